//! The root's path becomes every file that its references reach, each read once.

use super::address::{Address, resolved};
use super::files::{File, Files};
use super::overlay;
use crate::diagnostic::Diagnostics;
use crate::source::{ReadError, Source, Sources};
use crate::tree::Tree;

/// Reads the root, mends it, and reads whatever may be referred to from there.
pub(super) fn files(
    root: &str,
    overlays: &[String],
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Files {
    let mut files = Files::default();
    let mut wanted = vec![resolved(root, "")];
    while let Some(path) = wanted.pop() {
        if files.knows(&path) {
            continue;
        }
        let bytes = match read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                files.miss(path, error);
                continue;
            }
        };
        let mut id = sources.add(Source {
            path: path.clone(),
            bytes,
        });
        let mut file = File::read(id, path.clone(), &sources.get(id).bytes);
        if let Some(tree) = &mut file.tree {
            if files.is_empty() && !overlays.is_empty() {
                id = overlay::mend(tree, id, overlays, read, sources, diagnostics);
            }
            let mut others = Vec::new();
            references(tree, &path, &mut others);
            wanted.extend(others.into_iter().rev());
        }
        files.add(id, file);
    }
    files
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
