use crate::ir::Api;
use crate::lower::sample::{item, operation, schemas};
use crate::tree::Tree;

/// The members of a type's example, with what texts and numbers in it say.
fn example(api: &Api, name: &str) -> Vec<(String, String)> {
    let example = item(api, name).example.as_ref().expect("an example");
    let said = |value: &Tree| match value {
        Tree::Text(text) | Tree::Number(text) => text.clone(),
        other => other.kind().to_owned(),
    };
    let members = example.as_map().expect("an object").iter();
    members
        .map(|(name, value)| (name.clone(), said(value)))
        .collect()
}

fn of_schemas(text: &str, name: &str) -> Vec<(String, String)> {
    let (api, said) = schemas(text);
    example(&api.expect(&said), name)
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    pairs.iter().map(owned).collect()
}

const ANSWER: &str = "
responses:
  '200':
    description: a
    content:
      application/json:
        schema: {type: object, title: Shelf, required: [jars], properties: {jars: {type: array, items: JAR}}}
        example: {jars: [{id: odd}, {id: 7, more: 1, label: null}, {id: 8}]}";

#[test]
fn a_part_of_an_answers_example_is_the_example_of_its_type() {
    let jar = "{type: object, title: Jar, required: [id], properties: {id: {type: integer}, label: {type: string}}}";
    let (api, said) = operation(&ANSWER.replace("JAR", jar));
    let api = api.expect(&said);
    let jar = api
        .items
        .iter()
        .find(|item| item.name.as_str().contains("Jar"));
    let jar = jar.expect("a jar").name.as_str().to_owned();
    assert_eq!(example(&api, &jar), pairs(&[("id", "7")]));
}

#[test]
fn the_types_own_example_comes_first() {
    let jar = "{type: object, title: Jar, required: [id], properties: {id: {type: integer}}, example: {id: 9}}";
    let (api, said) = operation(&ANSWER.replace("JAR", jar));
    let api = api.expect(&said);
    let jar = api
        .items
        .iter()
        .find(|item| item.name.as_str().contains("Jar"));
    let jar = jar.expect("a jar").name.as_str().to_owned();
    assert_eq!(example(&api, &jar), pairs(&[("id", "9")]));
}

#[test]
fn without_an_example_members_have_theirs_or_the_plainest() {
    let text = "
Jar:
  type: object
  required: [id, at, label, lid]
  properties:
    id: {type: integer, example: odd}
    at: {type: string, format: date-time, example: yesterday}
    label: {type: string, example: left}
    lid: {$ref: '#/components/schemas/Lid'}
    note: {type: string}
    size: {type: number, example: 2.5}
Lid: {type: string, enum: [open, shut], example: shut}";
    assert_eq!(
        of_schemas(text, "Jar"),
        pairs(&[
            ("id", "1"),
            ("at", "2024-01-31T12:00:00Z"),
            ("label", "left"),
            ("lid", "shut"),
            ("size", "2.5"),
        ])
    );
}

#[test]
fn an_example_that_the_type_cannot_hold_is_passed_over() {
    for odd in ["{id: 99999999999999999999}", "{}", "[1]", "{id: null}"] {
        let text = format!(
            "Jar: {{type: object, required: [id], properties: {{id: {{type: integer}}}}, example: {odd}}}"
        );
        assert_eq!(of_schemas(&text, "Jar"), pairs(&[("id", "1")]), "{odd}");
    }
}

#[test]
fn a_variant_is_chosen_as_clients_choose_it() {
    let text = "
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
  examples: [{kind: bird}, {kind: dog, bark: loud, meow: soft}]
Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: string}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: string}}}";
    let dog = pairs(&[("kind", "dog"), ("bark", "loud")]);
    assert_eq!(of_schemas(text, "Pet"), dog);
    assert_eq!(of_schemas(text, "Dog"), dog);
}

#[test]
fn a_constant_that_may_be_missing_chooses_a_variant_as_it_does_for_clients() {
    let text = "
Pet:
  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
  examples: [{kind: dog, name: a}]
Cat: {type: object, required: [name], properties: {kind: {const: cat}, name: {type: string}, meow: {type: string}}}
Dog: {type: object, properties: {kind: {const: dog}, name: {type: string}}}";
    assert_eq!(
        of_schemas(text, "Dog"),
        pairs(&[("kind", "dog"), ("name", "a")])
    );
}
