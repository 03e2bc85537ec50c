//! A `$ref` becomes the place that it leads to.

use super::address::{Address, Refused};
use super::cursor::Cursor;
use super::dangling;
use super::desk::Kind;
use super::object::Object;
use crate::diagnostic::{Code, Diagnostic};
use crate::near::near;
use crate::openapi::{Reference, Referenced};
use crate::source::{FileId, NodeId, Pointer, ReadError};
use crate::tree::Tree;

/// The thing itself, or a reference to one.
pub(super) fn referenced<'d, T>(
    at: &Cursor<'d>,
    kind: Kind,
    read: fn(&Cursor<'d>) -> Option<T>,
) -> Option<Referenced<T>> {
    if at.tree.get("$ref").is_some() {
        reference(at, kind).map(Referenced::Reference)
    } else {
        read(at).map(Referenced::Inline)
    }
}

/// A map that is nothing but a reference; 3.1 lets it bring its own words of description.
pub(super) fn reference(at: &Cursor<'_>, kind: Kind) -> Option<Reference> {
    let object = at.object()?;
    let target = object.member("$ref")?;
    let description = (!at.is_3_0()).then(|| object.text("description")).flatten();
    object.finish_reference();
    Some(Reference {
        description,
        ..follow(&target, kind)?
    })
}

/// The text of a `$ref`: its target will be read as this kind.
pub(super) fn follow(at: &Cursor<'_>, kind: Kind) -> Option<Reference> {
    let target = target(at)?;
    let place = at.id.value();
    if at.desk.files.node(&target).is_some() {
        at.desk.want(kind, &target, &place);
    }
    Some(Reference {
        target,
        place,
        description: None,
    })
}

/// The text of a `$dynamicRef`: the schema that it means where nobody who refers to it says otherwise.
pub(super) fn follow_dynamic(at: &Cursor<'_>) -> Option<Reference> {
    let text = at.tree.as_text().or_else(|| at.wrong_kind("a text"))?;
    let around = text.strip_prefix('#').and_then(|name| around(at, name));
    let Some(target) = around else {
        return follow(at, Kind::Schema);
    };
    let place = at.id.value();
    at.desk.want(Kind::Schema, &target, &place);
    at.desk.reaches(&target);
    Some(Reference {
        target,
        place,
        description: None,
    })
}

/// The node itself, or the one that its `$ref`s lead to, for things that are read in place.
pub(super) fn followed<'d>(at: &Cursor<'d>) -> Option<Cursor<'d>> {
    let mut node = at.clone();
    let mut passed = Vec::new();
    while node.tree.get("$ref").is_some() {
        passed.push(node.id.clone());
        let object = node.object()?;
        let text = object.member("$ref")?;
        object.finish_reference();
        let id = target(&text)?;
        if passed.contains(&id) {
            let message = "this `$ref` leads back to itself";
            at.desk.say(Diagnostic::new(
                Code::CyclicReference,
                text.id.value(),
                message,
            ));
            return None;
        }
        node = Cursor {
            desk: at.desk,
            tree: at.desk.files.node(&id)?,
            id,
        };
    }
    Some(node)
}

/// The same where OpenAPI takes no reference, and authors write one all the same: what it leads to is meant.
pub(super) fn in_place<'d>(at: &Cursor<'d>, what: &'static str) -> Option<Cursor<'d>> {
    if at.tree.get("$ref").is_some() && at.desk.is_first(what) {
        let message = format!(
            "OpenAPI takes no `$ref` in place of {what}; what each leads to is read instead"
        );
        at.desk
            .warn(Code::LooseKind, at.id.child("$ref").key(), message);
    }
    followed(at)
}

/// A text, or one that a `$ref` leads to.
pub(super) fn text_in_place(object: &Object<'_>, word: &'static str) -> Option<String> {
    let tree = object.tree(word)?;
    if tree.get("$ref").is_none() {
        return object.text(word);
    }
    in_place(&object.member(word)?, "a text")?.text()
}

/// The target of a `$ref`, there or not; nothing when it is not followed at all.
fn target(at: &Cursor<'_>) -> Option<NodeId> {
    let text = at.tree.as_text().or_else(|| at.wrong_kind("a text"))?;
    let desk = at.desk;
    if !at.is_3_0()
        && let Some(id) = by_id(at, text)
    {
        desk.reaches(&id);
        return Some(id);
    }
    let Address {
        path,
        pointer,
        anchor,
    } = match Address::parse(text, desk.files.path(at.id.file)) {
        Ok(address) => address,
        Err(Refused { message, help }) => {
            desk.say(Diagnostic::new(Code::BadReference, at.id.value(), message).help(help));
            return None;
        }
    };
    let file = match path.as_deref().map(|path| (path, desk.reach(path))) {
        None => at.id.file,
        Some((_, Ok(file))) => file,
        Some((path, Err(error))) => {
            if desk.is_first(path) {
                let message = format!("`{path}` cannot be read: {error}");
                let mut diagnostic = Diagnostic::new(Code::Unreadable, at.id.value(), message);
                diagnostic.help = remedy(&error).map(str::to_owned);
                desk.say(diagnostic);
            }
            return None;
        }
    };
    let pointer = match anchor {
        None => pointer,
        Some(name) => named(at, file, &name)?,
    };
    let mut id = NodeId { file, pointer };
    if desk.files.holds_tree(file) && desk.files.node(&id).is_none() {
        id = dangling::meant(at, text, id);
    }
    desk.reaches(&id);
    Some(id)
}

/// What to do where a file cannot be read.
fn remedy(error: &ReadError) -> Option<&'static str> {
    match error {
        ReadError::NotFound => Some("a path begins in the folder of the file that it stands in"),
        ReadError::Outside => Some("`--allow-outside` lets a document that is trusted lead there"),
        ReadError::Other(_) => None,
    }
}

/// The innermost schema around this place with that `$dynamicAnchor`.
fn around(at: &Cursor<'_>, name: &str) -> Option<NodeId> {
    let file = at.id.file;
    let mut way = std::iter::successors(Some(&at.id.pointer), |at| at.parent());
    way.find_map(|pointer| {
        let id = NodeId {
            file,
            pointer: pointer.clone(),
        };
        let anchor = at.desk.files.node(&id)?.get("$dynamicAnchor")?.as_text()?;
        (anchor == name).then_some(id)
    })
}

/// The place that a text means by an `$id`, of this file or else of the root.
fn by_id(at: &Cursor<'_>, text: &str) -> Option<NodeId> {
    let desk = at.desk;
    let root = (at.id.file != desk.root).then_some(desk.root);
    let mut files = std::iter::once(at.id.file).chain(root);
    files.find_map(|file| {
        let pointer = desk.anchors(file).by_id(&at.id.pointer, text)?;
        let id = NodeId { file, pointer };
        desk.files.node(&id).is_some().then_some(id)
    })
}

/// The place of that `$anchor`.
fn named(at: &Cursor<'_>, file: FileId, name: &str) -> Option<Pointer> {
    if let Some(pointer) = at.desk.anchors(file).find(name) {
        return Some(pointer.clone());
    }
    let message = format!("no schema has the `$anchor` `{name}`");
    let help = "write the way from the root of the file: `#/components/schemas/Name`";
    at.desk
        .say(Diagnostic::new(Code::DanglingReference, at.id.value(), message).help(help));
    None
}

/// A name of a schema, or a reference to one, as tags of a discriminator are mapped.
pub(super) fn named_schema(at: &Cursor<'_>) -> Option<Reference> {
    schema_called(at, Code::DanglingReference)
}

/// The same for the values that have no tag of their own: they are read without it as well.
pub(super) fn default_schema(at: &Cursor<'_>) -> Option<Reference> {
    schema_called(at, Code::Ignored)
}

fn schema_called(at: &Cursor<'_>, missing: Code) -> Option<Reference> {
    let name = at.tree.as_text().or_else(|| at.wrong_kind("a text"))?;
    let components = Pointer::root().child("components").child("schemas");
    for file in [at.desk.root, at.id.file] {
        let id = NodeId {
            file,
            pointer: components.child(name),
        };
        if at.desk.files.node(&id).is_some() {
            let place = at.id.value();
            at.desk.want(Kind::Schema, &id, &place);
            return Some(Reference {
                target: id,
                place,
                description: None,
            });
        }
    }
    let is_name = name
        .chars()
        .all(|c| c.is_alphanumeric() || "_-".contains(c));
    if !is_name {
        return follow(at, Kind::Schema);
    }
    let tree = at.desk.files.node(&NodeId {
        file: at.desk.root,
        pointer: components,
    });
    let known = tree.and_then(Tree::as_map).unwrap_or_default();
    let message = format!("there is no schema `{name}`");
    let mut diagnostic = Diagnostic::new(missing, at.id.value(), message);
    diagnostic.help = near(name, known.iter().map(|(name, _)| name.as_str()))
        .map(|name| format!("did you mean `{name}`?"));
    at.desk.say(diagnostic);
    None
}
