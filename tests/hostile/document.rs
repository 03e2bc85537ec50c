//! Words become a document that has one of them wherever a document may say what it likes.

use serde_json::{Value, json};

use super::words::Words;

/// The document, with a word of its own at each place; `turn` shifts which attempt stands where.
pub(crate) fn document(words: Words, turn: usize) -> Value {
    let text = |number| words.text(number + turn);
    let segment = words.segment(10 + turn);
    let named = |number| format!("#/components/schemas/{}", escaped(&text(number)));
    json!({
        "openapi": "3.1.0",
        "info": {"title": text(1), "version": text(2), "summary": text(3), "description": text(4)},
        "tags": [{"name": text(5), "description": text(6)}],
        "servers": [
            {"url": "https://{a}.example.com", "x-name": text(60), "description": text(7),
             "variables": {"a": {"default": text(8), "enum": [text(8), text(9)], "description": text(11)}}},
            {"url": "https://b.example.com", "x-name": text(61), "description": text(12)},
        ],
        "security": [{text(13): [text(14)]}, {text(15): []}, {text(16): []}],
        "paths": {format!("/{segment}/{{id}}"): {
            "parameters": [{"name": "id", "in": "path", "required": true, "description": text(17), "schema": {"type": "string"}}],
            "post": {
                "operationId": text(18), "tags": [text(5)], "summary": text(19), "description": text(20), "deprecated": true,
                "parameters": [
                    {"name": text(21), "in": "query", "description": text(22), "schema": {"type": "string", "default": text(23)}},
                    {"name": text(24), "in": "cookie", "required": true, "example": text(25), "schema": {"type": "string"}},
                ],
                "requestBody": {"required": true, "description": text(26), "content": {"application/json": {
                    "schema": {"$ref": named(30)}, "example": {text(31): text(32), text(33): [text(40)]},
                }}},
                "responses": {
                    "200": {"description": text(27), "content": {"application/json": {"schema": {"$ref": named(50)}}}},
                    "4XX": {"description": text(28), "content": {"application/json": {"schema": {"type": "object", "properties": {text(29): {"type": "string"}}}}}},
                    "default": {"description": text(34), "content": {"text/plain": {"schema": {"type": "string"}}}},
                },
            },
        }},
        "components": {
            "securitySchemes": {
                text(13): {"type": "oauth2", "description": text(35), "flows": {"clientCredentials": {
                    "tokenUrl": "https://login.example.com", "refreshUrl": "/refresh", "scopes": {text(14): text(36)},
                }}},
                text(15): {"type": "apiKey", "in": "query", "name": text(37), "description": text(38)},
                text(16): {"type": "http", "scheme": text(39)},
            },
            "schemas": {
                text(30): {"type": "object", "title": text(41), "description": text(42), "required": [text(31)], "properties": {
                    text(31): {"type": "string", "description": text(43), "format": text(44), "pattern": text(45)},
                    text(33): {"type": "array", "items": {"type": "string", "enum": [text(40), text(46), text(47)]}},
                    text(48): {"type": "object", "additionalProperties": {"$ref": named(50)}},
                    text(49): {"type": "string", "const": text(51)},
                }},
                text(50): {
                    "oneOf": [{"$ref": named(52)}, {"$ref": named(53)}],
                    "discriminator": {"propertyName": text(54), "mapping": {text(55): named(52), text(56): named(53)}},
                },
                text(52): {"type": "object", "required": [text(54)], "properties": {text(54): {"type": "string"}, text(57): {"type": "integer"}}},
                text(53): {"type": "object", "required": [text(54)], "properties": {text(54): {"type": "string"}, text(58): {"$ref": named(30)}}},
            },
        },
    })
}

/// As a token of a JSON pointer in the fragment of a URL.
fn escaped(name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    name.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || byte == b'~' {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
