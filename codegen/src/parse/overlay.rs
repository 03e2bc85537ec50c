//! Overlays (OpenAPI Overlay 1.0, 1.1) and the root of a document become the root as it is mended.

mod action;
mod apply;
mod budget;
mod document;
mod merge;
mod target;

use self::apply::Mend;
use self::budget::Budget;
use super::address::resolved;
use super::cursor::Cursor;
use super::desk::{Desk, Language};
use super::files::{File, Files};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::openapi::Version;
use crate::source::{At, FileId, NodeId, Place, ReadError, Source, Sources, Written};
use crate::tree::Tree;

/// Reads each overlay and does what it says; the tree is a file of its own afterwards, whose places are known
/// to `sources`. What is wrong in an overlay is said, and the rest of it done.
pub(super) fn mend(
    tree: &mut Tree,
    root: FileId,
    overlays: &[String],
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> FileId {
    let mut written = Written::at(NodeId::root(root));
    let mut budget = Budget::of(sources.get(root).bytes.len());
    for path in overlays {
        let path = resolved(path, "");
        let (bytes, error) = match read(&path) {
            Ok(bytes) => (bytes, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        budget.add(bytes.len());
        let file = sources.add(Source {
            path: path.clone(),
            bytes,
        });
        if let Some(error) = error {
            let message = format!("`{path}` cannot be read: {error}");
            let place = Place { file, at: At::File };
            diagnostics.push(Diagnostic::new(Code::Unreadable, place, message));
            continue;
        }
        let mend = Mend {
            tree,
            written: &mut written,
            budget: &mut budget,
        };
        one(mend, root, file, sources, diagnostics);
    }
    let path = sources.get(root).path.clone();
    sources.add_mended(path, written)
}

/// Does what one overlay says.
fn one(
    mut mend: Mend<'_>,
    root: FileId,
    file: FileId,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) {
    let overlay = sources.get(file);
    let mut files = Files::default();
    files.add(file, File::read(file, overlay.path.clone(), &overlay.bytes));
    // It says what is wrong with the file itself, if anything is.
    let _ = files.reach(&overlay.path, diagnostics);
    let id = NodeId::root(file);
    let Some(tree) = files.node(&id) else { return };
    let desk = Desk::new(&files, file, Version::V3_1).reading(Language::Overlay);
    let at = Cursor {
        desk: &desk,
        tree,
        id,
    };
    let actions = document::actions(&at, &sources.get(root).path);
    for action in actions {
        mend.act(&desk, action);
    }
    let (said, _) = desk.into_said();
    diagnostics.append(said);
}
