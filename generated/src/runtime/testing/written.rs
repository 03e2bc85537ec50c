//! A value becomes the answer that it would be read from.

use crate::runtime::description::Info;
use crate::runtime::model::{Member, write_json};

/// What a documented answer consists of.
#[derive(Clone)]
pub struct Written {
    pub(super) status: u16,
    pub(super) media: Option<&'static str>,
    pub(super) body: Vec<u8>,
}

pub(crate) fn json(status: u16, envelope: Option<&str>, value: &dyn Member) -> Written {
    Written {
        status,
        media: Some("application/json"),
        body: write_json(value, envelope),
    }
}

pub(crate) fn text(status: u16, text: &str) -> Written {
    Written {
        status,
        media: Some("text/plain; charset=utf-8"),
        body: text.into(),
    }
}

pub(crate) fn bytes(status: u16, bytes: &[u8]) -> Written {
    Written {
        status,
        media: Some("application/octet-stream"),
        body: bytes.into(),
    }
}

pub(crate) fn empty(status: u16) -> Written {
    Written {
        status,
        media: None,
        body: Vec::new(),
    }
}

/// The status of a success: the first that is documented, unless the usual one is, too.
pub(crate) fn success(info: &Info, usual: u16) -> u16 {
    match info.successes {
        [] => usual,
        documented if documented.contains(&usual) => usual,
        [first, ..] => *first,
    }
}

/// The range of statuses that stands for those that are not documented otherwise.
pub(crate) const OTHERS: (u16, u16) = (0, u16::MAX);

/// The first status that is read by this range and by none before it. For [`OTHERS`] it is 418,
/// which servers do not send, or else the first error.
pub(crate) fn status(ranges: &[(u16, u16)], own: (u16, u16)) -> u16 {
    let read_by_own = |status: &u16| {
        let reads = |(first, last): &&(u16, u16)| (*first..=*last).contains(status);
        ranges.iter().find(reads) == Some(&own)
    };
    if own == OTHERS {
        let mut errors = std::iter::once(418).chain(400..=599);
        return errors.find(read_by_own).unwrap_or(418);
    }
    (own.0..=own.1).find(read_by_own).unwrap_or(own.0)
}
