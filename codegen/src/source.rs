//! Files as read, and where in them something stands.

mod written;

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::rc::Rc;

pub(crate) use self::written::Written;

/// A file of the description, by its position in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u32);

/// One file as it was read.
#[derive(Debug)]
pub struct Source {
    /// As the root names it, or as resolved against the file that refers to it; `/` between folders.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    NotFound,
    /// It lies where documents may not refer to.
    Outside,
    /// In the words of whoever reads.
    Other(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such file"),
            Self::Outside => f.write_str("it lies outside the folder of the document"),
            Self::Other(message) => f.write_str(message),
        }
    }
}

/// Every file that was read, in the order in which they were asked for; the root is the first.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// A document that overlays mended: a file of its own, of which nothing is written but elsewhere.
    mended: Option<(FileId, Written)>,
}

impl Sources {
    /// The file that is read first.
    pub(crate) const ROOT: FileId = FileId(0);

    /// # Panics
    /// With more than 4 billion files.
    pub fn add(&mut self, source: Source) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("fewer than 4 billion files"));
        self.files.push(source);
        id
    }

    /// A document as overlays left it: places in it are shown where they are written.
    pub(crate) fn add_mended(&mut self, path: String, written: Written) -> FileId {
        let bytes = Vec::new();
        let id = self.add(Source { path, bytes });
        self.mended = Some((id, written));
        id
    }

    /// The place in a file that was read.
    #[must_use]
    pub(crate) fn written(&self, place: &Place) -> Place {
        let Some((_, written)) = self.mended.as_ref().filter(|(id, _)| *id == place.file) else {
            return place.clone();
        };
        let of = |pointer, at: fn(Pointer) -> At| {
            let NodeId { file, pointer } = written.find(pointer);
            let at = at(pointer);
            Place { file, at }
        };
        match &place.at {
            At::Value(pointer) => of(pointer, At::Value),
            At::Key(pointer) => of(pointer, At::Key),
            At::Repeated(..) | At::Within(..) | At::Offset(_) | At::File => Place {
                file: written.place().file,
                at: place.at.clone(),
            },
        }
    }

    #[must_use]
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        (0..)
            .map(FileId)
            .zip(&self.files)
            .find(|(_, file)| file.path == path)
            .map(|(id, _)| id)
    }
}

/// A JSON pointer (RFC 6901) as a chain from the node up to the root: a child costs one small
/// allocation, and siblings share their parents.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer(Option<Rc<Link>>);

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    parent: Pointer,
    token: Box<str>,
    /// Of the chain up to here.
    digest: u64,
}

/// Nodes are looked up all the time: none of these look-ups walks a whole chain.
impl Hash for Pointer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.digest());
    }
}

impl Pointer {
    #[must_use]
    pub fn root() -> Self {
        Self(None)
    }

    #[must_use]
    pub fn child(&self, token: &str) -> Self {
        let mut digest = DefaultHasher::new();
        (self.digest(), token).hash(&mut digest);
        Self(Some(Rc::new(Link {
            parent: self.clone(),
            token: token.into(),
            digest: digest.finish(),
        })))
    }

    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.child(&index.to_string())
    }

    #[must_use]
    pub fn parent(&self) -> Option<&Self> {
        self.0.as_deref().map(|link| &link.parent)
    }

    /// The last token, unescaped; nothing at the root.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.0.as_deref().map(|link| &*link.token)
    }

    fn digest(&self) -> u64 {
        self.0.as_deref().map_or(0, |link| link.digest)
    }

    /// The tokens from the root down, unescaped.
    #[must_use]
    pub fn tokens(&self) -> Vec<&str> {
        let mut tokens = Vec::new();
        let mut at = self;
        while let Some(link) = &at.0 {
            tokens.push(&*link.token);
            at = &link.parent;
        }
        tokens.reverse();
        tokens
    }

    /// Reads `/a/b~1c`; nothing when the text is neither empty nor starts with a slash.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::root());
        }
        let tokens = text.strip_prefix('/')?.split('/');
        Some(tokens.fold(Self::root(), |at, token| {
            at.child(&token.replace("~1", "/").replace("~0", "~"))
        }))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens()
            .into_iter()
            .try_for_each(|token| write!(f, "/{}", token.replace('~', "~0").replace('/', "~1")))
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

/// Where something is written: the identity of a node, and what a diagnostic points at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId {
    pub file: FileId,
    pub pointer: Pointer,
}

impl NodeId {
    #[must_use]
    pub fn root(file: FileId) -> Self {
        Self {
            file,
            pointer: Pointer::root(),
        }
    }

    #[must_use]
    pub fn child(&self, token: &str) -> Self {
        Self {
            file: self.file,
            pointer: self.pointer.child(token),
        }
    }

    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self {
            file: self.file,
            pointer: self.pointer.index(index),
        }
    }

    /// The place of the value.
    #[must_use]
    pub fn value(&self) -> Place {
        Place {
            file: self.file,
            at: At::Value(self.pointer.clone()),
        }
    }

    /// The place of the key under which the value stands.
    #[must_use]
    pub fn key(&self) -> Place {
        Place {
            file: self.file,
            at: At::Key(self.pointer.clone()),
        }
    }
}

/// A place in a file; line and column are found when a diagnostic is rendered, not before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub file: FileId,
    pub at: At,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// The value at a pointer.
    Value(Pointer),
    /// The key whose value stands at a pointer.
    Key(Pointer),
    /// A later occurrence of a key that stands twice: the pointer, and which occurrence (1 is the second).
    Repeated(Pointer, usize),
    /// Bytes of the text at a pointer, for texts that have a language of their own.
    Within(Pointer, Range<usize>),
    /// Bytes of the file: syntax and encoding have no pointer.
    Offset(usize),
    /// The file as a whole: it could not be read.
    File,
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn a_pointer_is_written_as_it_was_read() {
        for text in ["", "/paths/~1a~1{b}/get", "/a~0b/", "/0"] {
            assert_eq!(
                Pointer::parse(text)
                    .map(|pointer| pointer.to_string())
                    .as_deref(),
                Some(text)
            );
        }
        assert_eq!(Pointer::parse("anchor"), None);
    }
}
