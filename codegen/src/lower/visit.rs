//! Every schema of a document, wherever it stands, is looked at once.

use crate::openapi::{Document, MediaType, Operation, Parameters, Referenced, Schema};

/// Hands over the schemas that stand on their own; those inside them are up to the visitor.
pub(super) fn each(document: &mut Document, visit: &mut dyn FnMut(&mut Schema)) {
    let nodes = &mut document.nodes;
    nodes.schemas.values_mut().for_each(&mut *visit);
    for parameter in nodes.parameters.values_mut() {
        if let Referenced::Inline(parameter) = parameter {
            parameter.schema.iter_mut().for_each(&mut *visit);
            media(&mut parameter.content, visit);
        }
    }
    for body in nodes.request_bodies.values_mut() {
        if let Referenced::Inline(body) = body {
            media(&mut body.content, visit);
        }
    }
    for response in nodes.responses.values_mut() {
        if let Referenced::Inline(response) = response {
            media(&mut response.content, visit);
        }
    }
    for item in document.paths.iter_mut().chain(&mut document.webhooks) {
        parameters(&mut item.parameters, visit);
        for one in &mut item.operations {
            operation(one, visit);
        }
    }
}

fn operation(operation: &mut Operation, visit: &mut dyn FnMut(&mut Schema)) {
    parameters(&mut operation.parameters, visit);
    if let Some(Referenced::Inline(body)) = &mut operation.request_body {
        media(&mut body.content, visit);
    }
    for (_, response) in &mut operation.responses {
        if let Referenced::Inline(response) = response {
            media(&mut response.content, visit);
        }
    }
}

fn parameters(parameters: &mut Parameters, visit: &mut dyn FnMut(&mut Schema)) {
    for parameter in &mut parameters.read {
        if let Referenced::Inline(parameter) = parameter {
            parameter.schema.iter_mut().for_each(&mut *visit);
            media(&mut parameter.content, visit);
        }
    }
}

fn media(content: &mut [MediaType], visit: &mut dyn FnMut(&mut Schema)) {
    for media in content {
        let schemas = media.schema.iter_mut().chain(&mut media.item_schema);
        schemas.for_each(&mut *visit);
    }
}

/// The media types of all answers.
pub(super) fn answers(document: &Document) -> impl Iterator<Item = &MediaType> {
    let items = document.paths.iter().chain(&document.webhooks);
    let operations = items.flat_map(|item| &item.operations);
    let responses = operations.flat_map(|operation| &operation.responses);
    let responses = responses.map(|(_, response)| response);
    responses
        .chain(document.nodes.responses.values())
        .filter_map(|response| match response {
            Referenced::Inline(response) => Some(&response.content),
            Referenced::Reference(_) => None,
        })
        .flatten()
}

/// What a schema is made of: the parts of its `allOf`, and what holds under a condition.
pub(super) fn parts(schema: &mut Schema) -> impl Iterator<Item = &mut Schema> {
    schema.all_of.iter_mut().chain(&mut schema.branches)
}

/// The schemas inside one, but for its parts.
pub(super) fn inside(schema: &mut Schema) -> impl Iterator<Item = &mut Schema> {
    let properties = schema.properties.values_mut();
    properties
        .chain(schema.additional_properties.as_deref_mut())
        .chain(schema.items.as_deref_mut())
        .chain(schema.content.as_deref_mut())
        .chain(&mut schema.one_of)
        .chain(&mut schema.any_of)
}

/// The schemas in one, its parts included.
pub(super) fn below(schema: &Schema) -> impl Iterator<Item = &Schema> {
    schema
        .properties
        .values()
        .chain(schema.additional_properties.as_deref())
        .chain(schema.items.as_deref())
        .chain(schema.content.as_deref())
        .chain(&schema.one_of)
        .chain(&schema.any_of)
        .chain(&schema.all_of)
        .chain(&schema.branches)
}

/// How many schemas a schema is, with those in it.
pub(super) fn size(schema: &Schema) -> usize {
    1 + below(schema).map(size).sum::<usize>()
}
