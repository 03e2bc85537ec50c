//! A node of a mended document becomes the place where it is written: in the document, or in what mends it.

use std::collections::BTreeMap;

use super::{NodeId, Pointer};

/// Where a node is written, and which nodes below it are written elsewhere than below that.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    at: NodeId,
    below: Below,
}

#[derive(Clone, Debug)]
enum Below {
    AsWritten,
    /// The members that were looked into.
    Members(BTreeMap<String, Written>),
    /// Every element, for one that goes moves all that follow.
    Elements(Vec<Written>),
}

impl Written {
    /// A node and everything below it, as written there.
    pub(crate) fn at(at: NodeId) -> Self {
        Self {
            at,
            below: Below::AsWritten,
        }
    }

    /// Where the node itself is written.
    pub(crate) fn place(&self) -> &NodeId {
        &self.at
    }

    /// A member of a map.
    pub(crate) fn member(&mut self, key: &str) -> &mut Self {
        let at = &self.at;
        if !matches!(self.below, Below::Members(_)) {
            self.below = Below::Members(BTreeMap::new());
        }
        let Below::Members(members) = &mut self.below else {
            unreachable!("it was made a map just now")
        };
        members
            .entry(key.to_owned())
            .or_insert_with(|| Self::at(at.child(key)))
    }

    /// The elements of a list that has so many.
    pub(crate) fn elements(&mut self, count: usize) -> &mut Vec<Self> {
        if !matches!(self.below, Below::Elements(_)) {
            let all = (0..count).map(|index| Self::at(self.at.index(index)));
            self.below = Below::Elements(all.collect());
        }
        match &mut self.below {
            Below::Elements(elements) => elements,
            Below::AsWritten | Below::Members(_) => unreachable!("it was made a list just now"),
        }
    }

    /// What is known of a child, by its key or its index.
    pub(crate) fn child(&self, token: &str) -> Self {
        self.known(token)
            .cloned()
            .unwrap_or_else(|| Self::at(self.at.child(token)))
    }

    /// Where the node at a pointer from here is written.
    pub(crate) fn find(&self, pointer: &Pointer) -> NodeId {
        let tokens = pointer.tokens();
        let mut known = self;
        for (index, token) in tokens.iter().enumerate() {
            let Some(child) = known.known(token) else {
                let rest = tokens[index..].iter();
                return rest.fold(known.at.clone(), |at, token| at.child(token));
            };
            known = child;
        }
        known.at.clone()
    }

    fn known(&self, token: &str) -> Option<&Self> {
        match &self.below {
            Below::AsWritten => None,
            Below::Members(members) => members.get(token),
            Below::Elements(elements) => elements.get(token.parse::<usize>().ok()?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Written;
    use crate::source::{FileId, NodeId, Pointer};

    #[test]
    fn what_was_put_in_is_found_where_it_came_from_and_the_rest_where_it_was() {
        let [document, overlay] = [0, 1].map(|file| NodeId::root(FileId(file)));
        let mut written = Written::at(document);
        *written.member("info").member("title") = Written::at(overlay.child("update"));
        let list = written.member("tags").elements(2);
        list.remove(0);
        list.push(Written::at(overlay.index(7)));
        let found = |text: &str| {
            let NodeId { file, pointer } = written.find(&Pointer::parse(text).expect("a pointer"));
            (file.0, pointer.to_string())
        };
        assert_eq!(found("/info/version"), (0, "/info/version".to_owned()));
        assert_eq!(found("/info/title/x"), (1, "/update/x".to_owned()));
        assert_eq!(found("/tags/0/name"), (0, "/tags/1/name".to_owned()));
        assert_eq!(found("/tags/1"), (1, "/7".to_owned()));
        assert_eq!(found("/paths"), (0, "/paths".to_owned()));
    }
}
