//! Events of a document, in its order, become the places of the spots they pass.

use std::ops::Range;

use super::spots::{ROOT, Spots};

#[derive(Clone, Copy, Debug)]
pub(super) enum Collection {
    Map,
    List,
}

pub(super) struct Walk<'s> {
    spots: &'s mut Spots,
    open: Vec<Frame>,
}

/// A collection that is open; its spot is nothing when nobody asks for anything in it.
enum Frame {
    Map { spot: Option<usize>, key: Key },
    List { spot: Option<usize>, index: usize },
}

enum Key {
    Awaited,
    /// Its value comes next.
    Read(Option<usize>),
}

impl<'s> Walk<'s> {
    pub(super) fn new(spots: &'s mut Spots) -> Self {
        Self {
            spots,
            open: Vec::new(),
        }
    }

    pub(super) fn open(&mut self, collection: Collection, range: Range<usize>) {
        let spot = self.value(range);
        self.open.push(match collection {
            Collection::Map => Frame::Map {
                spot,
                key: Key::Awaited,
            },
            Collection::List => Frame::List { spot, index: 0 },
        });
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// A key when one is awaited, else a value.
    pub(super) fn scalar(&mut self, text: &str, range: Range<usize>) {
        if let Some(Frame::Map {
            spot,
            key: key @ Key::Awaited,
        }) = self.open.last_mut()
        {
            let child = spot.and_then(|spot| self.spots.child(spot, text));
            if let Some(child) = child {
                self.spots.found_key(child, range);
            }
            *key = Key::Read(child);
        } else {
            self.value(range);
        }
    }

    fn value(&mut self, range: Range<usize>) -> Option<usize> {
        let spot = match self.open.last_mut() {
            None => Some(ROOT),
            Some(Frame::Map { key, .. }) => match std::mem::replace(key, Key::Awaited) {
                Key::Read(spot) => spot,
                Key::Awaited => None,
            },
            Some(Frame::List { spot, index }) => {
                let token = spot.map(|spot| (spot, index.to_string()));
                *index += 1;
                token.and_then(|(spot, token)| self.spots.child(spot, &token))
            }
        };
        if let Some(spot) = spot {
            self.spots.found_value(spot, range);
        }
        spot
    }
}
