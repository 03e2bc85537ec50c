//! The keywords that were met, and what was said about them, become a count of what was done with each.

mod seen;
mod show;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::source::{At, NodeId};

pub(crate) use self::seen::Seen;
use self::seen::Word;

/// What was done with every keyword of a document, as far as it was read: what stands below a keyword that is
/// ignored is counted with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By object, then by keyword, in the order of the alphabet.
    pub rows: Vec<Row>,
}

/// A keyword of a kind of object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The kind of object in OpenAPI's words: `schema`.
    pub object: &'static str,
    /// As the document has it; [`WHOLE`] for objects that are ignored or refused as they are.
    pub keyword: String,
    /// How often the client is as it says.
    pub modelled: usize,
    /// How often it changes nothing, by reason.
    pub ignored: BTreeMap<&'static str, usize>,
    /// How often there is an error about it.
    pub refused: usize,
}

/// Stands for an object as a whole where a keyword is named.
pub const WHOLE: &str = "(whole)";

/// What was done with a keyword, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    Modelled,
    Ignored(&'static str),
    Refused,
}

impl Coverage {
    pub(crate) fn new(mut seen: Seen, diagnostics: &Diagnostics) -> Self {
        let mut whole = BTreeMap::new();
        for diagnostic in diagnostics.iter() {
            let (Some(fate), At::Value(pointer) | At::Key(pointer)) =
                (fate(diagnostic.code), &diagnostic.place.at)
            else {
                continue;
            };
            let node = NodeId {
                file: diagnostic.place.file,
                pointer: pointer.clone(),
            };
            blame(&mut seen, &mut whole, node, fate);
        }
        let words = seen.words.into_iter().map(|(node, Word { object, fate })| {
            let word = node.pointer.last().unwrap_or_default().to_owned();
            (object, word, fate)
        });
        let whole = whole
            .into_values()
            .map(|(object, fate)| (object, WHOLE.to_owned(), fate));
        let mut rows: BTreeMap<(&'static str, String), Row> = BTreeMap::new();
        for (object, keyword, fate) in words.chain(whole) {
            rows.entry((object, keyword.clone()))
                .or_insert_with(|| Row::new(object, keyword))
                .count(fate);
        }
        Self {
            rows: rows.into_values().collect(),
        }
    }

    /// Every occurrence of a keyword.
    #[must_use]
    pub fn keywords(&self) -> Sums {
        Sums::of(self.rows.iter().filter(|row| row.keyword != WHOLE))
    }

    /// The objects that are ignored or refused as a whole.
    #[must_use]
    pub fn objects(&self) -> Sums {
        Sums::of(self.rows.iter().filter(|row| row.keyword == WHOLE))
    }
}

/// What became of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub modelled: usize,
    pub ignored: usize,
    pub refused: usize,
}

impl Sums {
    fn of<'r>(rows: impl Iterator<Item = &'r Row>) -> Self {
        rows.fold(Self::default(), |sums, row| Self {
            modelled: sums.modelled + row.modelled,
            ignored: sums.ignored + row.ignored(),
            refused: sums.refused + row.refused,
        })
    }
}

impl Row {
    fn new(object: &'static str, keyword: String) -> Self {
        Self {
            object,
            keyword,
            modelled: 0,
            ignored: BTreeMap::new(),
            refused: 0,
        }
    }

    fn count(&mut self, fate: Fate) {
        match fate {
            Fate::Modelled => self.modelled += 1,
            Fate::Ignored(why) => *self.ignored.entry(why).or_default() += 1,
            Fate::Refused => self.refused += 1,
        }
    }

    /// How often it changes nothing.
    #[must_use]
    pub fn ignored(&self) -> usize {
        self.ignored.values().sum()
    }
}

/// What a diagnostic means for the keyword that it is about; nothing when it is read all the same.
fn fate(code: Code) -> Option<Fate> {
    match code.severity() {
        Severity::Error => Some(Fate::Refused),
        Severity::Warning => match code {
            Code::Ignored | Code::UnknownWord | Code::Unused => {
                Some(Fate::Ignored("changes nothing in the client"))
            }
            Code::NotModelled | Code::Conflict => Some(Fate::Ignored("has no form in Rust yet")),
            Code::Misfit => Some(Fate::Ignored("does not fit its schema")),
            _ => None,
        },
    }
}

/// An object is blamed as a whole, a keyword for itself; an error about anything else counts for the nearest
/// keyword above it.
fn blame(
    seen: &mut Seen,
    whole: &mut BTreeMap<NodeId, (&'static str, Fate)>,
    node: NodeId,
    fate: Fate,
) {
    let file = node.file;
    let mut at = Some(node.pointer);
    while let Some(pointer) = at {
        let above = pointer.parent().cloned();
        let node = NodeId { file, pointer };
        if let Some(object) = seen.objects.get(&node) {
            let (_, worst) = whole.entry(node).or_insert((*object, fate));
            *worst = fate.max(*worst);
            return;
        }
        if let Some(word) = seen.words.get_mut(&node) {
            if word.fate < Fate::Ignored("") || fate == Fate::Refused {
                word.fate = fate;
            }
            return;
        }
        at = above.filter(|_| fate == Fate::Refused);
    }
}

#[cfg(test)]
mod tests;
