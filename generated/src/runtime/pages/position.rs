//! Where a walk over pages stands becomes a text that can be kept, and goes on from there.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::runtime::description::PageStyle;
use crate::runtime::error::{Error, ErrorKind, Parts};

/// Where a walk over the pages of a list stands: which page comes next, and how many of its items
/// were taken. It can be kept as text and resumed from by another process, for a call with the same
/// arguments; a call whose pages are asked for in another way refuses it.
///
/// The text may hold what the server put in a cursor or a link, and is not shown by `Debug`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Position {
    pub(super) style: PageStyle,
    pub(super) place: Place,
    /// How many items of that page were taken.
    pub(super) taken: usize,
}

/// Which page comes next.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// The one that the call asks for by itself.
    Start,
    /// The one of this number, behind this cursor or at this URL.
    At(String),
    /// None.
    End,
}

impl Position {
    /// Whether there is nothing behind it.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.place == Place::End
    }
}

/// `page:0:7`: the style, the items taken, and the place, which is empty at the start.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            style,
            place,
            taken,
        } = self;
        let style = word(*style);
        match place {
            Place::Start => write!(f, "{style}:{taken}:"),
            Place::At(place) => write!(f, "{style}:{taken}:{place}"),
            Place::End => write!(f, "{style}:end"),
        }
    }
}

impl FromStr for Position {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        read(text).ok_or_else(|| {
            let why = "the text is no position: take what a position was written as";
            Parts::new(ErrorKind::Request, why).into()
        })
    }
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.place {
            Place::Start => "start",
            Place::At(_) => "at …",
            Place::End => "end",
        };
        let (style, taken) = (word(self.style), self.taken);
        write!(f, "Position({style}, {place}, {taken} taken)")
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

pub(super) fn word(style: PageStyle) -> &'static str {
    match style {
        PageStyle::Page => "page",
        PageStyle::Cursor => "cursor",
        PageStyle::Link => "link",
    }
}

fn read(text: &str) -> Option<Position> {
    let (known, rest) = text.split_once(':')?;
    let style = [PageStyle::Page, PageStyle::Cursor, PageStyle::Link]
        .into_iter()
        .find(|style| word(*style) == known)?;
    if rest == "end" {
        let (place, taken) = (Place::End, 0);
        return Some(Position {
            style,
            place,
            taken,
        });
    }
    let (taken, place) = rest.split_once(':')?;
    Some(Position {
        style,
        place: match place {
            "" => Place::Start,
            place => Place::At(place.to_owned()),
        },
        taken: taken.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Place, Position};
    use crate::runtime::description::PageStyle;

    #[test]
    fn a_position_is_read_as_it_was_written() {
        let places = [
            Place::Start,
            Place::At("https://a.example/b?c=d:e".into()),
            Place::At("end".into()),
            Place::End,
        ];
        for place in places {
            let taken = if place == Place::End { 0 } else { 3 };
            let position = Position {
                style: PageStyle::Cursor,
                place,
                taken,
            };
            let text = position.to_string();
            assert_eq!(text.parse().ok(), Some(position.clone()), "{text}");
            let stored = serde_json::to_string(&position).expect("a text");
            assert_eq!(stored, serde_json::to_string(&text).expect("a text"));
            let kept: Position = serde_json::from_str(&stored).expect("a position");
            assert_eq!(kept, position);
        }
    }

    #[test]
    fn what_is_no_position_is_refused() {
        for text in ["", "page", "page:", "page:x:1", "pages:0:1", "page:-1:2"] {
            let error = text.parse::<Position>().expect_err(text);
            assert!(error.to_string().contains("no position"), "{text}");
        }
    }

    #[test]
    fn a_position_does_not_show_what_the_server_made() {
        let position: Position = "cursor:2:hunter2".parse().expect("a position");
        assert_eq!(format!("{position:?}"), "Position(cursor, at …, 2 taken)");
    }
}
