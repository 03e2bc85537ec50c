//! Calls to what operators see of them.

mod watcher;

use std::time::Duration;

use tracing::Level;

use self::watcher::{Fields, Seen, Watcher};
use super::resent::{asking, broken, status, unreachable};
use super::{JAR, JarToken, Reply, Shop, builder, client, get, jar, json, stubborn};
use crate::runtime::generated::*;
use crate::runtime::seen::CallSpan;
use crate::runtime::{ApiKey, Basic, Deviation, DeviationKind, Options};

fn fields<const N: usize>(pairs: [(&'static str, &str); N]) -> Fields {
    let owned = pairs.map(|(name, value)| (name, value.to_owned()));
    Fields::from(owned)
}

/// What is seen of a call.
async fn watched(client: &Client) -> Watcher {
    let watcher = Watcher::default();
    let guard = watcher.watch();
    let _ = get(client).await;
    drop(guard);
    watcher
}

fn messages(events: &[Seen]) -> Vec<(Level, &str)> {
    let message = |event: &Seen| (event.level, event.fields["message"].clone());
    let all = events.iter().map(message);
    all.map(|(level, message)| (level, &*message.leak()))
        .collect()
}

#[tokio::test]
async fn a_call_and_its_attempt_have_opentelemetrys_names() {
    let watcher = watched(&client(&Shop::new([json(200, JAR)]))).await;
    let [call, attempt] = &*watcher.spans() else {
        panic!("two spans: {:?}", watcher.spans());
    };
    let shared = [
        ("http.request.method", "GET"),
        ("url.template", "/shelves/{shelf}/jars/{jar}"),
        ("server.address", "api.north.example.com"),
        ("server.port", "443"),
        ("http.response.status_code", "200"),
        ("request_id", "r-7"),
    ];
    let mut expected = fields(shared);
    expected.extend(fields([
        ("operation", "jars.get"),
        ("otel.name", "jars.get"),
        ("otel.kind", "internal"),
    ]));
    assert_eq!(
        (call.name, call.parent, &call.fields),
        ("call", None, &expected)
    );
    let mut expected = fields(shared);
    expected.extend(fields([
        ("otel.name", "GET /shelves/{shelf}/jars/{jar}"),
        ("otel.kind", "client"),
    ]));
    assert_eq!((attempt.name, attempt.parent), ("attempt", Some(0)));
    assert_eq!(attempt.fields, expected);
    let target = env!("CARGO_PKG_NAME");
    assert!(
        watcher
            .spans()
            .iter()
            .all(|seen| seen.target == target && seen.level == Level::INFO)
    );
    assert_eq!((watcher.events().len(), watcher.open()), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn what_is_sent_again_is_counted_and_says_why_and_when() {
    let shop = Shop::new([broken(), asking(503, "7"), json(200, JAR)]);
    let watcher = watched(&stubborn(&shop)).await;
    let of = |name: &'static str| {
        let value = |span: Seen| span.fields.get(name).cloned().unwrap_or_default();
        watcher.spans().into_iter().map(value).collect::<Vec<_>>()
    };
    assert_eq!(of("http.request.resend_count"), ["2", "", "1", "2"]);
    assert_eq!(of("error.type"), ["", "transport", "503", ""]);
    assert_eq!(of("otel.status_code"), ["", "ERROR", "ERROR", ""]);
    assert_eq!(of("http.response.status_code"), ["200", "", "503", "200"]);
    let parents: Vec<_> = watcher.spans().iter().map(|span| span.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(0), Some(0)]);
    let events = watcher.events();
    assert_eq!(
        messages(&events),
        [(Level::INFO, "a request is sent again"); 2]
    );
    let more = |event: &Seen| {
        let field = |name| event.fields[name].clone();
        let count = field("http.request.resend_count");
        (event.parent, field("error.type"), count, field("pause_ms"))
    };
    let told = |why: &str, count: &str, pause: &str| {
        (Some(0), why.to_owned(), count.to_owned(), pause.to_owned())
    };
    let expected = [told("transport", "1", "500"), told("503", "2", "7000")];
    assert_eq!(events.iter().map(more).collect::<Vec<_>>(), expected);
}

#[tokio::test(start_paused = true)]
async fn a_failure_has_its_type_on_the_call_and_on_the_attempt() {
    for (reply, call, attempt) in [
        (status(404), "404", "404"),
        (unreachable(), "connect", "connect"),
        (Reply::Never, "timeout", "timeout"),
        (json(200, "no JSON"), "decode", ""),
    ] {
        let watcher = watched(&client(&Shop::new([reply]))).await;
        let kind = |span: &Seen| span.fields.get("error.type").cloned().unwrap_or_default();
        let kinds: Vec<_> = watcher.spans().iter().map(kind).collect();
        assert_eq!(kinds, [call, attempt]);
        assert_eq!(watcher.open(), 0);
    }
    let none = builder(&Shop::default()).build().expect("a client");
    let watcher = watched(&none).await;
    assert_eq!(watcher.spans()[0].fields["error.type"], "credentials");
    assert_eq!(watcher.spans().len(), 1);
}

#[tokio::test]
async fn an_exchange_is_a_call_within_the_call_that_waits_for_it() {
    let shop = Shop::new([json(200, r#"{"token":"t"}"#), json(200, JAR)]);
    let exchanging = builder(&shop).credentials(JarToken::new("tk"));
    let watcher = watched(&exchanging.build().expect("a client")).await;
    let spans: Vec<_> = watcher.spans();
    let line: Vec<_> = spans.iter().map(|span| (span.name, span.parent)).collect();
    let attempt = "attempt";
    assert_eq!(
        line,
        [
            ("call", None),
            ("call", Some(0)),
            (attempt, Some(1)),
            (attempt, Some(0))
        ]
    );
    assert_eq!(spans[1].fields["operation"], "tokens.exchange");
    let events = watcher.events();
    assert_eq!(messages(&events), [(Level::INFO, "a token was exchanged")]);
    let shop = Shop::new([status(401)]);
    let exchanging = builder(&shop).credentials(JarToken::new("tk"));
    let watcher = watched(&exchanging.build().expect("a client")).await;
    let events = watcher.events();
    assert_eq!(
        messages(&events),
        [(Level::WARN, "a token was not exchanged")]
    );
    assert_eq!(events[0].fields["error.type"], "401");
    assert_eq!(watcher.open(), 0);
}

#[tokio::test]
async fn a_deviation_is_an_event_of_its_call_without_the_value() {
    let watcher = watched(&client(&Shop::new([json(201, r#"{"jar":{"id":7}}"#)]))).await;
    let events = watcher.events();
    let lost = "an answer is not as documented, and content is lost";
    let new = "an answer is not as documented; its content is kept";
    assert_eq!(messages(&events), [(Level::WARN, lost), (Level::INFO, new)]);
    assert_eq!(events[0].parent, Some(0));
    let field = |name| events[0].fields[name].as_str();
    assert_eq!(
        (field("path"), field("expected"), field("found")),
        ("/jar/id", "a string", "a number")
    );
    let watcher = Watcher::default();
    let guard = watcher.watch();
    let draft = get(&client(&Shop::default())).into_draft();
    CallSpan::of(&draft).deviates(&Deviation {
        path: "/jar/status".to_owned(),
        kind: DeviationKind::News,
        expected: "a documented value".into(),
        found: "hunter2".to_owned().into(),
    });
    drop(guard);
    assert_eq!(watcher.events()[0].fields["found"], "another value");
}

#[tokio::test(start_paused = true)]
async fn a_spent_budget_is_a_warning() {
    let client = stubborn(&Shop::new((0..151).map(|_| status(503))));
    for _ in 0..50 {
        get(&client).await.expect_err("down");
    }
    let watcher = watched(&client).await;
    let spent = "a request is not sent again: too many calls of this client fail";
    assert_eq!(messages(&watcher.events())[0], (Level::WARN, spent));
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_keep_their_own_spans() {
    let watcher = Watcher::default();
    let guard = watcher.watch();
    let late = |seconds| {
        let response = super::response(200, "application/json", JAR);
        Reply::After(Duration::from_secs(seconds), response)
    };
    let client = client(&Shop::new([late(2), late(1)]));
    let first = tokio::spawn(get(&client).into_future());
    let second = tokio::spawn(get(&client).into_future());
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(
        (watcher.spans().len(), watcher.open(), watcher.entered()),
        (4, 4, 0)
    );
    first.await.expect("no panic").expect("a jar");
    second.await.expect("no panic").expect("a jar");
    drop(guard);
    let spans = watcher.spans();
    let line: Vec<_> = spans.iter().map(|span| (span.name, span.parent)).collect();
    let (call, attempt) = (("call", None), "attempt");
    assert_eq!(line, [call, (attempt, Some(0)), call, (attempt, Some(2))]);
    assert_eq!(watcher.open(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_leaves_no_span_open() {
    let watcher = Watcher::default();
    let guard = watcher.watch();
    for replies in [vec![Reply::Never], vec![asking(503, "9")]] {
        let call = tokio::spawn(get(&stubborn(&Shop::new(replies))).into_future());
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(watcher.open() > 0);
        call.abort();
        call.await.expect_err("aborted");
        assert_eq!((watcher.open(), watcher.entered()), (0, 0));
    }
    drop(guard);
}

#[tokio::test(start_paused = true)]
async fn no_span_and_no_event_holds_a_secret_a_value_or_a_body() {
    const CANARY: &str = "hunter2";
    let watcher = Watcher::default();
    let guard = watcher.watch();
    let answers = [
        json(200, r#"{"token":"hunter2"}"#),
        json(401, r#"{"error":"hunter2"}"#),
        json(200, r#"{"token":"hunter2-2"}"#),
        json(503, r#"{"error":"hunter2"}"#),
        json(202, r#"{"jar":{"id":["hunter2"],"status":"hunter2"}}"#),
        json(404, r#"{"error":"hunter2"}"#),
        json(200, r#"{"jar":hunter2"#),
    ];
    let client = builder(&Shop::new(answers))
        .credentials(JarToken::new(CANARY))
        .credentials(ApiKey::new(CANARY))
        .build()
        .expect("a client");
    for _ in 0..3 {
        let call = jar(&client, CANARY, CANARY)
            .query(CANARY, &CANARY.to_owned())
            .header("X-Key", &CANARY.to_owned())
            .cookie("c", &CANARY.to_owned())
            .json(None, &CANARY.to_owned());
        let _ = call.with(|options| options.header("x-more", CANARY)).await;
    }
    let refused = jar(&client, CANARY, "..").with(Options::strict);
    refused.await.expect_err("refused");
    let old = builder(&Shop::new([status(500)])).credentials(Basic::new(CANARY, CANARY));
    let _ = get(&old.build().expect("a client"))
        .with(Options::no_retries)
        .await;
    drop(guard);
    let shown = format!("{:?} {:?}", watcher.spans(), watcher.events());
    assert!(
        shown.contains("a token was exchanged") && shown.contains("is kept"),
        "{shown}"
    );
    assert!(shown.contains("decode") && shown.contains("503"), "{shown}");
    assert!(!shown.contains(CANARY), "{shown}");
}
