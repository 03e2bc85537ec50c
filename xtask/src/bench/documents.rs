//! The documents to measure with: those of a folder, else our own.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cargo::root;
use crate::failure::Failure;
use crate::generate::SPEC;

/// Where documents beyond our own are, beside the repository.
const FOLDER: &str = "../shared/specs";

#[derive(Args)]
pub(super) struct Documents {
    /// The folder of the documents; without it `../shared/specs` where that is, else our own description.
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
    /// Only these, by the names of their files without the ending.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only_documents: Vec<String>,
}

/// A document by its name and its root file.
pub(super) struct Document {
    pub(super) name: String,
    pub(super) path: PathBuf,
}

impl Documents {
    /// Sorted by name, so that two runs can be compared.
    pub(super) fn chosen(&self) -> Result<Vec<Document>, Failure> {
        let mut documents = match &self.documents {
            Some(folder) => in_folder(folder)?,
            None if root().join(FOLDER).is_dir() => in_folder(&root().join(FOLDER))?,
            None => vec![Document {
                name: "scalingo".to_owned(),
                path: root().join(SPEC),
            }],
        };
        let known: Vec<String> = documents.iter().map(|one| one.name.clone()).collect();
        for name in &self.only_documents {
            if !known.contains(name) {
                let known = known.join(", ");
                let message = format!("there is no document `{name}`; there are {known}");
                return Err(Failure::Other(message));
            }
        }
        documents.retain(|one| {
            self.only_documents.is_empty() || self.only_documents.contains(&one.name)
        });
        Ok(documents)
    }
}

fn in_folder(folder: &Path) -> Result<Vec<Document>, Failure> {
    let cannot = |error| Failure::other(&folder.display().to_string(), error);
    let folder = folder.canonicalize().map_err(cannot)?;
    let mut documents = Vec::new();
    for entry in folder.read_dir().map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if matches!(ending, Some("json" | "yaml" | "yml"))
            && let Some(name) = path.file_stem()
        {
            let name = name.to_string_lossy().into_owned();
            // Hidden files are settings of tools: `.spectral.yaml`.
            if !name.starts_with('.') {
                documents.push(Document { name, path });
            }
        }
    }
    documents.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(documents)
}
