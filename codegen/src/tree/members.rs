//! Members as they were written become members with every key once, and the repetitions found.

use indexmap::IndexMap;

use super::Tree;
use crate::source::Pointer;

/// A key that stands more than once: where, and which occurrence this is (1 is the second).
#[derive(Debug, PartialEq)]
pub(crate) struct Repeated {
    pub(crate) pointer: Pointer,
    pub(crate) occurrence: usize,
}

/// The way from the root to the node that is being read; it becomes a pointer only when there is
/// something to say.
#[derive(Clone, Copy)]
pub(super) enum Step<'p> {
    Root,
    Key(&'p Step<'p>, &'p str),
    Index(&'p Step<'p>, usize),
}

impl Step<'_> {
    fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(parent, key) => parent.pointer().child(key),
            Self::Index(parent, index) => parent.pointer().index(*index),
        }
    }
}

/// The last value of a repeated key wins, at the place of the first.
pub(super) fn once(
    members: Vec<(String, Tree)>,
    at: Step<'_>,
    repeated: &mut Vec<Repeated>,
) -> Vec<(String, Tree)> {
    if !repeats(&members) {
        return members;
    }
    let parent = at.pointer();
    let mut kept: IndexMap<String, (usize, Tree)> = IndexMap::new();
    for (key, value) in members {
        let occurrence = kept.get(&key).map_or(0, |(occurrence, _)| occurrence + 1);
        if occurrence > 0 {
            repeated.push(Repeated {
                pointer: parent.child(&key),
                occurrence,
            });
        }
        kept.insert(key, (occurrence, value));
    }
    kept.into_iter()
        .map(|(key, (_, value))| (key, value))
        .collect()
}

fn repeats(members: &[(String, Tree)]) -> bool {
    const FEW: usize = 12;
    if members.len() <= FEW {
        return members
            .iter()
            .enumerate()
            .any(|(index, (key, _))| members[..index].iter().any(|(earlier, _)| earlier == key));
    }
    let mut keys: Vec<&str> = members.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::{Repeated, Step, once};
    use crate::source::Pointer;
    use crate::tree::Tree;

    #[test]
    fn the_last_of_three_equal_keys_wins_and_two_are_reported() {
        let member = |value| ("a".to_owned(), Tree::Bool(value));
        let mut repeated = Vec::new();
        let kept = once(
            vec![member(true), member(true), member(false)],
            Step::Root,
            &mut repeated,
        );
        assert_eq!(kept, [member(false)]);
        let pointer = Pointer::root().child("a");
        let expected = [1, 2].map(|occurrence| Repeated {
            pointer: pointer.clone(),
            occurrence,
        });
        assert_eq!(repeated, expected);
    }
}
