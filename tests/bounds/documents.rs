//! A number becomes a document with so many of something.

/// A document with these schemas, as JSON, all of which are used.
pub(crate) fn with_schemas(schemas: &str) -> String {
    format!(
        r##"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "paths": {{"/a": {{"get": {{
            "responses": {{"200": {{"description": "d", "content": {{"application/json": {{
                "schema": {{"$ref": "#/components/schemas/A"}}}}}}}}}}}}}}}}, "components": {{"schemas": {schemas}}}}}"##
    )
}

/// A document of one operation.
pub(crate) fn described(path: &str, text: &str) -> String {
    format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "{text}", "version": "1"}}, "paths": {{"{path}": {{"get": {{
            "operationId": "{text}", "tags": ["{text}"], "description": "{text}",
            "parameters": [{{"name": "{text}", "in": "query", "schema": {{"type": "string"}}}}],
            "responses": {{"204": {{"description": "d"}}}}}}}}}}}}"#
    )
}

/// A record of many members, all of them required, and as many that are not described.
pub(crate) fn properties(many: usize) -> String {
    let required = joined(many, |at| format!("\"p{at}\", \"q{at}\""));
    let properties = joined(many, |at| format!(r#""p{at}": {{"type": "string"}}"#));
    with_schemas(&format!(
        r#"{{"A": {{"type": "object", "required": [{required}], "properties": {{{properties}}}}}}}"#
    ))
}

/// An enum of many values, and an `allOf` of many parts.
pub(crate) fn values(many: usize) -> String {
    let values = joined(many, |at| format!("\"v{at}\""));
    let parts = joined(many, |at| {
        format!(r#"{{"type": "object", "properties": {{"p{at}": {{"type": "string"}}}}}}"#)
    });
    with_schemas(&format!(
        r#"{{"A": {{"allOf": [{parts}]}}, "B": {{"type": "string", "enum": [{values}]}}}}"#
    ))
}

/// References one behind another.
pub(crate) fn referring(many: usize) -> String {
    let chain = joined(many, |at| {
        let next = at + 1;
        format!(r##""S{at}": {{"$ref": "#/components/schemas/S{next}"}}"##)
    });
    with_schemas(&format!(
        r##"{{"A": {{"$ref": "#/components/schemas/S0"}}, {chain}, "S{many}": {{"type": "string"}}}}"##
    ))
}

/// Records that each need the next one twice, so that the first holds the last in more places than can be counted.
pub(crate) fn doubled(many: usize) -> String {
    let records = joined(many, |at| {
        let next = format!(r##"{{"$ref": "#/components/schemas/R{}"}}"##, at + 1);
        format!(
            r#""R{at}": {{"type": "object", "required": ["a", "b"], "properties": {{"a": {next}, "b": {next}}}}}"#
        )
    });
    with_schemas(&format!(
        r##"{{"A": {{"type": "array", "items": {{"$ref": "#/components/schemas/R0"}}}}, {records}, "R{many}": {{"type": "string"}}}}"##
    ))
}

/// So many schemas, the last before the others, each `what` with `NEXT` for a reference to the next one and `LEVEL` for
/// its number; before them `A`, with `NEXT` for the first.
pub(crate) fn levels(many: usize, what: &str, first: &str) -> String {
    let level = |text: &str, at: usize| {
        let next = format!(r##"{{"$ref": "#/components/schemas/S{at}"}}"##);
        text.replace("NEXT", &next)
            .replace("LEVEL", &at.to_string())
    };
    let schemas = joined(many, |at| {
        let at = many - at;
        format!(r#""S{}": {}"#, at - 1, level(what, at))
    });
    with_schemas(&format!(
        r#"{{"S{many}": {{"type": "string"}}, {schemas}, "A": {}}}"#,
        level(first, 0)
    ))
}

/// An example that is a value of its schema in as many ways as it is deep, to the power of two.
pub(crate) fn example(deep: usize) -> String {
    let example = r#"{"k": 1, "n": "#.repeat(deep) + "1" + &"}".repeat(deep);
    let own = r##""$ref": "#/components/schemas/A""##;
    with_schemas(&format!(
        r#"{{"A": {{"properties": {{"n": {{"oneOf": [{{{own}}}, {{{own}, "title": "x"}}]}}}}}}}}"#
    ))
    .replace(
        r#""application/json": {"#,
        &format!(r#""application/json": {{"example": {example},"#),
    )
}

/// Operations with parameters, each in a group of its own.
pub(crate) fn operations(many: usize) -> String {
    let paths = joined(many, |at| {
        format!(
            r#""/a{at}/{{x}}": {{"get": {{"tags": ["t{at}"], "servers": [{{"url": "https://h{at}.example.com"}}],
                "parameters": [{{"name": "x", "in": "path", "required": true, "schema": {{"type": "string"}}}}],
                "responses": {{"204": {{"description": "d"}}}}}}}}"#
        )
    });
    format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "paths": {{{paths}}}}}"#
    )
}

/// Operations of one group, with the same errors.
pub(crate) fn grouped(many: usize) -> String {
    let paths = joined(many, |at| {
        format!(
            r#""/a{at}": {{"get": {{"operationId": "get_{at}", "tags": ["all"], "responses": {{
                "204": {{"description": "d"}},
                "404": {{"description": "e", "content": {{"application/json": {{"schema": {{"type": "object"}}}}}}}},
                "409": {{"description": "e", "content": {{"application/json": {{"schema": {{"type": "object"}}}}}}}}}}}}}}"#
        )
    });
    format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "paths": {{{paths}}}}}"#
    )
}

fn joined(many: usize, one: impl Fn(usize) -> String) -> String {
    (0..many).map(one).collect::<Vec<_>>().join(", ")
}
