//! The root's components, and then everything that is referred to, become nodes.

use indexmap::IndexMap;

use super::content::{example, header, request_body, response};
use super::cursor::Cursor;
use super::desk::{Desk, Kind};
use super::object::{Object, Unread};
use super::parameter::parameter;
use super::reference::referenced;
use super::schema::schema;
use super::security::scheme;
use crate::openapi::{Nodes, Referenced, SecurityScheme};
use crate::source::NodeId;

#[derive(Debug, Default)]
pub(super) struct Components {
    pub(super) schemas: Vec<(String, NodeId)>,
    pub(super) security_schemes: IndexMap<String, SecurityScheme>,
    pub(super) unreadable_schemes: Vec<String>,
}

/// What stands under `components`; its nodes are read into `nodes`.
pub(super) fn components(at: &Cursor<'_>, nodes: &mut Nodes) -> Option<Components> {
    let object = at.object()?;
    let security = object.map("securitySchemes", |at| Some(scheme(at)));
    let schemas = read(&object, "schemas", Kind::Schema, nodes);
    read(&object, "parameters", Kind::Parameter, nodes);
    read(&object, "requestBodies", Kind::RequestBody, nodes);
    read(&object, "responses", Kind::Response, nodes);
    read(&object, "examples", Kind::Example, nodes);
    read(&object, "headers", Kind::Header, nodes);
    object.finish(Unread {
        of: "components",
        silent: &["mediaTypes", "pathItems"],
        missed: &["callbacks", "links"],
    });
    let (readable, unreadable): (Vec<_>, Vec<_>) = security
        .into_iter()
        .partition(|(_, scheme)| scheme.is_some());
    let readable = readable.into_iter();
    Some(Components {
        schemas,
        security_schemes: readable
            .filter_map(|(name, one)| Some((name, one?)))
            .collect(),
        unreadable_schemes: unreadable.into_iter().map(|(name, _)| name).collect(),
    })
}

fn read(
    object: &Object<'_>,
    word: &'static str,
    kind: Kind,
    nodes: &mut Nodes,
) -> Vec<(String, NodeId)> {
    let Some(map) = object.member(word) else {
        return Vec::new();
    };
    map.entries()
        .map(|(name, at)| {
            at.desk.has_read(kind, &at.id);
            node(kind, &at, nodes);
            (name.to_owned(), at.id)
        })
        .collect()
}

/// Reads what references lead to, and what those refer to in turn.
pub(super) fn targets<'d>(desk: &'d Desk<'d>, nodes: &mut Nodes) {
    while let Some((kind, id)) = desk.next_wanted() {
        if let Some(tree) = desk.files.node(&id) {
            node(kind, &Cursor { desk, tree, id }, nodes);
        }
    }
}

fn node(kind: Kind, at: &Cursor<'_>, nodes: &mut Nodes) {
    match kind {
        Kind::Schema => {
            if let Some(schema) = schema(at) {
                nodes.schemas.insert(at.id.clone(), schema);
            }
        }
        Kind::Parameter => keep(at, kind, parameter, &mut nodes.parameters),
        Kind::RequestBody => keep(at, kind, request_body, &mut nodes.request_bodies),
        Kind::Response => keep(at, kind, response, &mut nodes.responses),
        Kind::Example => keep(at, kind, example, &mut nodes.examples),
        Kind::Header => keep(at, kind, header, &mut nodes.headers),
    }
}

fn keep<'d, T>(
    at: &Cursor<'d>,
    kind: Kind,
    read: fn(&Cursor<'d>) -> Option<T>,
    nodes: &mut IndexMap<NodeId, Referenced<T>>,
) {
    if let Some(node) = referenced(at, kind, read) {
        nodes.insert(at.id.clone(), node);
    }
}
