//! What becomes two, and what does not.

use crate::ir::{Api, Form, Type, Way};
use crate::lower::sample::{item, lowered, record};

/// A thing goes out and comes back; what it is made of is up to the schemas.
fn both_ways(schemas: &str) -> Api {
    let indented = schemas.trim().replace('\n', "\n    ");
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}";
    let (api, said) = lowered(&format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /things:\n    put:\n      requestBody: {{required: true, {content}}}\n      responses: {{'200': {{description: a, {content}}}}}\ncomponents:\n  schemas:\n    {indented}\n"
    ));
    api.expect(&said)
}

fn names(api: &Api) -> Vec<&str> {
    let names = api.items.iter().map(|item| item.name.as_str());
    names.collect()
}

fn members<'a>(api: &'a Api, name: &str) -> Vec<&'a str> {
    let fields = record(api, name).fields.iter();
    fields.map(|field| field.wire.as_str()).collect()
}

#[test]
fn one_type_serves_where_nothing_required_goes_one_way() {
    let api = both_ways(
        "Thing: {type: object, required: [a], properties: {a: {type: string}, b: {type: string, readOnly: true}, c: {type: string, writeOnly: true}}}",
    );
    assert_eq!(names(&api), ["Thing"]);
    let ways = record(&api, "Thing").fields.iter().map(|field| field.way);
    assert_eq!(
        ways.collect::<Vec<_>>(),
        [Way::Both, Way::Answers, Way::Requests]
    );
}

#[test]
fn only_what_leads_to_a_member_that_goes_one_way_is_doubled() {
    let api = both_ways(
        "
Thing: {type: object, properties: {list: {$ref: '#/components/schemas/List'}, aside: {$ref: '#/components/schemas/Aside'}}}
List: {type: array, items: {$ref: '#/components/schemas/Part'}}
Part: {type: object, required: [id], properties: {id: {type: string, readOnly: true}, aside: {$ref: '#/components/schemas/Aside'}, up: {$ref: '#/components/schemas/Thing'}}}
Aside: {type: object, properties: {a: {type: string}}}",
    );
    let expected = [
        "Thing",
        "List",
        "Part",
        "Aside",
        "ThingRequest",
        "ListRequest",
        "PartRequest",
    ];
    assert_eq!(names(&api), expected);
    assert_eq!(members(&api, "Part"), ["id", "aside", "up"]);
    assert_eq!(members(&api, "PartRequest"), ["aside", "up"]);
    let Form::Alias(Type::List(inner)) = &item(&api, "ListRequest").form else {
        panic!("the request's list is a list")
    };
    let Type::Named(id) = **inner else {
        panic!("of something with a name")
    };
    assert_eq!(api.items[id.0].name.as_str(), "PartRequest");
}

#[test]
fn a_member_that_only_requests_have_holds_what_only_requests_have() {
    let api = both_ways(
        "
Thing: {type: object, properties: {sent: {writeOnly: true, allOf: [{$ref: '#/components/schemas/Part'}]}, got: {readOnly: true, allOf: [{$ref: '#/components/schemas/Part'}]}}}
Part: {type: object, required: [a, b], properties: {a: {type: string, readOnly: true}, b: {type: string, writeOnly: true}}}",
    );
    assert_eq!(names(&api), ["Thing", "Part", "PartRequest"]);
    assert_eq!(members(&api, "Part"), ["a"]);
    assert_eq!(members(&api, "PartRequest"), ["b"]);
    let types = record(&api, "Thing").fields.iter();
    let types: Vec<_> = types.map(|field| &field.ty).collect();
    assert_ne!(types[0], types[1]);
}

#[test]
fn what_tells_variants_apart_is_sent_as_well() {
    let api = both_ways(
        "
Thing: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
Cat: {type: object, required: [kind, id], properties: {kind: {type: string, readOnly: true}, id: {type: string, readOnly: true}}}
Dog: {type: object, required: [kind], properties: {kind: {type: string, readOnly: true}}}",
    );
    assert_eq!(members(&api, "CatRequest"), ["kind"]);
    assert_eq!(
        names(&api),
        ["Thing", "Cat", "Dog", "ThingRequest", "CatRequest"]
    );
}
