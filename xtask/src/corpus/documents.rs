//! Folders become the documents below them.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use codegen::{Options, Outcome};

use crate::failure::Failure;
use crate::generate::{self, repository};
use crate::reader::{Reach, Reader};

/// Where documents are when nobody says otherwise: beside the checkout.
const USUAL: [&str; 2] = ["../shared/specs", "../shared/corpus"];

/// A document, and what it is called in tables: its path below the folder that was named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Document {
    pub(super) name: String,
    pub(super) path: PathBuf,
}

impl Document {
    /// Its name in letters that a package may have: `ogen-go-ogen-sample`.
    pub(super) fn slug(&self) -> String {
        let stem = self
            .name
            .rsplit_once('.')
            .map_or(&*self.name, |(stem, _)| stem);
        let words = stem
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-").to_lowercase()
    }

    /// What the generator makes of it, in memory.
    pub(super) fn generated(&self, options: &Options) -> Result<Outcome, Failure> {
        let mut reader = self.reader()?;
        let mut read = |path: &str| reader.read(path);
        Ok(codegen::generate(self.root(), &mut read, options))
    }

    /// Reads files by their paths from the document's own folder.
    pub(super) fn reader(&self) -> Result<Reader, Failure> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        Reader::new(folder, Path::new(&self.root()), Reach::Anywhere)
    }

    /// The file's name: messages then name no folder of this machine.
    pub(super) fn root(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }
}

/// What a crate for one of them is made with.
pub(super) fn options(name: &str) -> Options {
    Options {
        crate_name: name.to_owned(),
        tests: false,
        regenerate: String::from(generate::COMMAND),
    }
}

/// The folders that were given, else those of `SPEC_CORPUS`, else the usual ones.
pub(super) fn folders(given: &[PathBuf]) -> Vec<PathBuf> {
    if !given.is_empty() {
        return given.to_vec();
    }
    match env::var_os("SPEC_CORPUS").filter(|folders| !folders.is_empty()) {
        Some(folders) => env::split_paths(&folders).collect(),
        None => USUAL.iter().map(|usual| repository().join(usual)).collect(),
    }
}

/// The documents below these folders whose names hold one of some words; all of them without words.
pub(super) fn below(folders: &[PathBuf], only: &[String]) -> Result<Vec<Document>, Failure> {
    let mut documents = Vec::new();
    for folder in folders {
        find(folder, folder, &mut documents).map_err(|error| {
            Failure::other(&format!("`{}` cannot be searched", folder.display()), error)
        })?;
    }
    documents
        .retain(|document| only.is_empty() || only.iter().any(|word| document.name.contains(word)));
    documents.sort();
    if documents.is_empty() {
        return Err(Failure::Other(String::from(
            "there is no such document; name folders with `--dirs`",
        )));
    }
    Ok(documents)
}

fn find(root: &Path, folder: &Path, found: &mut Vec<Document>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(root, &path, found)?;
        } else if path
            .extension()
            .is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end == *known))
        {
            let name = path.strip_prefix(root).unwrap_or(&path);
            found.push(Document {
                name: name.to_string_lossy().replace('\\', "/"),
                path,
            });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn a_slug_is_a_package_name() {
        let document = Document {
            name: "ogen-go+ogen/_testdata__Sample.v1.yaml".into(),
            path: "x".into(),
        };
        assert_eq!(document.slug(), "ogen-go-ogen-testdata-sample-v1");
    }
}
