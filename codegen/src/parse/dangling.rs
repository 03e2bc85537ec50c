//! A `$ref` that points at nothing: what it means all the same, or what to write instead.

use super::address::Address;
use super::cursor::Cursor;
use super::files::child;
use crate::diagnostic::{Code, Diagnostic};
use crate::near::near;
use crate::source::{NodeId, Pointer};

/// More references than this on the way of one pointer are not followed: they may lead in a circle.
const HOPS: usize = 16;

/// Where the reference is meant to lead, with a warning, when tools write it like that; else it is refused, and stays.
pub(super) fn meant(at: &Cursor<'_>, text: &str, id: NodeId) -> NodeId {
    let (message, found) = if let Some(found) = around(at, &id) {
        let message = "from the root of the document; the schema around it has one of that name";
        (message, found)
    } else if let Some(found) = through(at, &id) {
        let message = "as it is written; what the references on its way lead to is meant";
        (message, found)
    } else {
        let message = format!("`{text}` points at nothing");
        let mut diagnostic = Diagnostic::new(Code::DanglingReference, at.id.value(), message);
        diagnostic.help = instead(at, text, &id);
        at.desk.say(diagnostic);
        return id;
    };
    let file = text.split('#').next().unwrap_or_default();
    let help = if found.file == id.file {
        format!("write `{file}#{}`", found.pointer)
    } else {
        format!("write the way to `{}` in its own file", found.pointer)
    };
    let message = format!("`{text}` points at nothing {message}");
    let diagnostic = Diagnostic::new(Code::LooseKind, at.id.value(), message);
    at.desk.say(diagnostic.help(help));
    found
}

/// Schemas that were written for themselves refer to their own definitions from their own root.
fn around(at: &Cursor<'_>, id: &NodeId) -> Option<NodeId> {
    let tokens = id.pointer.tokens();
    let own = matches!(tokens.first(), Some(&("$defs" | "definitions")));
    if !own || id.file != at.id.file {
        return None;
    }
    let mut way = std::iter::successors(Some(&at.id.pointer), |way| way.parent());
    way.find_map(|start| {
        let pointer = tokens
            .iter()
            .fold(start.clone(), |way, token| way.child(token));
        let file = id.file;
        let id = NodeId { file, pointer };
        at.desk.files.node(&id).is_some().then_some(id)
    })
}

/// Tools that unite files write pointers as if what is referred to stood where the reference does.
fn through(at: &Cursor<'_>, id: &NodeId) -> Option<NodeId> {
    let files = at.desk.files;
    let mut node = NodeId::root(id.file);
    let mut hops = HOPS;
    for token in id.pointer.tokens() {
        while child(files.node(&node)?, token).is_none() {
            hops = hops.checked_sub(1)?;
            let text = files.node(&node)?.get("$ref")?.as_text()?;
            node = by_letter(at, text, &node)?;
        }
        node = NodeId {
            pointer: node.pointer.child(token),
            ..node
        };
    }
    Some(node)
}

/// Where the text of a `$ref` leads that stands at a node, as it is written.
fn by_letter(at: &Cursor<'_>, text: &str, referrer: &NodeId) -> Option<NodeId> {
    let files = at.desk.files;
    let Address {
        path,
        pointer,
        anchor: None,
    } = Address::parse(text, files.path(referrer.file)).ok()?
    else {
        return None;
    };
    let file = match path {
        None => referrer.file,
        Some(path) => at.desk.reach(&path).ok()?,
    };
    Some(NodeId { file, pointer })
}

/// The name that resembles the first one on the way that is not there.
fn instead(at: &Cursor<'_>, text: &str, id: &NodeId) -> Option<String> {
    let root = NodeId::root(id.file);
    let mut tree = at.desk.files.node(&root)?;
    let mut way = Pointer::root();
    let tokens = id.pointer.tokens();
    for (index, token) in tokens.iter().enumerate() {
        if let Some(next) = child(tree, token) {
            (tree, way) = (next, way.child(token));
            continue;
        }
        let members = tree.as_map().unwrap_or_default();
        let name = near(token, members.iter().map(|(name, _)| name.as_str()));
        let file = text.split('#').next().unwrap_or_default();
        return match name {
            Some(name) => {
                let start = way.child(name);
                let whole = tokens[index + 1..]
                    .iter()
                    .fold(start, |way, token| way.child(token));
                Some(format!("did you mean `{file}#{whole}`?"))
            }
            None => Some(format!("there is no `{token}` in `{file}#{way}`")),
        };
    }
    None
}
