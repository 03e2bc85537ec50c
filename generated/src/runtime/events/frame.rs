//! What stands between two separators becomes the value that the description promises.

use std::time::Duration;

use crate::runtime::events::Event;
use crate::runtime::model::{Json, Member, write_json};
use crate::runtime::read::{self, Read};

/// An element of a series, not yet read; of an event with what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub(super) event: Option<String>,
    pub(super) id: Option<String>,
    pub(super) retry: Option<Duration>,
    /// Public for `evented!`.
    pub(crate) data: Vec<u8>,
}

/// An event whose data is text; what is not UTF-8 in it is replaced.
#[expect(clippy::unnecessary_wraps, reason = "all readers of events are alike")]
pub(crate) fn text(frame: &Frame) -> Read<Event<String>> {
    let text = String::from_utf8_lossy(&frame.data).into_owned();
    Ok((frame.with(text), Vec::new()))
}

/// An event whose data is JSON.
pub(crate) fn json<T: Member>(frame: &Frame) -> Read<Event<T>> {
    of(frame, &frame.data)
}

/// An event that the description describes as an object whose member `data` is a value, but for the events
/// of these names: theirs is text, whatever it looks like. One without a name is described by another.
pub(crate) fn whole<T: Member>(
    frame: &Frame,
    texts: &[&str],
    nameless: Option<&str>,
) -> Read<Event<T>> {
    let name = frame.event.as_deref().or(nameless);
    if name.is_some_and(|name| texts.contains(&name)) {
        return described(frame, nameless);
    }
    let text = String::from_utf8_lossy(&frame.data);
    let is_json = text.parse::<Json>().is_ok();
    let data = if is_json {
        text.into_owned()
    } else {
        quoted(&text)
    };
    of(frame, frame.object(&data, nameless).as_bytes())
}

/// An event that the description describes as an object whose member `data` is text.
pub(crate) fn described<T: Member>(frame: &Frame, nameless: Option<&str>) -> Read<Event<T>> {
    let data = quoted(&String::from_utf8_lossy(&frame.data));
    of(frame, frame.object(&data, nameless).as_bytes())
}

fn of<T: Member>(frame: &Frame, json: &[u8]) -> Read<Event<T>> {
    let (value, deviations) = read::element(json)?;
    Ok((frame.with(value), deviations))
}

fn quoted(text: &str) -> String {
    String::from_utf8_lossy(&write_json(&text.to_owned(), None)).into_owned()
}

impl Frame {
    /// The last event of many APIs, which is no JSON.
    pub(super) fn ends_it(&self) -> bool {
        self.data.trim_ascii() == b"[DONE]"
    }

    fn with<T>(&self, data: T) -> Event<T> {
        Event {
            event: self.event.clone(),
            id: self.id.clone(),
            retry: self.retry,
            data,
        }
    }

    fn object(&self, data: &str, nameless: Option<&str>) -> String {
        let event = self.event.as_deref().or(nameless);
        let texts = [("event", event), ("id", self.id.as_deref())];
        let mut members: Vec<String> = texts
            .into_iter()
            .filter_map(|(name, text)| Some(format!("\"{name}\":{}", quoted(text?))))
            .collect();
        members.extend(
            self.retry
                .map(|retry| format!("\"retry\":{}", retry.as_millis())),
        );
        members.push(format!("\"data\":{data}"));
        format!("{{{}}}", members.join(","))
    }
}
