//! Documents and what is counted in them.

use super::Coverage;
use crate::{Input, Options};

fn coverage(text: &str) -> Coverage {
    let options = Options {
        crate_name: "a".to_owned(),
        tests: false,
        regenerate: "make".to_owned(),
    };
    let input = Input {
        coverage: true,
        ..Input::from("a.yaml")
    };
    let mut read = |_: &str| Ok(text.as_bytes().to_vec());
    let outcome = crate::generate(input, &mut read, &options);
    outcome.coverage.expect("the document is counted")
}

fn row(coverage: &Coverage, object: &str, keyword: &str) -> [usize; 3] {
    let mut rows = coverage.rows.iter();
    let row = rows.find(|row| (row.object, row.keyword.as_str()) == (object, keyword));
    row.map_or([0; 3], |row| [row.modelled, row.ignored(), row.refused])
}

const TEXT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1', x-mine: true}
servers: [{url: 'https://api.example.com'}]
paths:
  /a:
    get:
      sumary: A slip.
      callbacks: {}
      parameters:
        - {name: a, in: query, schema: {type: string, maxLength: 3, format: date-tme}}
        - {name: accept, in: header, schema: {$ref: '#/components/schemas/A'}}
      responses: {'200': {$ref: '#/components/responses/A', summary: Idle.}}
components:
  schemas: {A: {type: string}}
  responses: {A: {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
";

#[test]
fn each_keyword_is_counted_by_what_was_done_with_it() {
    let found = coverage(TEXT);
    assert_eq!(row(&found, "schema", "type"), [2, 0, 0]);
    assert_eq!(row(&found, "schema", "maxLength"), [0, 1, 0]);
    assert_eq!(row(&found, "schema", "format"), [0, 1, 0]);
    assert_eq!(row(&found, "schema", "$ref"), [2, 0, 0]);
    assert_eq!(row(&found, "operation", "callbacks"), [0, 1, 0]);
    assert_eq!(row(&found, "operation", "sumary"), [0, 1, 0]);
    assert_eq!(row(&found, "info", "x-mine"), [0, 1, 0]);
    assert_eq!(row(&found, "parameter", "(whole)"), [0, 1, 0]);
    assert_eq!(row(&found, "response", "description"), [1, 0, 0]);
    assert_eq!(found.keywords().refused, 0);
}

#[test]
fn what_only_restricts_is_said_once_and_what_adds_a_member_is_modelled() {
    let schema = "{type: object, properties: {a: {}}, not: {}, if: {}, then: {properties: {b: {}}}, \
                  else: {required: [a]}, dependentRequired: {}, dependentSchemas: {a: {required: [b]}}, \
                  propertyNames: {}, unevaluatedProperties: false, contains: {}}";
    let found = coverage(&TEXT.replace(
        "schemas: {A: {type: string}}",
        &format!("schemas: {{A: {schema}}}"),
    ));
    assert_eq!(row(&found, "schema", "then"), [1, 0, 0]);
    for word in [
        "not",
        "if",
        "else",
        "dependentRequired",
        "dependentSchemas",
        "propertyNames",
        "unevaluatedProperties",
        "contains",
    ] {
        assert_eq!(row(&found, "schema", word), [0, 1, 0], "{word}");
    }
}

#[test]
fn an_error_counts_for_the_nearest_keyword() {
    let wrong = TEXT.replace("type: string, maxLength", "type: strin, maxLength");
    assert_eq!(row(&coverage(&wrong), "schema", "type"), [1, 0, 1]);
    let wrong = TEXT.replace("callbacks: {}", "tags: [[]]");
    assert_eq!(row(&coverage(&wrong), "operation", "tags"), [0, 0, 1]);
}

#[test]
fn the_table_and_the_json_say_the_same() {
    let found = coverage(TEXT);
    let (table, json) = (found.table(), found.json());
    let line = "operation    callbacks      0        1        0  changes nothing in the client";
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed(&table).contains(&squeezed(line)), "{table}");
    let object = "{\"object\": \"operation\", \"keyword\": \"callbacks\", \"modelled\": 0, \"ignored\": \
                  [{\"reason\": \"changes nothing in the client\", \"count\": 1}], \"refused\": 0}";
    assert!(json.contains(object), "{json}");
    assert!(crate::tree::read(json.as_bytes()).is_ok(), "{json}");
}

#[test]
fn what_a_document_calls_its_keywords_reaches_no_terminal_and_breaks_no_json() {
    let text = TEXT.replace("x-mine", "\"x-\\e[31m\\\"\"");
    let found = coverage(&text);
    assert!(!found.table().contains('\u{1b}'));
    assert!(crate::tree::read(found.json().as_bytes()).is_ok());
}
