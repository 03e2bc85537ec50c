//! A seed becomes a document of medium size, always the same, so that none has to be kept.

use std::fmt::Write as _;

const SCHEMAS: u32 = 300;
const OPERATIONS: u32 = 200;
/// Operations of one tag.
const OF_A_GROUP: u32 = 10;

/// A document with lists, maps, enums, references, nullable and described members, pages of parameters, bodies
/// and documented errors.
pub(super) fn document() -> String {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mut text = String::from(
        "openapi: 3.1.0\n\
         info: {title: Medium, version: '1'}\n\
         servers: [{url: 'https://medium.example/v1'}]\n\
         components:\n  \
           securitySchemes: {token: {type: http, scheme: bearer}}\n  \
           schemas:\n    \
             Fault: {type: object, required: [error], properties: {error: {type: string}}}\n",
    );
    for index in 0..SCHEMAS {
        schema(&mut text, &mut chance, index);
    }
    text.push_str("security: [{token: []}]\npaths:\n");
    for index in 0..OPERATIONS {
        operation(&mut text, &mut chance, index);
    }
    text
}

/// One in six is a choice, the others are records.
fn schema(text: &mut String, chance: &mut Chance, index: u32) {
    if index % 6 == 5 {
        let values: Vec<String> = (0..2 + chance.below(8))
            .map(|at| format!("state_{at}"))
            .collect();
        line(
            text,
            4,
            &format!(
                "Thing{index}: {{type: string, enum: [{}]}}",
                values.join(", ")
            ),
        );
        return;
    }
    line(text, 4, &format!("Thing{index}:"));
    line(text, 6, "type: object");
    line(
        text,
        6,
        &format!("description: What the service keeps of the thing number {index}."),
    );
    line(text, 6, "required: [id, name]");
    line(text, 6, "properties:");
    line(
        text,
        8,
        "id: {type: string, description: 'Names it, for ever.'}",
    );
    line(text, 8, "name: {type: string, examples: [blue]}");
    for member in 0..2 + chance.below(14) {
        let ty = member_type(chance, index);
        let docs =
            "How it was when it was last looked at. It may be *older* than `updated_at` says.";
        line(
            text,
            8,
            &format!("member_{member}: {{description: '{docs}', {ty}}}"),
        );
    }
}

fn member_type(chance: &mut Chance, index: u32) -> String {
    let other = chance.below(index + 1);
    match chance.below(9) {
        0 => "type: integer".to_owned(),
        1 => "type: boolean".to_owned(),
        2 => "type: [string, 'null'], format: date-time".to_owned(),
        3 => "type: array, items: {type: string}".to_owned(),
        4 => "type: object, additionalProperties: {type: integer}".to_owned(),
        5 => format!("type: array, items: {{$ref: '#/components/schemas/Thing{other}'}}"),
        6 => format!("anyOf: [{{$ref: '#/components/schemas/Thing{other}'}}, {{type: 'null'}}]"),
        7 => "type: string, enum: [low, middle, high]".to_owned(),
        _ => "type: number".to_owned(),
    }
}

/// A path with one method.
fn operation(text: &mut String, chance: &mut Chance, index: u32) {
    let group = index / OF_A_GROUP;
    let method = ["get", "post", "put", "delete"][chance.index(4)];
    let answer = chance.below(SCHEMAS);
    line(
        text,
        2,
        &format!("/groups/{{group}}/kind-{group}/things-{index}:"),
    );
    line(text, 4, &format!("{method}:"));
    line(text, 6, &format!("tags: [kind-{group}]"));
    line(text, 6, &format!("operationId: {method}-things-{index}"));
    line(text, 6, "summary: Does what its name says.");
    line(
        text,
        6,
        "description: It is done at once, and `once` only. See [the guide](https://medium.example/guide).",
    );
    line(text, 6, "parameters:");
    line(
        text,
        8,
        "- {name: group, in: path, required: true, schema: {type: string}}",
    );
    for parameter in 0..chance.below(5) {
        let ty = ["string", "integer", "boolean"][chance.index(3)];
        let docs = "Narrows down what is answered.";
        line(
            text,
            8,
            &format!(
                "- {{name: filter_{parameter}, in: query, description: {docs}, schema: {{type: {ty}}}}}"
            ),
        );
    }
    if matches!(method, "post" | "put") {
        let sent = json(chance.below(SCHEMAS));
        line(
            text,
            6,
            &format!("requestBody: {{required: true, content: {sent}}}"),
        );
    }
    line(text, 6, "responses:");
    line(
        text,
        8,
        &format!(
            "'200': {{description: It is done., content: {}}}",
            json(answer)
        ),
    );
    let fault = "{application/json: {schema: {$ref: '#/components/schemas/Fault'}}}";
    for (status, meaning) in [
        (401, "The token is not good."),
        (404, "There is no such thing."),
    ] {
        line(
            text,
            8,
            &format!("'{status}': {{description: {meaning}, content: {fault}}}"),
        );
    }
}

fn json(thing: u32) -> String {
    format!("{{application/json: {{schema: {{$ref: '#/components/schemas/Thing{thing}'}}}}}}")
}

fn line(text: &mut String, indentation: usize, rest: &str) {
    let _ = writeln!(text, "{:indentation$}{rest}", "");
}

/// Xorshift: the same numbers everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(bound)).unwrap_or(0)
    }

    fn index(&mut self, bound: u32) -> usize {
        self.below(bound) as usize
    }
}

#[cfg(test)]
mod tests {
    use codegen::{Options, ReadError};

    use super::document;

    #[test]
    fn the_document_is_one_that_nothing_is_said_about() {
        let options = Options {
            crate_name: "medium".to_owned(),
            tests: false,
            regenerate: "a test".to_owned(),
        };
        let mut read = |path: &str| match path {
            "medium.yaml" => Ok(document().into_bytes()),
            _ => Err(ReadError::NotFound),
        };
        let outcome = codegen::generate("medium.yaml", &mut read, &options);
        let said = outcome.diagnostics.render_short(&outcome.sources);
        assert_eq!(said, "", "errors would leave nothing to measure");
        assert!(outcome.files.len() > 20, "each group is a file");
    }
}
