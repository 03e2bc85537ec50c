//! The root object of a description becomes the document.

use super::components::{components, targets};
use super::cursor::Cursor;
use super::object::{Object, Unread};
use super::operation::{paths, webhook};
use super::reference::text_in_place;
use super::security::security;
use super::server::servers;
use super::unused;
use crate::openapi::{Document, Info, Nodes, PathItem, Tag};

/// Everything but the circles of references, which are found when all is read.
pub(super) fn document(at: &Cursor<'_>) -> Option<Document> {
    let object = at.object()?;
    object.tree("openapi");
    let mut nodes = Nodes::default();
    let components = object
        .member("components")
        .and_then(|at| components(&at, &mut nodes));
    let components = components.unwrap_or_default();
    let info = object.needed("info").and_then(|at| info(&at));
    let servers = servers(&object);
    let security = security(&object);
    let tags = object.list("tags", tag);
    let paths = document_paths(&object);
    let webhooks = object.filled("webhooks").map(|at| webhooks(&at));
    object.finish(Unread {
        of: "document",
        silent: &["$self", "externalDocs", "jsonSchemaDialect"],
        missed: &[],
    });
    targets(at.desk, &mut nodes);
    unused::warn(at.desk);
    Some(Document {
        info: info.unwrap_or_default(),
        servers,
        security,
        tags,
        paths,
        webhooks: webhooks.unwrap_or_default(),
        security_schemes: components.security_schemes,
        unreadable_schemes: components.unreadable_schemes,
        component_schemas: components.schemas,
        nodes,
    })
}

/// 3.1 lets a document describe nothing but components or webhooks.
fn document_paths(object: &Object<'_>) -> Vec<PathItem> {
    let others = ["components", "webhooks"].map(|word| object.at.tree.get(word).is_some());
    let optional = !object.at.is_3_0() && others.contains(&true);
    let at = if optional {
        object.member("paths")
    } else {
        object.needed("paths")
    };
    at.map(|at| paths(&at)).unwrap_or_default()
}

fn webhooks(at: &Cursor<'_>) -> Vec<PathItem> {
    at.entries()
        .filter_map(|(name, item)| webhook(name, &item))
        .collect()
}

fn info(at: &Cursor<'_>) -> Option<Info> {
    let object = at.object()?;
    let title = object.needed("title").and_then(|title| title.loose_text());
    let version = object
        .needed("version")
        .and_then(|version| version.loose_text());
    let summary = object.text("summary");
    let description = text_in_place(&object, "description");
    object.finish(Unread {
        of: "info",
        silent: &["contact", "license", "termsOfService"],
        missed: &[],
    });
    // What is missing was said; the rest of the document is worth reading all the same.
    let (title, version) = (title.unwrap_or_default(), version.unwrap_or_default());
    Some(Info {
        title,
        summary,
        description,
        version,
    })
}

fn tag(at: &Cursor<'_>) -> Option<Tag> {
    let object = at.object()?;
    let name = object.needed("name").and_then(|name| name.loose_text());
    let description = text_in_place(&object, "description");
    object.finish(Unread {
        of: "tag",
        silent: &["externalDocs", "kind", "parent", "summary"],
        missed: &[],
    });
    Some(Tag {
        id: at.id.clone(),
        name: name?,
        description,
    })
}
