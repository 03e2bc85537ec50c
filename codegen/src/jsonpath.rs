//! A path of RFC 9535 (`JSONPath`, without functions) becomes the nodes of a tree that it selects.
//!
//! Our own, because the crates that do this want `serde_json::Value`, which loses long numbers, and say where
//! a path is wrong in no way that could be shown in the file.

mod filter;
mod read;
mod select;
mod text;

use std::ops::Range;

use crate::tree::Tree;

pub(crate) use self::select::{Found, Select};

/// A path from the root of a document, or from the node that a filter looks at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Query {
    pub(crate) start: Start,
    pub(crate) segments: Vec<Segment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// `$`
    Root,
    /// `@`
    Here,
}

/// A step of a path: what of each node so far is selected.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Segment {
    pub(crate) reach: Reach,
    pub(crate) selectors: Vec<Selector>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The children of the node.
    Children,
    /// `..`: those of every node below it, too.
    Descendants,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Selector {
    Name(String),
    /// Counted from the end when negative.
    Index(i64),
    Slice {
        start: Option<i64>,
        end: Option<i64>,
        step: i64,
    },
    Wildcard,
    Filter(Test),
}

/// What holds of a node or not.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    Any(Vec<Test>),
    All(Vec<Test>),
    Not(Box<Test>),
    /// The path selects something.
    Exists(Query),
    Compares(Operand, Comparison, Operand),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Operand {
    Literal(Tree),
    /// Selects one node or nothing.
    One(Query),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Why a text is no path, and which bytes of it are to blame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Query {
    /// Reads a path that starts at the root.
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        read::query(text)
    }

    /// Whether it selects one node at most.
    fn is_singular(&self) -> bool {
        self.segments.iter().all(|segment| {
            let one = matches!(
                segment.selectors[..],
                [Selector::Name(_) | Selector::Index(_)]
            );
            segment.reach == Reach::Children && one
        })
    }
}
