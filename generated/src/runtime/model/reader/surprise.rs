//! What is not as documented is recorded at the value being read, and gets its path from those around it.

use std::borrow::Cow;

use jiter::Peek;

use super::super::deviation::{Deviation, DeviationKind, Reading, Segment, quoted};
use super::super::repair::{Decoded, Fidelity, decoded, end_of_text};
use super::Reader;

/// Deviations that are kept: a body of nothing but surprises must not fill the memory.
const MOST_DEVIATIONS: usize = 1_000;

/// Losses, news, members passed.
pub(in super::super) type Oddity = (usize, usize, usize);

impl Reader<'_> {
    /// Skips a value of a kind that the member does not take; the member keeps its empty value.
    #[cold]
    pub(in super::super) fn unexpected(&mut self, expected: &'static str, next: Peek) -> Reading {
        self.skip(next)?;
        self.refuse(expected, kind(next));
        Ok(())
    }

    /// Records that the value just passed is none that the member takes.
    #[cold]
    pub(in super::super) fn refuse(
        &mut self,
        expected: &'static str,
        found: impl Into<Cow<'static, str>>,
    ) {
        self.tag = None;
        self.refused = true;
        self.record(DeviationKind::Loss, expected, found);
    }

    #[inline]
    pub(in super::super) fn take_refusal(&mut self) -> bool {
        std::mem::take(&mut self.refused)
    }

    /// Records a deviation at the value being read; those around it complete the path.
    #[cold]
    pub(in super::super) fn record(
        &mut self,
        kind: DeviationKind,
        expected: impl Into<Cow<'static, str>>,
        found: impl Into<Cow<'static, str>>,
    ) {
        let first_loss = kind == DeviationKind::Loss
            && self
                .deviations
                .iter()
                .all(|known| known.kind == DeviationKind::News);
        if self.deviations.len() < MOST_DEVIATIONS || first_loss {
            self.deviations.push(Deviation {
                path: String::new(),
                kind,
                expected: expected.into(),
                found: found.into(),
            });
        }
    }

    /// Records a text that has not the form of its type, and is kept.
    #[cold]
    pub(in super::super) fn record_odd(&mut self, form: &'static str, text: &str) {
        self.record(DeviationKind::News, form, quoted(text));
    }

    /// How far what was read is from what was documented: losses, news, members passed.
    pub(in super::super) fn oddity(&self) -> Oddity {
        let of = |kind| {
            self.deviations
                .iter()
                .filter(|one| one.kind == kind)
                .count()
        };
        (
            of(DeviationKind::Loss),
            of(DeviationKind::News),
            self.passed,
        )
    }

    /// Takes over what another reader of the same value has recorded, but for what was recorded since.
    pub(in super::super) fn take_over(&mut self, other: Self, since: usize) {
        for deviation in other.deviations {
            if !self.deviations[since..].contains(&deviation) {
                self.deviations.push(deviation);
            }
        }
    }

    /// How many deviations there are, to be handed to `place` after reading a child.
    #[inline]
    pub(in super::super) fn recorded_so_far(&self) -> usize {
        self.deviations.len()
    }

    /// Completes the paths of what was recorded since.
    #[inline]
    pub(in super::super) fn place(&mut self, since: usize, segment: Segment<'_>) {
        if self.deviations.len() > since {
            place(&mut self.deviations[since..], segment);
        }
    }

    /// The name that was read next from there, for when there is something to say of its member: a copy of each would be
    /// most of the memory that a map takes while it is read.
    #[cold]
    pub(in super::super) fn name_from(&self, start: usize) -> String {
        let quote = self.text[start..].iter().position(|byte| *byte == b'"');
        let name = quote.and_then(|quote| {
            let end = end_of_text(self.text, start + quote)?;
            self.text.get(start + quote + 1..end)
        });
        decoded(name.unwrap_or_default()).text
    }

    /// The text of something decoded; a replacement in it is recorded.
    pub(in super::super) fn recorded(&mut self, decoded: Decoded) -> String {
        match decoded.fidelity {
            Fidelity::Exact => {}
            Fidelity::Replaced => self.record(
                DeviationKind::Loss,
                "text in UTF-8",
                "other bytes, replaced by U+FFFD",
            ),
        }
        decoded.text
    }
}

#[cold]
fn place(deviations: &mut [Deviation], segment: Segment<'_>) {
    for deviation in deviations {
        segment.prefix(&mut deviation.path);
    }
}

/// The kind of a value, in words.
pub(in super::super) fn kind(next: Peek) -> &'static str {
    match next {
        Peek::Null => "null",
        Peek::True | Peek::False => "a boolean",
        Peek::String => "a string",
        Peek::Array => "a list",
        Peek::Object => "an object",
        _ => "a number",
    }
}
