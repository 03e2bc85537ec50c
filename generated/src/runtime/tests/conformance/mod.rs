//! The scenarios of `tests/conformance`, played in process in simulated time, and over sockets where no time
//! has to pass.

mod api;
mod calls;
mod client;
mod expected;
mod files;
mod in_process;
mod judge;
mod lists;
mod outcome;
mod play;
mod scenario;
mod script;
#[cfg(feature = "reqwest")]
mod sockets;
mod words;

use self::files::{Found, all};
use self::play::in_process;
#[cfg(feature = "reqwest")]
use self::play::over_sockets;
use self::scenario::Scenario;
use self::words::Place;
#[cfg(feature = "reqwest")]
use crate::runtime::ReqwestTransport;
#[cfg(feature = "reqwest")]
use crate::runtime::transport::Network;

/// How many scenarios there are to be at least.
const IN_PROCESS: usize = 290;
#[cfg(feature = "reqwest")]
const OVER_SOCKETS: usize = 170;

#[test]
fn scenarios_come_out_as_they_say_in_process() {
    let found = all();
    let failed: Vec<_> = found.iter().flat_map(complaints).collect();
    conclude("in process", found.len(), &failed);
    assert!(found.len() >= IN_PROCESS, "some scenarios are gone");
}

#[cfg(feature = "reqwest")]
#[tokio::test]
async fn scenarios_come_out_as_they_say_over_sockets() {
    let found = all();
    let place = Place::imagined();
    let without_time = |one: &&Found| {
        let scenario = one.scenario(&place);
        scenario.is_ok_and(|scenario| scenario.needs_no_time())
    };
    let transport = ReqwestTransport::new(&Network::default(), &[]).expect("a transport");
    let (mut played, mut failed) = (0, Vec::new());
    for one in found.iter().filter(without_time) {
        played += 1;
        let complaints = over_sockets(one, &transport).await;
        failed.extend(complaints.into_iter().map(|what| one.told(&what)));
    }
    conclude("over sockets", played, &failed);
    assert!(played >= OVER_SOCKETS, "some scenarios are gone");
}

fn conclude(way: &str, played: usize, failed: &[String]) {
    println!("{played} scenarios {way}");
    let told = failed.join("\n");
    assert!(
        failed.is_empty(),
        "{way}, {} complaints:\n{told}",
        failed.len()
    );
}

fn complaints(found: &Found) -> Vec<String> {
    let place = Place::imagined();
    let complaints = match found.scenario(&place) {
        Ok(scenario) => in_process(&scenario, &place),
        Err(mistake) => vec![mistake],
    };
    let told = complaints.iter().map(|what| found.told(what));
    told.collect()
}

/// What is complained about in a scenario with these members.
fn told(members: &str) -> Vec<String> {
    let scenario = format!(r#"{{"name": "one", "why": "to see", {members}}}"#);
    Found::of("odd.json", &scenario)
        .iter()
        .flat_map(complaints)
        .collect()
}

#[test]
fn a_mistake_in_a_scenario_names_file_and_scenario() {
    let told = |members| told(members).join("\n");
    assert!(
        told(r#""requests": [], "calls": [], "retries": 3"#)
            .starts_with("odd.json: one: unknown field `retries`")
    );
    assert_eq!(
        told(r#""calls": [{"call": "jars.get", "expect": {"dropped": true}}]"#),
        "odd.json: one: say what is sent: `requests` or `count`"
    );
    assert_eq!(
        told(r#""count": 0, "calls": [{"call": "jars.get", "expect": {}}]"#),
        "odd.json: one: `jars.get` expects one of `value`, `error`, `request` and `dropped`"
    );
    let operation = r#""count": 0, "calls": [{"call": "jars.eat", "expect": {"value": 1}}]"#;
    assert_eq!(
        told(operation),
        "odd.json: one: there is no operation `jars.eat`"
    );
}

#[test]
fn what_does_not_come_out_as_a_scenario_says_is_told() {
    let members = r#"
        "replies": [
            {"status": 503}, {"status": 200, "json": {"jar": {"id": "s3cret", "count": "3"}}},
            {"status": 404}
        ],
        "calls": [{"call": "jars.get", "expect": {"value": {"id": "j2"}, "attempts": 1, "took": 2}}],
        "requests": [{"line": "GET <root>/jars", "headers": {"authorization": null}}],
        "count": 3, "at": [0, 1]"#;
    let told = told(members);
    let wanted = [
        r#"value: expected Object {"id": String("j2")}, came "#,
        r#"deviations: expected [], came [("/jar/count", "loss")]"#,
        "attempts: expected 1, came 2",
        "a secret is shown: Raw {",
        "it took: expected 2s, came 500ms",
        "request: expected \"GET https://api.north.example.com/v1/jars\", came ",
        "header authorization of GET ",
        "sent as well: GET ",
        "requests: expected 3, came 2",
        "replies that nobody asked for: expected 0, came 1",
        "times of the requests: expected [0ns, 1s], came [0ns, 500ms]",
    ];
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
    for (told, wanted) in told.iter().zip(wanted) {
        let wanted = format!("odd.json: one: {wanted}");
        assert!(told.starts_with(&wanted), "{told} is not {wanted}");
    }
}
