//! A count becomes a list of as many addons, in the form and order of members that the API answers.

use std::fmt::Write as _;

pub(crate) fn list(count: usize) -> String {
    let mut text = r#"{"addons":["#.to_owned();
    for number in 0..count {
        let comma = if number == 0 { "" } else { "," };
        write!(text, "{comma}{}", addon(number)).expect("a string takes all");
    }
    text.push_str("]}");
    text
}

fn addon(number: usize) -> String {
    format!(
        r#"{{"id":"ad-6733873b-1628-4b8e-8e74-{number:012}","app_id":"5ed10967884fef000f5e4fff","resource_id":"my_app_{number}","addon_provider":{{"id":"postgresql","name":"PostgreSQL","logo_url":"//cdn.example.net/addons/postgresql.svg"}},"plan":{{"id":"5d1e03873e6b3b000eefa827","name":"postgresql-sandbox","display_name":"Sandbox","price":0.0,"description":"<p>Small</p>\n","position":null,"on_demand":false,"disabled":false,"disabled_alternative_plan_id":null,"sku":"ovh-st-fr1-postgresql-sandbox"}},"provisioned_at":"2020-05-29T13:08:58.{:03}Z","deprovisioned_at":null,"status":"running"}}"#,
        number % 1000
    )
}
