//! Documents without bounds end in located errors or in files, not in a panic, a full stack or a long wait.

#[path = "bounds/documents.rs"]
mod documents;

use codegen::{Options, Outcome, ReadError};

use self::documents::{
    described, doubled, example, grouped, levels, operations, properties, referring, values,
    with_schemas,
};

/// So deep, and so long, that recursion or memory without bounds would show.
const MANY: usize = 100_000;

#[test]
fn nesting_without_end_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = open.repeat(MANY) + "1" + &close.repeat(MANY);
        for text in [deep.clone(), open.repeat(MANY), format!("openapi: {deep}")] {
            assert_refused(&text, &open.repeat(3));
        }
    }
    let blocks = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth)));
    assert_refused(&blocks.collect::<String>(), "maps in blocks");
    assert_refused(&"- ".repeat(MANY), "lists in blocks");
}

#[test]
fn schemas_nested_as_deep_as_documents_may_be_are_read_or_refused() {
    for (open, close) in [
        ("{\"type\":\"array\",\"items\":", "}"),
        ("{\"properties\":{\"a\":", "}}"),
        ("{\"allOf\":[", "]}"),
        ("{\"oneOf\":[{\"type\":\"null\"},", "]}"),
        ("{\"additionalProperties\":", "}"),
    ] {
        for depth in [20, 58, 115, 130] {
            let schema = open.repeat(depth) + "{}" + &close.repeat(depth);
            on_a_main_thread(move || drop(end(&with_schemas(&format!("{{\"A\": {schema}}}")))));
        }
    }
}

#[test]
fn aliases_do_not_multiply() {
    let mut yaml = String::from("a0: &a0 [1, 1]\n");
    for level in 1..60 {
        let before = level - 1;
        let line = format!("a{level}: &a{level} [*a{before}, *a{before}]\n");
        yaml.push_str(&line);
    }
    assert_refused(&yaml, "lists of aliases");
    assert_refused("a: &a [*a]\n", "an alias in itself");
    assert_refused("openapi: 3.1.0\ninfo: &a {<<: *a}\n", "a merge of itself");
}

#[test]
fn a_key_of_a_megabyte_is_a_key() {
    let key = "k".repeat(1 << 20);
    let schemas = format!(
        r#"{{"{key}": {{"type": "object", "required": ["{key}"], "properties": {{"{key}": {{"type": "string"}}}}}}}}"#
    );
    end(&with_schemas(&schemas));
    end(&format!("{{\"{key}\": 1}}"));
    end(&described(&format!("/{key}"), &key));
}

#[test]
fn references_in_circles_are_refused() {
    for schemas in [
        r##"{"A": {"$ref": "#/components/schemas/A"}}"##,
        r##"{"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}}"##,
    ] {
        assert_refused(&with_schemas(schemas), schemas);
    }
    for schemas in [
        r##"{"A": {"properties": {"$ref": "#/components/schemas"}}}"##,
        r##"{"A": {"properties": {"$ref": "#/components/schemas/B/properties"}},
             "B": {"properties": {"a": {"properties": {"$ref": "#/components/schemas/A"}}}}}"##,
    ] {
        assert_refused(&with_schemas(schemas), schemas);
    }
    for kind in ["parameters", "responses", "requestBodies", "examples"] {
        let text = format!(
            r##"{{"openapi": "3.1.0", "info": {{"title": "t", "version": "1"}}, "paths": {{}}, "components": {{"{kind}": {{
                "A": {{"$ref": "#/components/{kind}/B"}}, "B": {{"$ref": "#/components/{kind}/A"}}}}}}}}"##
        );
        assert_refused(&text, kind);
    }
    let path = r##"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"$ref": "#/paths/~1a"}}}"##;
    assert_refused(path, "a path that is itself");
}

#[test]
fn types_in_circles_have_files() {
    for schemas in [
        r##"{"A": {"allOf": [{"$ref": "#/components/schemas/A"}]}}"##,
        r##"{"A": {"oneOf": [{"$ref": "#/components/schemas/A"}, {"type": "string"}]}}"##,
        r##"{"A": {"type": "array", "items": {"$ref": "#/components/schemas/A"}}}"##,
        r##"{"A": {"type": "array", "items": {"$ref": "#/components/schemas/B"}}, "B": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/A"}}}"##,
        r##"{"A": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/A"}}}}"##,
        r##"{"A": {"anyOf": [{"$ref": "#/components/schemas/B"}]}, "B": {"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object"}]}}"##,
        r##"{"A": {"type": "object", "required": ["a"], "properties": {"a": {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "string"}]}}}}"##,
    ] {
        end(&with_schemas(schemas));
    }
}

#[test]
fn values_that_no_memory_holds_are_left_out() {
    end(&doubled(60));
}

/// Each of these took minutes, gigabytes, or more stack than there is.
#[test]
fn what_leads_to_the_next_schema_by_several_ways_is_not_followed_by_each() {
    let both = r#"{"required": ["a", "b"], "properties": {"a": NEXT, "b": NEXT}}"#;
    end(&levels(40, both, "NEXT"));
    let choice = (0..3)
        .map(|at| format!(r#"{{"allOf": [NEXT, {{"properties": {{"LEVEL_{at}": {{}}}}}}]}}"#));
    let choice = choice.collect::<Vec<_>>().join(", ");
    end(&levels(12, &format!(r#"{{"oneOf": [{choice}]}}"#), "NEXT"));
    let many = format!(
        r#"{{"anyOf": [{}{{"type": "integer"}}]}}"#,
        "NEXT, ".repeat(10)
    );
    let told = r#"{"oneOf": [{"type": "object", "properties": {"x": NEXT, "y": {"type": "string"}}},
        {"type": "object", "properties": {"x": {"type": "array"}, "z": {"type": "string"}}}]}"#;
    end(&levels(8, &many, told));
    let properties =
        (0..30).map(|at| format!(r##""p{at}": {{"$ref": "#/components/schemas/D"}}"##));
    let properties = properties.collect::<Vec<_>>().join(", ");
    let own = format!(r#""type": "object", "properties": {{{properties}}}"#);
    end(&with_schemas(&format!(
        r##"{{"A": {{"oneOf": [{{"$ref": "#/components/schemas/D"}}, {{"title": "E", {own}}}]}}, "D": {{{own}}}}}"##
    )));
    end(&example(24));
}

#[test]
fn alternatives_one_behind_another_are_followed_so_far() {
    let only = r#"{"oneOf": [{"allOf": [NEXT], "required": ["x"]}]}"#;
    end(&levels(2_000, only, "NEXT"));
    let or_null = r#"{"oneOf": [NEXT, {"type": "integer"}]}"#;
    end(&levels(200, or_null, "NEXT"));
}

#[test]
fn a_file_that_refers_to_itself_and_a_pointer_without_end_are_said() {
    let pointer = format!("#{}", "/a".repeat(MANY * 10));
    assert_refused(
        &with_schemas(&format!(r#"{{"A": {{"$ref": "{pointer}"}}}}"#)),
        "a pointer",
    );
    let up = format!("{}x.json", "../".repeat(MANY));
    assert_refused(
        &with_schemas(&format!(r#"{{"A": {{"$ref": "{up}"}}}}"#)),
        "folders",
    );
    end(&with_schemas(r#"{"A": {"$ref": "openapi.json"}}"#));
    end(&with_schemas(
        r#"{"A": {"$ref": "openapi.json#/components/schemas/B"}, "B": {"type": "string"}}"#,
    ));
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for bytes in [
        &b"\xff\xfe{\x00}\x00"[..],
        b"{\"openapi\": \"3.1.0\xc3\x28\"}",
        b"\x00",
    ] {
        let outcome = generate(bytes);
        assert!(outcome.diagnostics.has_errors(), "{bytes:?}");
    }
}

/// Twenty thousand of each were tried by hand in release; here it is a tenth, as this is not optimised.
#[test]
fn many_of_anything_are_read_in_one_go() {
    const THOUSANDS: usize = 2_000;
    end(&properties(THOUSANDS));
    end(&values(THOUSANDS));
    end(&referring(THOUSANDS));
    end(&operations(THOUSANDS / 10));
}

#[test]
fn no_file_has_more_than_five_thousand_lines() {
    let outcome = end(&grouped(2_100));
    let lengths = outcome
        .files
        .iter()
        .map(|file| (file.text.lines().count(), &file.path));
    let (longest, path) = lengths.max().expect("files");
    assert!(longest < 5_000, "{path} has {longest} lines");
    let parts = outcome
        .files
        .iter()
        .filter(|file| file.path.contains("/part_"));
    assert!(parts.count() > 5, "the group has further files");
}

#[test]
fn properties_by_reference_do_not_multiply() {
    let schemas = (0..40).map(|level| {
        let next = format!(
            r##"{{"properties": {{"$ref": "#/components/schemas/A{}/properties"}}}}"##,
            level + 1
        );
        format!(r#""A{level}": {{"properties": {{"a": {next}, "b": {next}}}}}"#)
    });
    let schemas: Vec<String> = schemas.collect();
    let last = r#""A40": {"properties": {"a": {"type": "string"}}}"#;
    assert_refused(
        &with_schemas(&format!("{{{}, {last}}}", schemas.join(", "))),
        "properties of properties",
    );
}

/// Threads of tests have a quarter of the stack that a program begins with, and code that is not
/// optimised needs many times as much.
fn on_a_main_thread(run: impl FnOnce() + Send + 'static) {
    const STACK: usize = 8 << 20;
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(run);
    thread.expect("a thread").join().expect("it ends well");
}

/// Files or errors, and neither without the other.
fn end(text: &str) -> Outcome {
    let outcome = generate(text.as_bytes());
    let refused = outcome.diagnostics.has_errors();
    let said = || outcome.diagnostics.render_short(&outcome.sources);
    assert_eq!(refused, outcome.files.is_empty(), "{}", said());
    outcome
}

fn assert_refused(text: &str, what: &str) {
    assert!(end(text).files.is_empty(), "{what} is not refused");
}

fn generate(bytes: &[u8]) -> Outcome {
    let options = Options {
        crate_name: String::from("case"),
        tests: true,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| match path {
        "openapi.json" => Ok(bytes.to_vec()),
        _ => Err(ReadError::NotFound),
    };
    codegen::generate("openapi.json", &mut read, &options)
}
