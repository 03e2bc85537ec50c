//! Files become trees whose nodes are found by their places, and what there is to say about them.

use std::cell::RefCell;
use std::collections::HashMap;

use indexmap::IndexMap;

use super::address::resolved;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{At, FileId, NodeId, Place, Pointer, ReadError};
use crate::tree::{Contents, Problem, Repeated, Tree, read as read_tree};

/// The files of a description, the root first.
#[derive(Debug, Default)]
pub(super) struct Files {
    list: IndexMap<FileId, File>,
    paths: HashMap<String, Result<FileId, ReadError>>,
}

#[derive(Debug)]
pub(super) struct File {
    path: String,
    /// Nothing when the file holds none.
    pub(super) tree: Option<Tree>,
    /// Where the members of the large maps are that something was looked for in.
    index: RefCell<HashMap<Pointer, HashMap<String, usize>>>,
    /// What there is to say about the file once it is clear that something needs it: examples may
    /// hold what looks like a reference.
    unsaid: RefCell<Vec<Diagnostic>>,
}

impl Files {
    pub(super) fn add(&mut self, id: FileId, file: File) {
        self.paths.insert(file.path.clone(), Ok(id));
        self.list.insert(id, file);
    }

    /// There is no such file, or none that can be read.
    pub(super) fn miss(&mut self, path: String, error: ReadError) {
        self.paths.insert(path, Err(error));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether the file was read, or missed.
    pub(super) fn knows(&self, path: &str) -> bool {
        self.paths.contains_key(path)
    }

    pub(super) fn reach_root(
        &self,
        root: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<FileId, ReadError> {
        self.reach(&resolved(root, ""), diagnostics)
    }

    pub(super) fn path(&self, file: FileId) -> &str {
        &self.list[&file].path
    }

    /// The node of a file, when it is there.
    pub(super) fn node(&self, id: &NodeId) -> Option<&Tree> {
        self.list[&id.file].node(&id.pointer)
    }

    /// The file at a path, whatever it holds; what there is to say about it is said the first time.
    pub(super) fn reach(
        &self,
        path: &str,
        diagnostics: &mut Diagnostics,
    ) -> Result<FileId, ReadError> {
        let file = self
            .paths
            .get(path)
            .cloned()
            .unwrap_or(Err(ReadError::NotFound))?;
        for diagnostic in self.list[&file].unsaid.borrow_mut().drain(..) {
            diagnostics.push(diagnostic);
        }
        Ok(file)
    }

    /// Every file but the root.
    pub(super) fn others(&self, root: FileId) -> impl Iterator<Item = FileId> {
        self.list.keys().copied().filter(move |file| *file != root)
    }

    pub(super) fn holds_tree(&self, file: FileId) -> bool {
        self.list[&file].tree.is_some()
    }
}

impl File {
    pub(super) fn read(id: FileId, path: String, bytes: &[u8]) -> Self {
        let (tree, unsaid) = match read_tree(bytes) {
            Ok(Contents { tree, repeated }) => (
                Some(tree),
                repeated
                    .into_iter()
                    .map(|key| stands_twice(key, id))
                    .collect(),
            ),
            Err(problem) => (None, vec![said(problem, id)]),
        };
        Self {
            path,
            tree,
            index: RefCell::default(),
            unsaid: RefCell::new(unsaid),
        }
    }
}

/// A map of more members is not searched from its beginning each time.
const LARGE: usize = 64;

impl File {
    /// Pointers are no longer than documents are deep, so this goes as deep and no deeper.
    fn node(&self, pointer: &Pointer) -> Option<&Tree> {
        let (Some(parent), Some(token)) = (pointer.parent(), pointer.last()) else {
            return self.tree.as_ref();
        };
        let tree = self.node(parent)?;
        let members = match tree {
            Tree::Map(members) if members.len() > LARGE => members,
            other => return child(other, token),
        };
        let mut index = self.index.borrow_mut();
        let positions = index.entry(parent.clone()).or_insert_with(|| {
            let positions = members.iter().enumerate();
            positions
                .map(|(at, (name, _))| (name.clone(), at))
                .collect()
        });
        positions.get(token).map(|at| &members[*at].1)
    }
}

fn stands_twice(
    Repeated {
        pointer,
        occurrence,
    }: Repeated,
    file: FileId,
) -> Diagnostic {
    let message = format!(
        "`{}` stands twice in this map",
        pointer.last().unwrap_or_default()
    );
    let first = Place {
        file,
        at: At::Key(pointer.clone()),
    };
    let place = Place {
        file,
        at: At::Repeated(pointer, occurrence),
    };
    Diagnostic::new(Code::DuplicateKey, place, message)
        .note(first, "the first one stands here")
        .help("remove one of them, or give it another name")
}

/// What a token of a pointer names in a map or a list.
pub(super) fn child<'t>(tree: &'t Tree, token: &str) -> Option<&'t Tree> {
    match tree {
        Tree::Map(_) => tree.get(token),
        Tree::List(elements) => {
            let index: usize = token.parse().ok()?;
            elements.get(index).filter(|_| index.to_string() == token)
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => None,
    }
}

fn said(problem: Problem, file: FileId) -> Diagnostic {
    let at = |at| Place { file, at };
    match problem {
        Problem::Empty => Diagnostic::new(Code::EmptyFile, at(At::File), "the file holds nothing")
            .help("write an OpenAPI description, or the part of one that is referred to"),
        Problem::Encoding { offset } => {
            let message = "the file is not text in UTF-8";
            Diagnostic::new(Code::Encoding, at(At::Offset(offset)), message)
                .help("save it as UTF-8")
        }
        Problem::Syntax {
            offset,
            message,
            help,
        } => {
            let place = at(At::Offset(offset.unwrap_or_default()));
            let diagnostic = Diagnostic::new(Code::Syntax, place, message);
            Diagnostic { help, ..diagnostic }
        }
    }
}
