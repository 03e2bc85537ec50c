//! An OpenAPI document becomes a Rust client crate: files and diagnostics out, no IO in here.

pub mod diagnostic;
mod emit;
mod ir;
mod lower;
mod naming;
mod near;
mod openapi;
mod parse;
pub mod source;
mod tree;

pub use crate::emit::{File, Options};
pub use crate::source::ReadError;

use crate::diagnostic::Diagnostics;
use crate::emit::krate::{self, About};
use crate::source::Sources;

/// The lines of a written crate's manifest between which the generator writes.
pub use crate::emit::krate::{FEATURES_BEGIN, FEATURES_END};

/// What became of a document.
#[derive(Debug)]
pub struct Outcome {
    /// The generated code; none when the document has an error.
    pub files: Vec<File>,
    /// What a crate of its own has beside the generated code and the runtime: manifest, door and page.
    pub own: Vec<File>,
    /// Everything that is to be said about the document.
    pub diagnostics: Diagnostics,
    /// What was read, for showing the diagnostics.
    pub sources: Sources,
}

/// Makes a client from the document whose root file is `root`.
///
/// `read` gives the bytes of a file by its path: first `root` as it is, then each file that is referred to, its
/// path resolved against the file that refers to it. This is the only place where the stages meet.
pub fn generate(
    root: &str,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    options: &Options,
) -> Outcome {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let api = parse::document(root, read, &mut sources, &mut diagnostics)
        .and_then(|document| lower::api(&document, &sources, &mut diagnostics))
        .filter(|_| !diagnostics.has_errors());
    let (files, own) = api.map_or_else(Default::default, |api| {
        let about = About {
            name: &options.crate_name,
            title: &api.title,
            docs: &api.docs,
        };
        (emit::files(&api, options), krate::files(about))
    });
    Outcome {
        files,
        own,
        diagnostics,
        sources,
    }
}

/// What tries a generated client with the bodies of its own document: examples, and values of its schemas.
#[derive(Debug)]
pub struct Harness {
    /// Below the folder of an example target of the crate, beside a `main.rs`.
    pub files: Vec<File>,
    pub operations: usize,
    pub types: usize,
}

/// Makes the harness of a document; nothing when it has an error.
pub fn harness(
    root: &str,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    options: &Options,
) -> Option<Harness> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let document = parse::document(root, read, &mut sources, &mut diagnostics)?;
    let api = lower::api(&document, &sources, &mut diagnostics)?;
    let specimens = lower::specimen::all(&document);
    (!diagnostics.has_errors()).then(|| Harness {
        files: emit::harness::files(&api, &specimens, options),
        operations: api.groups.iter().map(|group| group.operations.len()).sum(),
        types: api.items.len(),
    })
}
