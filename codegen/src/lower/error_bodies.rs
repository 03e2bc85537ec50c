//! The schemas that answers to failed calls carry, by themselves or as one of several.
//!
//! What servers say when something fails is often another text than the one that is documented, and it is for people to
//! read: such bodies keep all of their members.

use std::collections::HashSet;

use crate::openapi::{Document, Schema};
use crate::source::NodeId;

use super::answers::is_success;
use super::resolve::resolve;

pub(super) fn all(document: &Document) -> HashSet<&NodeId> {
    let nodes = &document.nodes;
    let operations = document.paths.iter().flat_map(|path| &path.operations);
    let responses = operations
        .flat_map(|operation| &operation.responses)
        .filter(|(key, _)| !is_success(*key))
        .filter_map(|(_, referenced)| resolve(&nodes.responses, referenced));
    let media = responses.flat_map(|resolved| &resolved.value.content);
    let carried =
        media.filter_map(|media| Some((media.schema.as_ref()?, media.envelope.as_deref())));
    let mut open: Vec<(&Schema, Option<&str>)> = carried.collect();
    let mut found = HashSet::new();
    while let Some((schema, envelope)) = open.pop() {
        if !found.insert((&schema.id, envelope)) {
            continue;
        }
        let reference = schema.reference.as_ref();
        let target = reference.and_then(|reference| nodes.schemas.get(&reference.target));
        let alternatives = schema.one_of.iter().chain(&schema.any_of);
        // What is only a part of a schema is not the schema, but for one that has words around it.
        let whole = match schema.all_of.as_slice() {
            [only] => Some(only),
            [] | [..] => None,
        };
        let same = target.into_iter().chain(alternatives).chain(whole);
        open.extend(same.map(|schema| (schema, envelope)));
        // In an envelope is the body.
        let inner = envelope.and_then(|name| schema.properties.get(name));
        open.extend(inner.map(|schema| (schema, None)));
    }
    found.into_iter().map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use crate::lower::sample::{lowered, record};

    /// The constants of the type of that name, where it is what a call that fails answers.
    fn constants(content: &str, name: &str) -> usize {
        let text = format!(
            "openapi: 3.1.0
info: {{title: T, version: '1'}}
paths:
  /a:
    get:
      operationId: a
      tags: [a]
      responses:
        '204': {{description: d}}
        '404': {{description: d, content: {{application/json: {content}}}}}
components:
  schemas:
    Gone: {{type: object, required: [code], properties: {{code: {{const: gone}}}}}}
    Or: {{oneOf: [{{$ref: '#/components/schemas/Gone'}}, {{type: string}}]}}
    Around: {{type: object, required: [at], properties: {{at: {{const: here}}, error: {{$ref: '#/components/schemas/Gone'}}}}}}
"
        );
        let (api, said) = lowered(&text);
        record(&api.expect(&said), name).constants().count()
    }

    #[test]
    fn what_an_error_carries_keeps_its_members_however_it_is_carried() {
        for content in [
            "{schema: {$ref: '#/components/schemas/Gone'}}",
            "{schema: {allOf: [{$ref: '#/components/schemas/Gone'}], description: d}}",
            "{schema: {$ref: '#/components/schemas/Or'}}",
            "{schema: {type: object, properties: {error: {$ref: '#/components/schemas/Gone'}}}, x-envelope: error}",
        ] {
            assert_eq!(constants(content, "Gone"), 0, "{content}");
        }
    }

    #[test]
    fn what_is_a_member_of_it_does_not() {
        let content = "{schema: {$ref: '#/components/schemas/Around'}}";
        assert_eq!(
            (constants(content, "Around"), constants(content, "Gone")),
            (0, 1)
        );
    }
}
