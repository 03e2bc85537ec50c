//! The root's path becomes every file that its references reach, each read once.

use std::cell::RefCell;
use std::collections::HashMap;

use indexmap::IndexMap;

use super::address::{Address, resolved};
use super::overlay;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{At, FileId, NodeId, Place, Pointer, ReadError, Source, Sources};
use crate::tree::{Contents, Problem, Repeated, Tree, read as read_tree};

/// The files of a description, the root first.
#[derive(Debug)]
pub(super) struct Files {
    list: IndexMap<FileId, File>,
    paths: HashMap<String, Result<FileId, ReadError>>,
}

#[derive(Debug)]
pub(super) struct File {
    path: String,
    /// Nothing when the file holds none.
    tree: Option<Tree>,
    /// Where the members of the large maps are that something was looked for in.
    index: RefCell<HashMap<Pointer, HashMap<String, usize>>>,
    /// What there is to say about the file once it is clear that something needs it: examples may
    /// hold what looks like a reference.
    unsaid: RefCell<Vec<Diagnostic>>,
}

impl Files {
    /// Reads the root, mends it, and reads whatever may be referred to from there.
    pub(super) fn load(
        root: &str,
        overlays: &[String],
        read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut files = Self {
            list: IndexMap::new(),
            paths: HashMap::new(),
        };
        let mut wanted = vec![resolved(root, "")];
        while let Some(path) = wanted.pop() {
            if files.paths.contains_key(&path) {
                continue;
            }
            let file = read(&path).map(|bytes| {
                let mut id = sources.add(Source {
                    path: path.clone(),
                    bytes,
                });
                let mut file = File::read(id, path.clone(), &sources.get(id).bytes);
                if let Some(tree) = &mut file.tree {
                    if files.list.is_empty() && !overlays.is_empty() {
                        id = overlay::mend(tree, id, overlays, read, sources, diagnostics);
                    }
                    let mut others = Vec::new();
                    references(tree, &path, &mut others);
                    wanted.extend(others.into_iter().rev());
                }
                files.list.insert(id, file);
                id
            });
            files.paths.insert(path, file);
        }
        files
    }

    /// A file that refers to no other.
    pub(super) fn one(id: FileId, file: File) -> Self {
        Self {
            paths: HashMap::from([(file.path.clone(), Ok(id))]),
            list: IndexMap::from([(id, file)]),
        }
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

/// The paths of everything that looks like a reference to another file.
fn references(tree: &Tree, path: &str, found: &mut Vec<String>) {
    match tree {
        Tree::Map(members) => {
            for (key, value) in members {
                if let ("$ref", Tree::Text(text)) = (key.as_str(), value) {
                    refer(text, path, found);
                } else if let ("mapping", Tree::Map(tags)) = (key.as_str(), value) {
                    let names = tags.iter().filter_map(|(_, name)| name.as_text());
                    for file in names.filter(|name| names_file(name)) {
                        refer(file, path, found);
                    }
                }
                references(value, path, found);
            }
        }
        Tree::List(elements) => {
            for element in elements {
                references(element, path, found);
            }
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {}
    }
}

/// Tags of a discriminator name schemas or files.
fn names_file(name: &str) -> bool {
    let path = name.split('#').next().unwrap_or_default();
    [".yaml", ".yml", ".json"]
        .iter()
        .any(|end| path.ends_with(end))
}

fn refer(text: &str, path: &str, found: &mut Vec<String>) {
    if text.starts_with('#') {
        return;
    }
    let other = Address::parse(text, path)
        .ok()
        .and_then(|address| address.path);
    if let Some(other) = other.filter(|other| !found.contains(other)) {
        found.push(other);
    }
}
