//! Headers of responses become what the documentation says of them: they are read by name.

use crate::ir::{Header, HeaderType, Status};
use crate::openapi::{self, Nodes, Response, Schema, SchemaType};

use super::docs;
use super::resolve::{Resolved, resolve};

/// How many references are followed to the type of a header.
const FAR_ENOUGH: usize = 8;

/// Adds the headers of an answer, of an error when it is one; each is there once.
pub(super) fn add(
    nodes: &Nodes,
    headers: &mut Vec<Header>,
    response: &Response,
    error: Option<Status>,
) {
    for (name, referenced) in &response.headers {
        // OpenAPI says that this one is ignored: the media types say it.
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let Some(resolved) = resolve(&nodes.headers, referenced) else {
            continue;
        };
        let known = headers
            .iter_mut()
            .find(|header| header.wire.eq_ignore_ascii_case(name));
        match (known, error) {
            (None, _) => headers.push(made(nodes, name, &resolved, error)),
            (Some(header), None) => header.errors.clear(),
            (Some(header), Some(status)) if !header.errors.is_empty() => header.errors.push(status),
            (Some(_), Some(_)) => {}
        }
    }
}

fn made(
    nodes: &Nodes,
    name: &str,
    resolved: &Resolved<'_, openapi::Header>,
    error: Option<Status>,
) -> Header {
    let Resolved {
        value: openapi::Header {
            description,
            schema,
        },
        description: beside,
        ..
    } = resolved;
    let said = beside.or(description.as_deref());
    let docs = match schema {
        Some(schema) if said.is_none() => docs::of_use(nodes, schema),
        Some(_) | None => docs::of(None, said),
    };
    Header {
        wire: name.to_owned(),
        docs,
        ty: schema
            .as_ref()
            .map_or(HeaderType::Text, |schema| of_schema(nodes, schema)),
        errors: error.into_iter().collect(),
    }
}

fn of_schema(nodes: &Nodes, schema: &Schema) -> HeaderType {
    let mut at = schema;
    for _ in 0..FAR_ENOUGH {
        let target = at.reference.as_ref().map(|reference| &reference.target);
        match target.and_then(|target| nodes.schemas.get(target)) {
            Some(next) => at = next,
            None => break,
        }
    }
    let types = at.types.iter().filter(|ty| **ty != SchemaType::Null);
    match types.copied().collect::<Vec<_>>().as_slice() {
        [SchemaType::Integer] => HeaderType::Integer,
        [SchemaType::Number] | [SchemaType::Integer, SchemaType::Number] => HeaderType::Number,
        [SchemaType::Boolean] => HeaderType::Boolean,
        _ => HeaderType::Text,
    }
}
