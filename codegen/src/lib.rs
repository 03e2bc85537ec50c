//! An OpenAPI document becomes a Rust client crate: files and diagnostics out, no IO in here.

pub mod coverage;
pub mod diagnostic;
mod emit;
mod input;
mod ir;
mod jsonpath;
mod lower;
mod naming;
mod near;
mod openapi;
mod parse;
pub mod source;
mod tree;
mod yardstick;

pub use crate::emit::{File, Options};
pub use crate::input::{Input, Part};
pub use crate::source::ReadError;
pub use crate::yardstick::Yardstick;

use crate::coverage::Coverage;
use crate::diagnostic::Diagnostics;
use crate::emit::feature;
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
    /// What was done with each keyword, when it was asked for and the document could be read.
    pub coverage: Option<Coverage>,
    /// What was read, for showing the diagnostics.
    pub sources: Sources,
}

/// Makes a client from a document, which is named by its root file or described by an [`Input`].
///
/// `read` gives the bytes of a file by its path: first the root as it is named, then the overlays, then each file
/// that is referred to, its path resolved against the file that refers to it.
pub fn generate(
    input: impl Into<Input>,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    options: &Options,
) -> Outcome {
    made(&input.into(), read, options)
}

/// What benchmarks compile beside the client of a document; nothing when the document has an error.
pub fn yardstick(
    input: impl Into<Input>,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
) -> Option<Yardstick> {
    let input = input.into();
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let document = parse::document(&input, read, &mut sources, &mut diagnostics, &mut None)?;
    let api = lower::api(document, &input.part, &sources, &mut diagnostics)?;
    (!diagnostics.has_errors()).then(|| yardstick::of(&api))
}

/// The only place where the stages meet.
fn made(
    input: &Input,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    options: &Options,
) -> Outcome {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let mut seen = None;
    let api = parse::document(input, read, &mut sources, &mut diagnostics, &mut seen)
        .and_then(|document| lower::api(document, &input.part, &sources, &mut diagnostics))
        .filter(|_| !diagnostics.has_errors());
    let (files, own) = api.map_or_else(Default::default, |api| {
        let features = feature::lines(&api);
        let about = About {
            name: &options.crate_name,
            title: &api.title,
            docs: &api.docs,
            features: &features,
        };
        (emit::files(&api, options), krate::files(about))
    });
    Outcome {
        files,
        own,
        coverage: seen.map(|seen| Coverage::new(seen, &diagnostics)),
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
    let input = Input::from(root);
    let mut document = parse::document(&input, read, &mut sources, &mut diagnostics, &mut None)?;
    let specimens = lower::specimen::all(&mut document);
    let api = lower::api(document, &input.part, &sources, &mut diagnostics)?;
    (!diagnostics.has_errors()).then(|| Harness {
        files: emit::harness::files(&api, &specimens, options),
        operations: api.groups.iter().map(|group| group.operations.len()).sum(),
        types: api.items.len(),
    })
}
