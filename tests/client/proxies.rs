//! The proxy that the environment names, in a process of its own: an environment has all tests of one.

use std::env;
use std::process::Command;

use scalingo::{Builder, Client};

use crate::support::{Server, serve};

/// Where the child finds the API.
const API: &str = "PROXIES_TEST_API";

fn categories() -> Server {
    serve(200, "application/json", r#"{"addon_categories":[]}"#)
}

/// Runs one of the tests that are ignored here, with a proxy in its environment.
fn run(test: &str, proxy: &str, api: &str) -> bool {
    let mut child = Command::new(env::current_exe().expect("these tests"));
    for name in [
        "NO_PROXY",
        "no_proxy",
        "ALL_PROXY",
        "all_proxy",
        "HTTP_PROXY",
        "REQUEST_METHOD",
    ] {
        child.env_remove(name);
    }
    child.args(["--exact", test, "--ignored"]);
    let output = child.env("http_proxy", proxy).env(API, api).output();
    output.expect("the child runs").status.success()
}

async fn asks(change: impl FnOnce(Builder) -> Builder) {
    let api = env::var(API).expect("the parent says where");
    let builder = change(
        Client::builder()
            .base_url(api)
            .with(scalingo::Options::no_retries),
    );
    let client = builder.build().expect("builds");
    client
        .addon_providers()
        .categories()
        .await
        .expect("categories");
}

#[tokio::test]
#[ignore = "run by the tests below, with an environment of its own"]
async fn child() {
    asks(|builder| builder).await;
}

#[tokio::test]
#[ignore = "run by the tests below, with an environment of its own"]
async fn child_without_proxy() {
    asks(Builder::no_proxy).await;
}

#[test]
fn the_proxy_of_the_environment_is_asked_for_other_machines() {
    let proxy = categories();
    assert!(run("proxies::child", proxy.url(), "http://api.example/v1"));
    assert_eq!(
        proxy.request().path,
        "http://api.example/v1/addon_categories"
    );
}

#[test]
fn the_proxy_of_the_environment_is_not_asked_for_this_machine() {
    let (proxy, api) = (categories(), categories());
    assert!(run(
        "proxies::child",
        proxy.url(),
        &format!("{}/v1", api.url())
    ));
    assert_eq!(api.request().path, "/v1/addon_categories");
    assert!(proxy.requests().is_empty());
}

/// `0.0.0.0` leads to this machine and does not say so.
#[cfg(unix)]
#[test]
fn the_proxy_of_the_environment_is_not_asked_when_there_is_to_be_none() {
    let (proxy, api) = (categories(), categories());
    let url = format!("{}/v1", api.url().replace("127.0.0.1", "0.0.0.0"));
    assert!(run("proxies::child", proxy.url(), &url));
    assert_eq!(proxy.requests().len(), 1, "else the next lines say nothing");
    assert!(run("proxies::child_without_proxy", proxy.url(), &url));
    assert_eq!((proxy.requests().len(), api.requests().len()), (1, 1));
}
