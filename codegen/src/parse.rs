//! A description, as files, becomes one document of known shape, its references unresolved.

mod address;
mod components;
mod content;
mod cursor;
mod cycle;
mod desk;
mod load;
mod near;
mod object;
mod operation;
mod parameter;
mod reference;
mod schema;
mod schema_type;
mod security;
mod server;
mod version;
mod words;

use self::components::{components, targets};
use self::cursor::Cursor;
use self::desk::Desk;
use self::load::Files;
use self::object::{Object, Unread};
use self::operation::paths;
use self::security::security;
use self::server::servers;
use self::version::version;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::openapi::{Document, Info, Nodes, PathItem, Tag};
use crate::source::{At, NodeId, Place, ReadError, Source, Sources};

/// Reads the root and every file that it refers to, each once. Nothing when the root is not an
/// OpenAPI document; what else is wrong is left out of the document and said.
pub(crate) fn document(
    root: &str,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let files = Files::load(root, read, sources);
    let file = match files.reach_root(root, diagnostics) {
        Ok(file) => file,
        Err(error) => {
            let file = sources.add(Source { path: root.to_owned(), bytes: Vec::new() });
            let message = format!("`{root}` cannot be read: {error}");
            let place = Place { file, at: At::File };
            diagnostics.push(Diagnostic::new(Code::Unreadable, place, message));
            return None;
        }
    };
    let id = NodeId::root(file);
    let tree = files.node(&id)?;
    let version = version(tree, file, diagnostics)?;
    let desk = Desk::new(&files, file, version);
    let document = whole(&Cursor { desk: &desk, tree, id });
    diagnostics.append(desk.into_said());
    let mut document = document?;
    cycle::open(&mut document.nodes, diagnostics);
    Some(document)
}

fn whole(at: &Cursor<'_>) -> Option<Document> {
    let object = at.object()?;
    object.tree("openapi");
    let mut nodes = Nodes::default();
    let components = object.member("components").and_then(|at| components(&at, &mut nodes));
    let components = components.unwrap_or_default();
    let info = object.needed("info").and_then(|at| info(&at));
    let servers = servers(&object);
    let security = security(&object);
    let tags = object.list("tags", tag);
    let paths = document_paths(&object);
    object.finish(Unread {
        silent: &["$self", "externalDocs", "jsonSchemaDialect"],
        missed: &["webhooks"],
    });
    targets(at.desk, &mut nodes);
    Some(Document {
        version: at.desk.version,
        info: info?,
        servers,
        security,
        tags,
        paths,
        security_schemes: components.security_schemes,
        component_schemas: components.schemas,
        nodes,
    })
}

/// 3.1 lets a document describe nothing but components or webhooks.
fn document_paths(object: &Object<'_>) -> Vec<PathItem> {
    let others = ["components", "webhooks"].map(|word| object.at.tree.get(word).is_some());
    let optional = !object.at.is_3_0() && others.contains(&true);
    let at = if optional { object.member("paths") } else { object.needed("paths") };
    at.map(|at| paths(&at)).unwrap_or_default()
}

fn info(at: &Cursor<'_>) -> Option<Info> {
    let object = at.object()?;
    let title = object.needed("title").and_then(|title| title.loose_text());
    let version = object.needed("version").and_then(|version| version.loose_text());
    let summary = object.text("summary");
    let description = object.text("description");
    object.finish(Unread { silent: &["contact", "license", "termsOfService"], missed: &[] });
    Some(Info { title: title?, summary, description, version: version? })
}

fn tag(at: &Cursor<'_>) -> Option<Tag> {
    let object = at.object()?;
    let name = object.needed("name").and_then(|name| name.loose_text());
    let description = object.text("description");
    object.finish(Unread { silent: &["externalDocs", "kind", "parent", "summary"], missed: &[] });
    Some(Tag { id: at.id.clone(), name: name?, description })
}
