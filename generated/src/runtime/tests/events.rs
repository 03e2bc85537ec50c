//! Answers that are series of events or lines.

use super::{GetError, Jar, Problem, Reply, Shop, client, json, response};
use crate::runtime::generated::*;
use crate::runtime::{ErrorKind, Evented, Options};

#[derive(Debug)]
enum Watch {}
operation!(Watch {
    id: "jars.watch", method: GET, path: "/jars/watch", server: 0,
    security: [], resend: Safe, success: [200],
    output: json(None) Jar, error: GetError,
});
evented!(Watch { accept: "text/event-stream", events json Jar });

macro_rules! series {
    ($name:ident, $($what:tt)*) => {
        #[derive(Debug)]
        enum $name {}
        operation!($name {
            id: "jars.series", method: GET, path: "/jars", server: 0,
            security: [], resend: Safe, output: text, error: Undocumented,
        });
        evented!($name { accept: "x/y", $($what)* });
    };
}
series!(Texts, events text);
series!(Whole, events whole([]) Told);
series!(Named, events whole(["note"]) ByName);
series!(Described, events described Said);
series!(Nameless, events whole(["note"], "add") ByName);
series!(NamelessText, events described("note") Noted);
series!(JsonLines, lines Jar);
series!(Sequence, sequence Jar);

/// An event as some descriptions have it.
#[derive(Clone)]
struct Told {
    event: String,
    data: Problem,
}
record!(Told { 0 event "event" required, 1 data "data" required });

#[derive(Clone)]
struct Said {
    id: Option<String>,
    data: String,
}
record!(Said { 0 id "id" optional, 1 data "data" required });

#[derive(Clone)]
struct Noted {
    event: String,
    data: String,
}
record!(Noted { 0 event "event" required, 1 data "data" required });

#[derive(Clone)]
enum ByName {
    Told(Told),
    Noted(Noted),
    Unknown(Json),
}
union!(ByName by "event" { 0 Told tag ["add"], 1 Noted tag ["note"] });

fn served(media: &str, body: &'static str) -> Shop {
    Shop::new([Reply::Answer(response(200, media, body))])
}

/// The elements as they are shown, and the errors between them.
async fn all<O: Evented>(call: Call<O>) -> Vec<String>
where
    O::Item: std::fmt::Debug,
{
    let mut stream = call.events().await.expect("a head");
    let mut seen = Vec::new();
    while let Some(item) = stream.next().await {
        seen.push(match item {
            Ok(item) => format!("{item:?}"),
            Err(error) => error.to_string(),
        });
    }
    seen
}

async fn of<O: Evented>(body: &'static str) -> Vec<String>
where
    O::Item: std::fmt::Debug,
{
    all(Call::<O>::new(&client(&served("text/event-stream", body)))).await
}

#[tokio::test]
async fn events_are_read_as_the_type_that_the_description_has() {
    let shop = served(
        "text/event-stream; charset=utf-8",
        ": hello\n\nevent: new\nid: 1\ndata: {\"id\":\ndata: \"a\"}\n\ndata: {\"id\":\"b\"}\n\n",
    );
    let mut events = Call::<Watch>::new(&client(&shop))
        .events()
        .await
        .expect("a head");
    let first = events
        .next()
        .await
        .expect("an event")
        .expect("as described");
    assert_eq!(
        (first.event.as_deref(), first.id.as_deref()),
        (Some("new"), Some("1"))
    );
    assert_eq!(first.data.id, "a");
    let second = events
        .next()
        .await
        .expect("an event")
        .expect("as described");
    assert_eq!((second.event, second.data.id.as_str()), (None, "b"));
    assert!(events.next().await.is_none());
    assert_eq!(shop.header("accept"), ["text/event-stream"]);
}

#[tokio::test]
async fn done_ends_events_of_json_and_is_text_among_texts() {
    let body = "data: {\"id\":\"a\"}\n\ndata: [DONE]\n\ndata: never\n\n";
    assert_eq!(of::<Watch>(body).await.len(), 1);
    assert_eq!(of::<Texts>("data: [DONE]\n\ndata: a\n\n").await.len(), 2);
}

#[tokio::test]
async fn one_event_that_cannot_be_read_does_not_lose_the_next() {
    let seen = of::<Watch>("data: {\"id\":\"a\n\ndata: {\"id\":\"b\"}\n\n").await;
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert!(
        seen[0].starts_with("jars.watch: the answer (status 200) cannot be read: "),
        "{seen:?}"
    );
    assert!(seen[1].contains("\"b\""), "{seen:?}");
}

#[tokio::test]
async fn deviations_are_counted_and_refused_by_strict_calls() {
    let body = "data: {}\n\ndata: {\"id\":\"b\"}\n\n";
    let recorded = client(&served("text/event-stream", body));
    assert_eq!(all(Call::<Watch>::new(&recorded)).await.len(), 2);
    assert_eq!(recorded.deviations().losses, 1);
    let strict = client(&served("text/event-stream", body));
    let seen = all(Call::<Watch>::new(&strict).with(Options::strict)).await;
    assert!(seen[0].ends_with("(at /id) (request id r-7)"), "{seen:?}");
    assert!(seen[1].contains("\"b\""), "{seen:?}");
}

#[tokio::test]
async fn events_that_are_described_as_objects_are_read_as_such() {
    let seen = of::<Whole>("event: add\ndata: {\"error\":\"x\"}\n\n").await;
    assert!(
        seen[0].contains("Told { event: \"add\", data: Problem { error: \"x\" } }"),
        "{seen:?}"
    );
    let seen = of::<Described>("id: 3\ndata: {\"a\"}\n\n").await;
    assert!(
        seen[0].contains(r#"Said { id: "3", data: "{\"a\"}" }"#),
        "{seen:?}"
    );
}

#[tokio::test]
async fn the_name_of_an_event_tells_what_its_data_is() {
    let body =
        "event: add\ndata: {\"error\":\"x\"}\n\nevent: note\ndata: 7\n\nevent: gone\ndata: 8\n\n";
    let seen = of::<Named>(body).await;
    let held = [
        "data: Told(Told { event: \"add\", data: Problem { error: \"x\" } }",
        "data: Noted(Noted { event: \"note\", data: \"7\" }",
        "data: Unknown(an object of \"data\", \"event\")",
    ];
    assert_eq!(seen.len(), held.len());
    for (seen, held) in seen.iter().zip(held) {
        assert!(seen.contains(held), "{seen}");
    }
}

#[tokio::test]
async fn an_event_without_a_name_has_the_one_that_is_described_for_it() {
    let seen = of::<Nameless>("data: {\"error\":\"x\"}\n\nevent: note\ndata: 7\n\n").await;
    assert!(
        seen[0].contains("data: Told(Told { event: \"add\""),
        "{seen:?}"
    );
    assert!(seen[0].contains("Event { event: None"), "{seen:?}");
    assert!(
        seen[1].contains("data: Noted(Noted { event: \"note\""),
        "{seen:?}"
    );
    let seen = of::<NamelessText>("data: 7\n\n").await;
    assert!(
        seen[0].contains("Noted { event: \"note\", data: \"7\" }"),
        "{seen:?}"
    );
}

#[tokio::test]
async fn lines_and_sequences_of_json_are_read() {
    let jars = [
        "Jar { id: \"a\", status: None }",
        "Jar { id: \"b\", status: None }",
    ];
    assert_eq!(
        of::<JsonLines>("{\"id\":\"a\"}\r\n\n{\"id\":\"b\"}").await,
        jars
    );
    let sequence = "\u{1e}{\"id\":\n\"a\"}\n\u{1e}{\"id\":\"b\"}\n";
    assert_eq!(of::<Sequence>(sequence).await, jars);
}

#[tokio::test]
async fn an_element_has_a_limit_of_size_and_all_of_them_together_none() {
    let body =
        "data: {\"id\":\"a\"}\n\ndata: {\"id\":\"b\"}\n\ndata: {\"id\":\"ccccccccccccccc\"}\n\n";
    let client = client(&served("text/event-stream", body));
    let call = Call::<Watch>::new(&client).with(|options| options.response_limit(20));
    let seen = all(call).await;
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert!(seen[2].contains("larger than 20 bytes"), "{seen:?}");
}

#[tokio::test]
async fn json_where_events_were_asked_for_is_told_and_errors_stay_typed() {
    let page = Reply::Answer(response(200, "text/html", "<html>"));
    let shop = Shop::new([
        json(200, r#"{"id":"a"}"#),
        page,
        json(404, r#"{"error":"no"}"#),
    ]);
    let client = client(&shop);
    let error = Call::<Watch>::new(&client)
        .events()
        .await
        .expect_err("JSON");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error
            .to_string()
            .contains("it is JSON where events were asked for"),
        "{error}"
    );
    let error = Call::<JsonLines>::new(&client)
        .events()
        .await
        .expect_err("a page");
    assert!(error.to_string().contains("it is an HTML page"), "{error}");
    let error = Call::<Watch>::new(&client)
        .events()
        .await
        .expect_err("a 404");
    assert!(
        matches!(error.api(), Some(GetError::NotFound(_))),
        "{error:?}"
    );
}
