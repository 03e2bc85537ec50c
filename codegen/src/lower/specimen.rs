//! A document becomes bodies to try its client with: its own examples, and values made from its schemas.

mod chance;
mod course;
mod sampler;
mod scalars;

use crate::ir::{Origin, Role, Specimen};
use crate::openapi::{
    Document, MediaType, Operation, PathItem, RequestBody, Response, Schema, StatusKey,
};
use crate::tree::Tree;

use super::content::{Kind, kind_of};
use super::resolve::resolve;
use super::{dynamic, fit, json_media, undescribed};
use sampler::{Fill, Sampler};

/// How each schema is sampled, and what the sample is called.
const SAMPLES: [(&str, Fill); 7] = [
    ("examples", Fill::Examples),
    ("least", Fill::Least),
    ("most", Fill::Most),
    ("some-1", Fill::Some),
    ("some-2", Fill::Some),
    ("some-3", Fill::Some),
    ("some-4", Fill::Some),
];

/// Every JSON body that a success or a request may have, in the order of the document.
pub(crate) fn all(document: &mut Document) -> Vec<Specimen> {
    // What is bound already is not bound again.
    dynamic::bind(document);
    let mut found = Found {
        document,
        specimens: Vec::new(),
    };
    for path in &document.paths {
        for operation in &path.operations {
            found.answers(path, operation);
            found.requests(path, operation);
        }
    }
    found.specimens
}

struct Found<'d> {
    document: &'d Document,
    specimens: Vec<Specimen>,
}

impl<'d> Found<'d> {
    fn answers(&mut self, path: &PathItem, operation: &'d Operation) {
        if operation.method == "HEAD" {
            return;
        }
        for (key, response) in &operation.responses {
            let status = match *key {
                // These have no body in HTTP, whatever is described.
                StatusKey::Code(204 | 205) => continue,
                StatusKey::Code(code) if (200..300).contains(&code) => code,
                StatusKey::Class(2) => 200,
                StatusKey::Code(_) | StatusKey::Class(_) | StatusKey::Default => continue,
            };
            let Some(response) = resolve(&self.document.nodes.responses, response) else {
                continue;
            };
            let response: &Response = response.value;
            if let Some(media) = plainest(&response.content) {
                let role = Role::Answer {
                    status,
                    media: media.name.clone(),
                };
                self.bodies(path, operation, media, &role);
            }
        }
    }

    fn requests(&mut self, path: &PathItem, operation: &'d Operation) {
        let body = operation.request_body.as_ref();
        let body = body.and_then(|body| resolve(&self.document.nodes.request_bodies, body));
        let Some(RequestBody {
            content, required, ..
        }) = body.map(|body| body.value)
        else {
            return;
        };
        let Some(media) = plainest(content) else {
            return;
        };
        let before = self.specimens.len();
        self.bodies(path, operation, media, &Role::Request);
        // Where no body is needed, null as an example is a request without one.
        if !required {
            let made = self.specimens.split_off(before);
            let bodies = made.into_iter().filter(|one| one.value != Tree::Null);
            self.specimens.extend(bodies);
        }
    }

    fn bodies(
        &mut self,
        path: &PathItem,
        operation: &Operation,
        media: &'d MediaType,
        role: &Role,
    ) {
        let mut push = |name: &str, origin, valid, beyond, value| {
            self.specimens.push(Specimen {
                method: operation.method.clone(),
                path: path.path.clone(),
                role: role.clone(),
                origin,
                name: name.to_owned(),
                valid,
                beyond,
                value,
            });
        };
        let nodes = &self.document.nodes;
        let schema = media.schema.as_ref();
        let valid = |value: &Tree| {
            schema.is_none_or(|schema| {
                fit::fits(nodes, schema, value) && course::keeps(nodes, role, schema, value)
            })
        };
        let beyond = |value: &Tree| {
            schema.map_or_else(Vec::new, |schema| {
                undescribed::members(nodes, schema, value)
            })
        };
        for (name, example) in &media.examples {
            let example = resolve(&nodes.examples, example);
            if let Some(value) = example.and_then(|example| example.value.value.as_ref()) {
                let (valid, beyond) = (valid(value), beyond(value));
                push(name, Origin::Documented, valid, beyond, value.clone());
            }
        }
        let Some(schema) = schema else { return };
        for (name, value) in self::samples(self.document, schema, role) {
            // An example of a member is no body that is known to come: it may show more than its model keeps.
            let beyond = beyond(&value);
            push(name, Origin::Sampled, true, beyond, value);
        }
    }
}

/// Values of a schema; what could not be made is left out.
fn samples(document: &Document, schema: &Schema, role: &Role) -> Vec<(&'static str, Tree)> {
    let mut made: Vec<(&str, Tree)> = Vec::new();
    let mut sampler = Sampler::new(&document.nodes, role);
    for (seed, (name, fill)) in (1..).zip(SAMPLES) {
        let value = sampler.sample(schema, fill, seed);
        if let Some(value) = value.filter(|value| {
            fit::fits(&document.nodes, schema, value)
                && made.iter().all(|(_, before)| before != value)
        }) {
            made.push((name, value));
        }
    }
    made
}

/// The JSON that a client sends, or reads.
fn plainest(content: &[MediaType]) -> Option<&MediaType> {
    let json = content
        .iter()
        .filter(|media| kind_of(&media.name) == Kind::Json);
    json.min_by_key(|media| json_media::plainness(&media.name))
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::diagnostic::Diagnostics;
    use crate::ir::{Origin, Specimen};
    use crate::parse;
    use crate::source::Sources;
    use crate::tree::Tree;

    fn specimens(schema: &str) -> Vec<Specimen> {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: a\n          content:\n            application/json:\n              example: {{kind: cat}}\n              schema: {schema}\n"
        );
        let mut read = |_: &str| Ok(text.clone().into_bytes());
        let (mut sources, mut said) = (Sources::default(), Diagnostics::default());
        let document = parse::document(
            &"a.yaml".into(),
            &mut read,
            &mut sources,
            &mut said,
            &mut None,
        );
        all(&mut document.expect("a document"))
    }

    #[test]
    fn an_example_says_whether_it_fits() {
        for (schema, fits) in [("{type: object}", true), ("{type: string}", false)] {
            let specimens = specimens(schema);
            assert_eq!(specimens[0].origin, Origin::Documented);
            assert_eq!(specimens[0].valid, fits, "{schema}");
        }
    }

    #[test]
    fn the_least_has_what_is_required_and_the_most_has_all() {
        let schema =
            "{type: object, required: [a], properties: {a: {type: boolean}, b: {const: 3}}}";
        let specimens = specimens(schema);
        let members = |name: &str| {
            let found = specimens.iter().find(|one| one.name == name);
            let members = found
                .expect("it was made")
                .value
                .as_map()
                .expect("an object");
            members
                .iter()
                .map(|(name, _)| name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(members("least"), ["a"]);
        assert_eq!(members("most"), ["a", "b"]);
    }

    #[test]
    fn examples_of_members_are_used() {
        let schema = "{type: object, properties: {a: {type: string, example: Ada}}}";
        let specimens = specimens(schema);
        let found = specimens.iter().find(|one| one.name == "examples");
        let member = found.expect("it was made").value.get("a");
        assert_eq!(member.and_then(Tree::as_text), Some("Ada"));
    }

    #[test]
    fn the_same_document_gives_the_same_values() {
        let schema = "{type: array, items: {type: [number, string, 'null']}}";
        let values =
            || -> Vec<Tree> { specimens(schema).into_iter().map(|one| one.value).collect() };
        assert_eq!(values(), values());
    }

    #[test]
    fn a_schema_without_a_finite_value_gives_none() {
        let schema = "{$ref: '#/components/schemas/A'}\ncomponents: {schemas: {A: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}}}";
        let specimens = specimens(schema);
        assert!(specimens.iter().all(|one| one.origin == Origin::Documented));
    }
}
