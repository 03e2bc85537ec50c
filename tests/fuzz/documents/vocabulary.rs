//! Pieces that chance alone would hardly make: the words of OpenAPI, and names that are hard on a generator.

/// Words that stand somewhere in a document.
#[rustfmt::skip]
pub(crate) const WORDS: &[&str] = &[
    "openapi", "info", "title", "version", "description", "summary", "servers", "url", "variables", "enum", "default",
    "paths", "get", "put", "post", "delete", "options", "head", "patch", "trace", "query", "additionalOperations",
    "parameters", "requestBody", "responses", "callbacks", "security", "tags", "operationId", "deprecated",
    "externalDocs", "components", "schemas", "examples", "example", "requestBodies", "headers", "securitySchemes",
    "links", "pathItems", "mediaTypes", "webhooks", "name", "in", "path", "header", "cookie", "querystring",
    "required", "style", "explode", "allowReserved", "allowEmptyValue", "content", "schema", "form", "simple",
    "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject", "encoding", "contentType", "itemSchema",
    "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "text/event-stream",
    "application/jsonl", "application/octet-stream", "application/problem+json", "*/*", "image/*", "200", "204",
    "2XX", "4XX", "404", "type", "object", "array", "string", "integer", "number", "boolean", "null", "format",
    "nullable", "const", "oneOf", "anyOf", "allOf", "not", "items", "prefixItems", "properties", "patternProperties",
    "additionalProperties", "unevaluatedProperties", "propertyNames", "minProperties", "discriminator",
    "propertyName", "mapping", "readOnly", "writeOnly", "contains", "if", "then", "else", "dependentSchemas",
    "dependentRequired", "contentMediaType", "contentEncoding", "contentSchema", "$ref", "$defs", "definitions",
    "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$schema", "$comment", "x-envelope", "x-wait",
    "x-token-exchange", "x-idempotent", "x-pagination", "x-env", "x-name", "x-enum-varnames",
];

/// Scalars and small values at the edge of something, as YAML.
#[rustfmt::skip]
pub(crate) const SCALARS: &[&str] = &[
    "null", "~", "true", "false", "yes", "0", "-0", "-1", "1", "1.0", "0.1", "1e400", "-1e400", ".inf", ".nan",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616",
    "123456789012345678901234567890", "0x10", "0o17", "012", "''", "' '", "[]", "{}", "[null]", "[[]]", "{'': ''}",
    "[a, a]", "{a: {a: {a: a}}}", "2020-01-01", "2020-13-45T99:99:99Z", "'2020-01-01T00:00:00Z'", "'\\u0000'",
    "\"\\0\"", "\"\\n\"", "\"\\uFEFF\"", "'*/ } #![x] \" \\'", "'\"##'", "'{{}}'", "'{a'", "'^['", "!!binary aGk=",
    "'00000000-0000-0000-0000-000000000000'",
];

/// Names that collide, are taken, or are no identifiers.
#[rustfmt::skip]
pub(crate) const NAMES: &[&str] = &[
    "", " ", "_", "__", "-", "$", "/", "//", "/{id}", "/{id}/{id}", "/{}", "/{a}{b}", "/a?b={c}", "/a#b", "{a}", "0",
    "1st", "-1", "+1", "a b", "a-b", "a_b", "aB", "AB", "a.b", "a/b", "a~b", "a[b]", "a[]", "ä", "ß", "İ", "日本", "😀",
    "self", "Self", "super", "crate", "type", "fn", "r#type", "async", "gen", "Option", "Vec", "String", "Box",
    "Result", "Error", "Client", "Call", "Json", "Unknown", "None", "Ok", "Default", "types", "runtime", "new",
    "constructor",
];

/// References that lead somewhere odd, or nowhere.
#[rustfmt::skip]
pub(crate) const REFERENCES: &[&str] = &[
    "", "#", "#/", "##", "#/components", "#/components/schemas", "#/components/schemas/", "#/components/schemas/A",
    "#/paths/~1a/get", "#/paths/~1things~1%7Bid%7D/get/responses/200", "#a", "#node", "A", "./A", "spec.yaml",
    "./spec.yaml#/components/schemas/Thing", "itself.yaml", "itself.yaml#", "itself.yaml#/components/schemas/Thing",
    "../spec.yaml", "/etc/passwd", "file:///etc/passwd", "https://example.com/a.json", "#/components/schemas/%",
    "#/components/schemas/%FF", "#/components/schemas/A~2B", "#/x/0/1",
];

/// What may stand at a `type`, `format`, `in` or `style`.
#[rustfmt::skip]
pub(crate) const KINDS: &[&str] = &[
    "object", "array", "string", "integer", "number", "boolean", "'null'", "[object, 'null']", "[string, 'null']",
    "[string, integer]", "[array, object]", "[object, string, 'null']", "[]", "file", "date", "date-time", "uuid",
    "byte", "binary", "password", "uri", "int32", "int64", "float", "double", "decimal", "uint64", "unix-time",
    "duration", "email", "path", "query", "header", "cookie", "querystring", "simple", "label", "matrix", "form",
    "deepObject", "pipeDelimited", "spaceDelimited",
];

/// What a schema, or any other node, may come to stand in.
#[rustfmt::skip]
pub(crate) const SCHEMAS: &[&str] = &[
    "{allOf: [HERE]}", "{oneOf: [HERE]}", "{anyOf: [HERE]}", "{oneOf: [HERE, {type: 'null'}]}",
    "{anyOf: [HERE, {type: string}]}",
    "{allOf: [HERE, {type: object, required: [a], properties: {a: {type: string}}}]}",
    "{oneOf: [HERE, {type: object, required: [type], properties: {type: {const: a}}}], discriminator: {propertyName: type}}",
    "{not: HERE}", "{type: array, items: HERE}", "{items: HERE}",
    "{type: array, prefixItems: [HERE, {type: integer}]}", "{type: object, additionalProperties: HERE}",
    "{additionalProperties: HERE}", "{type: object, properties: {a: HERE}}",
    "{type: object, required: [a], properties: {a: HERE}}", "{type: object, patternProperties: {'^x-': HERE}}",
    "{type: [object, array, string], items: HERE}", "{properties: {a: HERE}, additionalProperties: HERE}",
    "{if: HERE, then: {type: string}}", "{$defs: {A: HERE}, $ref: '#/$defs/A'}", "{default: HERE}", "{enum: [HERE]}",
    "{const: HERE}", "{schema: HERE}", "{content: {application/json: HERE}}", "{example: HERE}", "[HERE]",
    "{a: HERE}",
];

/// Members that a map may get.
#[rustfmt::skip]
pub(crate) const MEMBERS: &[&str] = &[
    "nullable: true", "readOnly: true", "writeOnly: true", "deprecated: true", "required: true", "required: []",
    "required: [a, a, b]", "required: [id, name, type]", "default: null", "default: {}", "default: a", "default: 1",
    "enum: []", "enum: [null]", "enum: [a, A, a_, 1, null, true, {}, []]", "enum: ['', ' ', '+', '-']",
    "enum: [1, 2.5, -1]", "enum: [Unknown, unknown, Self, self]", "const: a", "const: null", "const: 1",
    "const: {a: 1}", "type: object", "type: array", "type: string", "type: integer", "type: [string, 'null']",
    "type: 'null'", "format: date-time", "format: date", "format: binary", "format: byte", "format: password",
    "format: uuid", "format: int32", "format: uri", "additionalProperties: true", "additionalProperties: false",
    "additionalProperties: {type: string}", "additionalProperties: {}", "unevaluatedProperties: false",
    "unevaluatedProperties: {type: integer}", "patternProperties: {'^a': {type: string}, 'b$': {type: integer}}",
    "properties: {}", "properties: {a: {type: string}, A: {type: integer}, a_: {type: boolean}}",
    "properties: {type: {type: string}, fn: {}, self: {}, Self: {}, '': {}, '0': {}}",
    "properties: {extra: {type: object}, other: true, more: false}", "items: {type: string}", "items: false",
    "items: {}", "prefixItems: [{type: string}, {type: integer}]", "prefixItems: []", "minItems: 1", "maxItems: 0",
    "minLength: 5", "pattern: '^[a-z]+$'", "minimum: 10", "multipleOf: 0", "uniqueItems: true", "oneOf: []",
    "anyOf: [true, false]", "allOf: []", "allOf: [{type: string}, {type: integer}]",
    "allOf: [{type: object, properties: {a: {type: string}}}]", "oneOf: [{type: string}, {type: string}]",
    "oneOf: [{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]",
    "anyOf: [{required: [a]}, {required: [b]}]", "discriminator: {propertyName: type}", "discriminator: {}",
    "discriminator: {propertyName: type, mapping: {a: '#/components/schemas/A', b: Thing, '': ''}}", "not: {}",
    "$ref: '#'", "$ref: '#/components/schemas/Thing'", "$id: https://example.com/a", "$anchor: node",
    "$dynamicAnchor: node", "$dynamicRef: '#node'", "$defs: {A: {type: string}}", "title: Thing", "title: ''",
    "description: '*/ `[x](y)` <b>'", "example: {a: 1}", "examples: [1, a, null]",
    "examples: {a: {value: 1}, b: {externalValue: x}, c: {$ref: '#/components/examples/A'}}",
    "parameters: [{name: id, in: path, required: true, schema: {type: string}}, {name: id, in: query, schema: {type: array, items: {type: object}}}]",
    "parameters: [{name: a, in: query, style: deepObject, schema: {type: object, additionalProperties: true}}, {name: A, in: header, schema: {}}, {name: a, in: cookie, content: {application/json: {schema: {type: object}}}}]",
    "requestBody: {content: {application/json: {schema: {type: string}}, text/plain: {}, multipart/form-data: {schema: {type: object, properties: {f: {type: string, format: binary}}}}}}",
    "requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: array, items: {type: string}}}}, encoding: {a: {style: pipeDelimited}}}}}",
    "responses: {}", "responses: {default: {description: ''}}",
    "responses: {2XX: {description: a, content: {'*/*': {}}}, 200: {description: b}, 4XX: {$ref: '#/components/responses/A'}}",
    "headers: {X-A: {schema: {type: integer}}, x-a: {schema: {type: array, items: {type: string}}}, Content-Type: {}}",
    "content: {}", "content: {application/json: {}}", "content: {text/event-stream: {schema: {type: object}}}",
    "content: {application/jsonl: {itemSchema: {type: object, properties: {a: {type: string}}}}}", "schema: {}",
    "schema: true", "explode: false", "style: deepObject", "style: pipeDelimited", "allowReserved: true",
    "tags: [a, A, a]", "tags: []", "operationId: get", "security: []",
    "servers: [{url: '/{a}', variables: {a: {default: b, enum: [b]}}}]", "security: [{}, {a: [], b: [x]}]",
    // Of overlays.
    "actions: [{target: '$', update: {a: 1}}, {target: '$.paths.*', remove: true}]", "overlay: 1.1.0", "extends: other",
    "target: '$..*'", "target: '$.paths[?(@.get)]'", "target: \"$..[?@.type=='string' && !(@.a > 1)]\"", "target: '$'",
    "target: '$.a[0,1,-1:5:2]'", "remove: true", "update: {a: {a: []}}", "update: [1]", "copy: '$.paths'", "copy: '$..*'",
];
