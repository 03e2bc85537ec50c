//! Lines become server-sent events, as the HTML standard reads them.
//!
//! What it asks for beyond a stream of events is left out: a connection that ends is not made anew.
//! An event that nothing ends is given all the same, where the standard drops it: many servers end their
//! last one by closing the connection, and one that breaks off in the middle is an error of its own.

use std::time::Duration;

use crate::runtime::events::Frame;
use crate::runtime::events::lines::TooLong;

/// Events, being read.
pub(super) struct Events {
    limit: usize,
    begun: Frame,
    /// Whether it has a line of data, be it an empty one.
    has_data: bool,
    last_id: Option<String>,
}

impl Events {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            begun: Frame::default(),
            has_data: false,
            last_id: None,
        }
    }

    /// Takes a line; gives the event that it ends.
    pub(super) fn line(&mut self, line: &[u8]) -> Result<Option<Frame>, TooLong> {
        if line.is_empty() {
            return Ok(self.end());
        }
        let (name, value) = match line.iter().position(|byte| *byte == b':') {
            // Servers write comments to keep connections alive.
            Some(0) => return Ok(None),
            Some(colon) => (&line[..colon], &line[colon + 1..]),
            None => (line, &[][..]),
        };
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => self.data(value)?,
            b"event" => self.begun.event = Some(text(value)).filter(|name| !name.is_empty()),
            b"id" if !value.contains(&0) => {
                self.last_id = Some(text(value)).filter(|id| !id.is_empty());
            }
            b"retry" if value.iter().all(u8::is_ascii_digit) => {
                self.begun.retry = text(value).parse().ok().map(Duration::from_millis);
            }
            _ => {}
        }
        Ok(None)
    }

    /// What has been begun; nothing where it has no data.
    pub(super) fn end(&mut self) -> Option<Frame> {
        let mut frame = std::mem::take(&mut self.begun);
        frame.id.clone_from(&self.last_id);
        std::mem::take(&mut self.has_data).then_some(frame)
    }

    fn data(&mut self, value: &[u8]) -> Result<(), TooLong> {
        let data = &mut self.begun.data;
        if value.len() >= self.limit.saturating_sub(data.len()) {
            return Err(TooLong);
        }
        if self.has_data {
            data.push(b'\n');
        }
        data.extend_from_slice(value);
        self.has_data = true;
        Ok(())
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Events;
    use crate::runtime::events::Frame;
    use crate::runtime::events::lines::TooLong;

    fn read(lines: &str) -> Vec<Frame> {
        let mut events = Events::new(16);
        let mut frames: Vec<Frame> = lines
            .lines()
            .filter_map(|line| events.line(line.as_bytes()).expect("short events"))
            .collect();
        frames.extend(events.end());
        frames
    }

    fn data(frames: &[Frame]) -> Vec<&str> {
        let text = |frame| str::from_utf8(frame).expect("text");
        frames.iter().map(|frame| text(&frame.data)).collect()
    }

    #[test]
    fn lines_of_data_are_joined_and_one_space_is_left_out() {
        let frames = read("data: a\ndata:b\ndata\ndata:  c\n\n");
        assert_eq!(data(&frames), ["a\nb\n\n c"]);
    }

    #[test]
    fn an_event_has_a_name_an_id_that_lasts_and_a_pause() {
        let frames = read("event: add\nid: 7\nretry: 1500\ndata: a\n\ndata: b\n\nid\ndata: c\n\n");
        assert_eq!(data(&frames), ["a", "b", "c"]);
        assert_eq!(frames[0].event.as_deref(), Some("add"));
        assert_eq!(frames[0].retry, Some(Duration::from_millis(1500)));
        assert_eq!((&frames[1].event, frames[1].retry), (&None, None));
        let ids: Vec<_> = frames.iter().map(|frame| frame.id.as_deref()).collect();
        assert_eq!(ids, [Some("7"), Some("7"), None]);
    }

    #[test]
    fn comments_unknown_words_and_events_without_data_are_passed() {
        assert_eq!(read(": ping\n\nevent: x\n\nfoo: bar\nretry: soon\n\n"), []);
        assert_eq!(data(&read("data\n\n")), [""]);
        // The name of an event that was passed is not the next one's.
        assert_eq!(read("event: x\n\ndata: a\n\n")[0].event, None);
    }

    #[test]
    fn the_last_event_needs_no_empty_line() {
        assert_eq!(data(&read("data: a\n\ndata: b")), ["a", "b"]);
    }

    #[test]
    fn an_event_of_endless_lines_is_given_up() {
        let mut events = Events::new(16);
        assert_eq!(events.line(b"data: 12345678"), Ok(None));
        assert_eq!(events.line(b"data: 12345678"), Err(TooLong));
    }
}
