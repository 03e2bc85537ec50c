//! What every reader shares: the files, the version, what was said, and what is still to be read.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;

use super::anchor::Anchors;
use super::files::Files;
use crate::coverage::Seen;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::openapi::Version;
use crate::source::{FileId, NodeId, Place, ReadError};

#[derive(Debug)]
pub(super) struct Desk<'d> {
    pub(super) files: &'d Files,
    pub(super) root: FileId,
    pub(super) version: Version,
    pub(super) language: Language,
    said: RefCell<Diagnostics>,
    /// What was read, when it is to be counted.
    seen: Option<RefCell<Seen>>,
    /// What is said at the first place only: files that cannot be read, habits of an author.
    said_once: RefCell<HashSet<String>>,
    wanted: RefCell<Wanted>,
    /// The names that schemas give themselves, of the files that were asked for.
    anchors: RefCell<HashMap<FileId, Rc<Anchors>>>,
    /// Where references lead.
    reached: RefCell<HashSet<NodeId>>,
    /// How maps are read that stand for a reference.
    stand_ins: Cell<StandIns>,
    /// The target that is being read, and where it is referred to.
    target: RefCell<Option<(NodeId, Place)>>,
}

/// What the files are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    OpenApi,
    Overlay,
}

impl Language {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::OpenApi => "OpenAPI",
            Self::Overlay => "Overlay",
        }
    }

    /// What the whole of it is called.
    pub(super) fn whole(self) -> &'static str {
        match self {
            Self::OpenApi => "the document",
            Self::Overlay => "the overlay",
        }
    }

    /// What a word that means nothing does not change.
    pub(super) fn outcome(self) -> &'static str {
        match self {
            Self::OpenApi => "in the client",
            Self::Overlay => "in the document",
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct StandIns {
    /// One is being read.
    is_open: bool,
    count: usize,
}

/// What a reference asks for: one place may be read as several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Schema,
    Parameter,
    RequestBody,
    Response,
    Example,
    Header,
}

#[derive(Debug, Default)]
struct Wanted {
    known: HashSet<(Kind, NodeId)>,
    unread: VecDeque<(Kind, NodeId, Place)>,
}

impl<'d> Desk<'d> {
    pub(super) fn new(files: &'d Files, root: FileId, version: Version) -> Self {
        Self {
            files,
            root,
            version,
            language: Language::OpenApi,
            said: RefCell::default(),
            seen: None,
            said_once: RefCell::default(),
            wanted: RefCell::default(),
            anchors: RefCell::default(),
            reached: RefCell::default(),
            stand_ins: Cell::default(),
            target: RefCell::default(),
        }
    }

    pub(super) fn reading(self, language: Language) -> Self {
        Self { language, ..self }
    }

    pub(super) fn counting(self) -> Self {
        let seen = Some(RefCell::default());
        Self { seen, ..self }
    }

    /// Counts when it is asked to; else nothing is done.
    pub(super) fn count(&self, count: impl FnOnce(&mut Seen)) {
        if let Some(seen) = &self.seen {
            count(&mut seen.borrow_mut());
        }
    }

    pub(super) fn say(&self, diagnostic: Diagnostic) {
        self.said.borrow_mut().push(diagnostic);
    }

    /// Everything that was said, and what was counted.
    pub(super) fn into_said(self) -> (Diagnostics, Option<Seen>) {
        (self.said.into_inner(), self.seen.map(RefCell::into_inner))
    }

    pub(super) fn warn(&self, code: Code, place: Place, message: impl Into<String>) {
        self.say(Diagnostic::new(code, place, message));
    }

    pub(super) fn reach(&self, path: &str) -> Result<FileId, ReadError> {
        self.files.reach(path, &mut self.said.borrow_mut())
    }

    /// Whether nothing was said yet about what is said once, such as a file that cannot be read.
    pub(super) fn is_first(&self, what: &str) -> bool {
        self.said_once.borrow_mut().insert(what.to_owned())
    }

    /// The names that schemas of the file give themselves.
    pub(super) fn anchors(&self, file: FileId) -> Rc<Anchors> {
        let mut all = self.anchors.borrow_mut();
        let known = all.entry(file).or_insert_with(|| {
            let tree = self.files.node(&NodeId::root(file));
            Rc::new(tree.map(Anchors::of).unwrap_or_default())
        });
        Rc::clone(known)
    }

    /// A reference leads to the node.
    pub(super) fn reaches(&self, node: &NodeId) {
        self.reached.borrow_mut().insert(node.clone());
    }

    /// Every node that a reference leads to.
    pub(super) fn reached(&self) -> HashSet<NodeId> {
        self.reached.borrow().clone()
    }

    /// What `read` makes of a map that stands for a reference. Each is read wherever one leads to it, so there is
    /// nothing for those in other such maps, which could be in themselves, and for many.
    pub(super) fn standing_in<T>(&self, read: impl FnOnce() -> T) -> Option<T> {
        const MOST: usize = 100;
        let StandIns { is_open, count } = self.stand_ins.get();
        if is_open || count == MOST {
            return None;
        }
        let count = count + 1;
        let is_open = true;
        self.stand_ins.set(StandIns { is_open, count });
        let made = read();
        let is_open = false;
        self.stand_ins.set(StandIns { is_open, count });
        Some(made)
    }

    /// The node will be read as this kind, once.
    pub(super) fn want(&self, kind: Kind, node: &NodeId, referrer: &Place) {
        let mut wanted = self.wanted.borrow_mut();
        if wanted.known.insert((kind, node.clone())) {
            wanted
                .unread
                .push_back((kind, node.clone(), referrer.clone()));
        }
    }

    /// The node was read as this kind without anybody asking for it.
    pub(super) fn has_read(&self, kind: Kind, node: &NodeId) {
        self.wanted.borrow_mut().known.insert((kind, node.clone()));
    }

    pub(super) fn next_wanted(&self) -> Option<(Kind, NodeId)> {
        let (kind, node, referrer) = self.wanted.borrow_mut().unread.pop_front()?;
        *self.target.borrow_mut() = Some((node.clone(), referrer));
        Some((kind, node))
    }

    /// Where the node is referred to, when it is read because of that.
    pub(super) fn referrer(&self, node: &NodeId) -> Option<Place> {
        let target = self.target.borrow();
        target
            .as_ref()
            .filter(|(target, _)| target == node)
            .map(|(_, place)| place.clone())
    }
}
