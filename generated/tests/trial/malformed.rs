//! Every answer that servers get wrong ends in a value that says what is missing, or in an error of its kind.

use serde_json::Value;

use super::Trial;
use super::documented::Answer;
use super::mutation::{cut, other_kinds, replaced, twice, without};
use super::outcome::{Change, Outcome};
use crate::api::tested::{Deviation, DeviationKind, ErrorKind};
use crate::support::{Framing, Reply, read, same_json};

const PAGE: &str = "<!DOCTYPE html>\n<html><body><h1>502 Bad Gateway</h1></body></html>";

/// More than any document nests, and than any client should follow.
const DEEP: usize = 2_000;

/// Members of an answer that a trial may spoil, as JSON pointers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Places {
    /// One of a known set of texts.
    pub(crate) choice: Option<&'static str>,
    /// One that has to be there.
    pub(crate) required: Option<&'static str>,
}

impl Trial {
    /// A documented success, spoilt in every way.
    pub(crate) async fn survives(&self, good: &Answer, places: Places) {
        self.reads_whatever_it_is_called(good).await;
        self.ends_with_what_cannot_be_read(good).await;
        self.keeps_to_the_limit(good).await;
        let whole: Value = read(good.body);
        for other in other_kinds(&whole) {
            let row = format!("{other} as the whole");
            self.tells(good, &row, &other.to_string(), &other, "").await;
        }
        if let Some(place) = places.required {
            self.tells_of_a_required_member(good, &whole, place).await;
        }
        if let Some(place) = places.choice {
            let other = replaced(&whole, place, "never heard of".into());
            let row = format!("an unknown value at {place}");
            let news = self
                .tells(good, &row, &other.to_string(), &other, place)
                .await;
            let is_news = news
                .first()
                .is_some_and(|it| it.kind == DeviationKind::News);
            assert!(is_news && news.len() == 1, "{row}: {news:#?}");
        }
    }

    /// A documented error whose body is spoilt: status and body are kept all the same.
    pub(crate) async fn keeps_malformed_errors(&self, documented: &Answer) {
        let mut bodies = bodies_without_sense(documented.body);
        bodies.extend(other_kinds(&read(documented.body)).iter().map(|other| {
            let text = other.to_string();
            ("another kind", "application/json", text.into_bytes())
        }));
        let control = "Retry \u{1b}[31m\u{0}\u{85}\u{2028}later\r\n";
        bodies.push(("control characters", "text/plain", control.into()));
        for (row, media, body) in bodies {
            let row = format!("{row}: {}", String::from_utf8_lossy(&body));
            let reply = Reply::new(documented.status, media, body.clone());
            let outcome = self.answered(reply).await;
            let failed = documented.assert_status(&row, &outcome);
            assert_eq!(failed.body, body, "{row}");
            let api = failed.api.as_ref();
            let fits = api.is_none_or(|(shown, _)| documented.is_variant(shown));
            assert!(fits, "{row}: {api:?}");
        }
    }

    async fn reads_whatever_it_is_called(&self, good: &Answer) {
        let medias = [
            "text/plain",
            "application/octet-stream",
            "application/json; charset=x",
            "",
        ];
        for media in medias {
            let outcome = self.answered(Reply::new(good.status, media, good.body));
            good.assert_given(&format!("JSON called {media:?}"), &outcome.await);
        }
        let marked = format!("\u{feff}{}", good.body);
        let outcome = self.answered(Reply::new(good.status, good.media, marked));
        good.assert_given("a byte order mark", &outcome.await);
    }

    async fn ends_with_what_cannot_be_read(&self, good: &Answer) {
        let mut bodies = bodies_without_sense(good.body);
        bodies.push(("more behind", good.media, [good.body, " ]"].concat().into()));
        for (row, media, body) in bodies {
            let row = format!("{row}: {}", String::from_utf8_lossy(&body));
            let outcome = self.answered(Reply::new(good.status, media, body)).await;
            assert_failed(&row, &outcome, ErrorKind::Decode, good.status);
        }
        let half = good.body.as_bytes()[..good.body.len() / 2].to_vec();
        for framing in [Framing::CutOff, Framing::Silence] {
            let broken = Reply::new(good.status, good.media, half.clone()).framed(framing);
            let outcome = self.answered(broken).await;
            let row = format!("a broken connection: {framing:?}");
            assert_failed(&row, &outcome, ErrorKind::Transport, good.status);
        }
    }

    async fn keeps_to_the_limit(&self, good: &Answer) {
        let limit = good.body.len();
        let limited: Change<'_> = &|options| options.response_limit(limit);
        let huge = good.body.to_owned() + &" ".repeat(8 * limit);
        for framing in [Framing::Length, Framing::Chunks] {
            let reply = Reply::new(good.status, good.media, good.body).framed(framing);
            let outcome = self.answered_by([reply], limited).await;
            good.assert_given("as large as may be", &outcome);
            let reply = Reply::new(good.status, good.media, huge.as_str()).framed(framing);
            let outcome = self.answered_by([reply], limited).await;
            assert_failed("huge", &outcome, ErrorKind::TooLarge, good.status);
        }
    }

    async fn tells_of_a_required_member(&self, good: &Answer, whole: &Value, place: &str) {
        let other = replaced(whole, place, Value::Null);
        let row = format!("null at {place}");
        self.tells(good, &row, &other.to_string(), &other, place)
            .await;
        let there = whole.pointer(place).expect("the place is there");
        for kind in other_kinds(there) {
            let row = format!("{kind} at {place}");
            let other = replaced(whole, place, kind);
            self.tells(good, &row, &other.to_string(), &other, place)
                .await;
        }
        let other = without(whole, place);
        let row = format!("nothing at {place}");
        let told = self
            .tells(good, &row, &other.to_string(), &other, place)
            .await;
        assert!(is_lost(&told, place), "{row}: {told:#?}");
        let row = format!("twice at {place}");
        let told = self
            .tells(good, &row, &twice(whole, place), whole, place)
            .await;
        assert!(is_lost(&told, place), "{row}: {told:#?}");
    }

    /// What was sent is there in the value, or its loss is recorded at that place, and an error to those who
    /// asked for one.
    async fn tells(
        &self,
        good: &Answer,
        row: &str,
        text: &str,
        sent: &Value,
        place: &str,
    ) -> Vec<Deviation> {
        let reply = Reply::new(good.status, good.media, text);
        let outcome = self.answered(reply.clone()).await;
        let Ok(given) = &outcome.result else {
            panic!("{row}: {:#?}", outcome.result)
        };
        let told = given.deviations.clone();
        let kept = same_json(&given.value, &good.inner(sent));
        assert!(kept || is_lost(&told, place), "{row}: {given:#?}");
        let strict = self.answered_by([reply], &|options| options.strict()).await;
        match told.iter().find(|it| it.kind == DeviationKind::Loss) {
            Some(loss) => {
                assert_failed(row, &strict, ErrorKind::Decode, good.status);
                let path = strict.result.err().and_then(|failed| failed.json_path);
                assert_eq!(path.unwrap_or_default(), loss.path, "{row}");
            }
            None => assert!(strict.result.is_ok(), "{row}: {:#?}", strict.result),
        }
        told
    }
}

/// What no client can read as JSON, by what it is.
fn bodies_without_sense(good: &str) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let json = "application/json";
    let deep = ["[".repeat(DEEP), "]".repeat(DEEP)].concat();
    let mut bodies: Vec<(&'static str, &'static str, Vec<u8>)> = vec![
        ("a page", "text/html", PAGE.into()),
        ("a page called JSON", json, PAGE.into()),
        ("nothing", json, Vec::new()),
        ("spaces", json, b" \r\n".to_vec()),
        ("words", json, b"Retry later".to_vec()),
        ("other bytes", json, b"\xff\xfe\x00{".to_vec()),
        ("nested without end", json, deep.into()),
    ];
    bodies.extend(cut(good).into_iter().map(|cut| ("cut", json, cut)));
    bodies
}

fn is_lost(told: &[Deviation], place: &str) -> bool {
    told.iter()
        .any(|it| it.kind == DeviationKind::Loss && it.path.starts_with(place))
}

fn assert_failed(row: &str, outcome: &Outcome, kind: ErrorKind, status: u16) {
    let Err(failed) = &outcome.result else {
        panic!("{row}: {:#?}", outcome.result)
    };
    assert_eq!(failed.kind, kind, "{row}: {failed:#?}");
    assert_eq!(failed.status.unwrap_or(status), status, "{row}");
    assert!(!failed.line.contains('\n'), "{row}: {}", failed.line);
}
