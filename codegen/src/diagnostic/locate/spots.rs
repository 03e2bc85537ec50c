//! The places of one file that are asked for, as a tree of pointer tokens.

use std::collections::HashMap;
use std::ops::Range;

use crate::source::{At, Pointer};

/// The root is the first; each is reached from its parent by a token.
#[derive(Debug)]
pub(crate) struct Spots {
    spots: Vec<Spot>,
}

#[derive(Debug, Default)]
struct Spot {
    parent: Option<usize>,
    children: HashMap<String, usize>,
    /// Where the key stands, once per occurrence.
    keys: Vec<Range<usize>>,
    value: Option<Range<usize>>,
}

pub(super) const ROOT: usize = 0;

impl Spots {
    pub(crate) fn new() -> Self {
        Self {
            spots: vec![Spot::default()],
        }
    }

    pub(crate) fn want(&mut self, at: &At) {
        let (At::Value(pointer)
        | At::Key(pointer)
        | At::Repeated(pointer, _)
        | At::Within(pointer, _)) = at
        else {
            return;
        };
        let mut spot = ROOT;
        for token in pointer.tokens() {
            spot = self
                .child(spot, token)
                .unwrap_or_else(|| self.add(spot, token));
        }
    }

    /// The bytes of a place that was wanted, or of the nearest parent that is in the text.
    pub(crate) fn range(&self, at: &At, length: usize) -> Range<usize> {
        match at {
            At::Value(pointer) => self.nearest(pointer, |spot| spot.value.as_ref()),
            At::Key(pointer) => self.nearest(pointer, |spot| spot.keys.first()),
            At::Repeated(pointer, occurrence) => {
                self.nearest(pointer, |spot| spot.keys.get(*occurrence))
            }
            At::Within(pointer, _) => self.nearest(pointer, |spot| spot.value.as_ref()),
            At::Offset(offset) => *offset.min(&length)..(offset + 1).min(length),
            At::File => 0..0,
        }
    }

    pub(super) fn child(&self, spot: usize, token: &str) -> Option<usize> {
        self.spots[spot].children.get(token).copied()
    }

    pub(super) fn found_key(&mut self, spot: usize, range: Range<usize>) {
        self.spots[spot].keys.push(range);
    }

    /// The value of a repeated key is the last one.
    pub(super) fn found_value(&mut self, spot: usize, range: Range<usize>) {
        self.spots[spot].value = Some(range);
    }

    pub(super) fn ranges(&mut self) -> impl Iterator<Item = &mut Range<usize>> {
        self.spots
            .iter_mut()
            .flat_map(|spot| spot.keys.iter_mut().chain(&mut spot.value))
    }

    fn add(&mut self, parent: usize, token: &str) -> usize {
        let spot = self.spots.len();
        self.spots.push(Spot {
            parent: Some(parent),
            ..Spot::default()
        });
        self.spots[parent].children.insert(token.to_owned(), spot);
        spot
    }

    fn nearest(
        &self,
        pointer: &Pointer,
        part: impl Fn(&Spot) -> Option<&Range<usize>>,
    ) -> Range<usize> {
        let reached = pointer
            .tokens()
            .into_iter()
            .try_fold(ROOT, |at, token| self.child(at, token));
        let Some(mut spot) = reached.map(|index| &self.spots[index]) else {
            return 0..0;
        };
        let mut range = part(spot);
        loop {
            if let Some(found) = range.or(spot.value.as_ref()).or(spot.keys.first()) {
                return found.clone();
            }
            let Some(parent) = spot.parent else {
                return 0..0;
            };
            spot = &self.spots[parent];
            range = None;
        }
    }
}
