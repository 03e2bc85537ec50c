//! The paths that a document asks for become bytes, unless they lead outside.

use std::path::{Path, PathBuf};
use std::{fs, io};

use codegen::ReadError;

use crate::failure::Failure;

/// What files a document may refer to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Those in the folder of its root, and below.
    Folder,
    Anywhere,
}

/// Reads the files that a document asks for.
pub(crate) struct Reader {
    /// What paths are relative to.
    base: PathBuf,
    /// The folder that references may not leave.
    folder: Option<PathBuf>,
    /// Files that may be read wherever they are: a person named them.
    named: Vec<PathBuf>,
}

impl Reader {
    pub(crate) fn new(base: &Path, root: &Path, reach: Reach) -> Result<Self, Failure> {
        let folder = match reach {
            Reach::Anywhere => None,
            Reach::Folder => {
                let root = base.join(root);
                let root = root.canonicalize().map_err(|error| {
                    Failure::other(&format!("`{}` cannot be read", root.display()), error)
                })?;
                root.parent().map(Path::to_owned)
            }
        };
        Ok(Self {
            base: base.to_owned(),
            folder,
            named: Vec::new(),
        })
    }

    /// Lets these be read although they are outside; what is not there is said when it is asked for.
    pub(crate) fn may_read(&mut self, files: &[PathBuf]) {
        let places = files
            .iter()
            .filter_map(|path| self.base.join(path).canonicalize().ok());
        self.named.extend(places);
    }

    /// The bytes of a file, symbolic links followed before it is decided whether it is outside.
    pub(crate) fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        let place = self
            .base
            .join(path)
            .canonicalize()
            .map_err(|error| read_error(&error))?;
        let is_outside = self
            .folder
            .as_ref()
            .is_some_and(|folder| !place.starts_with(folder));
        if is_outside && !self.named.contains(&place) {
            return Err(ReadError::Outside);
        }
        fs::read(place).map_err(|error| read_error(&error))
    }
}

fn read_error(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound,
        _ => ReadError::Other(error.to_string()),
    }
}
