//! A generated crate becomes the numbers of its lines and its operations.

use std::path::Path;
use std::{fs, io};

use crate::failure::Failure;

/// What was made, the copied runtime aside.
pub(super) struct Made {
    /// Lines of Rust.
    pub(super) lines: usize,
    /// The modules that have operations, and how many.
    pub(super) groups: Vec<(String, usize)>,
}

impl Made {
    pub(super) fn read(out: &Path) -> Result<Self, Failure> {
        let mut made = Self {
            lines: 0,
            groups: Vec::new(),
        };
        let api = out.join("src").join("api");
        made.folder(&api)
            .map_err(|error| Failure::other(&api.display().to_string(), error))?;
        made.groups.sort();
        Ok(made)
    }

    pub(super) fn operations(&self) -> usize {
        self.groups.iter().map(|(_, operations)| operations).sum()
    }

    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        for entry in folder.read_dir()? {
            let path = entry?.path();
            if path.is_dir() {
                self.folder(&path)?;
                continue;
            }
            let text = fs::read_to_string(&path)?;
            self.lines += text.lines().count();
            let operations = text.matches("\noperation!(").count();
            if let Some(name) = path.file_stem()
                && operations > 0
            {
                self.groups
                    .push((name.to_string_lossy().into_owned(), operations));
            }
        }
        Ok(())
    }
}

/// Removes a folder with all that is in it, where it is.
pub(super) fn removed(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::other(&folder.display().to_string(), error)),
    }
}
