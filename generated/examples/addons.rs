//! Lists the addons of an application, and the plans that each could move to.
//!
//! `SCALINGO_API_TOKEN=tk-us-… cargo run -p scalingo --example addons -- my-app`

use std::env;
use std::process::ExitCode;

use scalingo::Client;

#[tokio::main]
async fn main() -> ExitCode {
    let Some(app) = env::args().nth(1) else {
        eprintln!("Name an application: cargo run -p scalingo --example addons -- my-app");
        return ExitCode::FAILURE;
    };
    match list(&app).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn list(app: &str) -> Result<(), scalingo::Error> {
    // SCALINGO_API_TOKEN is needed; SCALINGO_REGION and SCALINGO_API_URL may be set.
    let client = Client::from_env()?;
    let addons = client.addons().list(app).await?;
    if addons.is_empty() {
        println!("{app} has no addon");
    }
    for addon in addons {
        println!(
            "{}  {} {}  {}",
            addon.id, addon.addon_provider.name, addon.plan.name, addon.status
        );
        let plans = client
            .addon_providers()
            .plans(addon.addon_provider.id)
            .await?;
        for plan in plans {
            println!("    {}  {}", plan.id, plan.display_name);
        }
    }
    Ok(())
}
