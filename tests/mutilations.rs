//! Small mutilations of our own description: each is said with its place, none panics, and none that is
//! an error gives a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use codegen::{Options, Outcome, ReadError};

/// Where, what stands there, and what stands there instead.
const WRONG_WORDS: &[(&str, &str, &str)] = &[
    // The root.
    ("openapi.yaml", "openapi: 3.1.0", "swagger: \"2.0\""),
    ("openapi.yaml", "openapi: 3.1.0", "openapi: 4.0.0"),
    ("openapi.yaml", "openapi: 3.1.0", "openapi: 3"),
    ("openapi.yaml", "openapi: 3.1.0\n", ""),
    ("openapi.yaml", "  title: Scalingo Addons API\n", ""),
    ("openapi.yaml", "  version: 1.0.0", "  version: [1]"),
    ("openapi.yaml", "\nservers:\n", "\nserver:\n"),
    ("openapi.yaml", "\npaths:\n", "\npath:\n"),
    (
        "openapi.yaml",
        "\nsecurity:\n  - ApiToken: []",
        "\nsecurity:\n  ApiToken: []\n  - x: []",
    ),
    (
        "openapi.yaml",
        "  - Basic: []\n\ntags",
        "  - Basik: []\n\ntags",
    ),
    (
        "openapi.yaml",
        "        default: osc-fr1",
        "        defualt: osc-fr1",
    ),
    ("openapi.yaml", "{region}.scalingo", "{zone}.scalingo"),
    // Operations.
    (
        "openapi.yaml",
        "    get:\n      operationId: addons.list",
        "    fetch:\n      operationId: addons.list",
    ),
    (
        "openapi.yaml",
        "operationId: addons.list",
        "operationId: addons.get",
    ),
    ("openapi.yaml", "operationId: addons.list", "operationId: 7"),
    (
        "openapi.yaml",
        "tags: [addons]\n      summary: List the addons",
        "tags: addons\n      summary: List the addons",
    ),
    (
        "openapi.yaml",
        "  /apps/{app}/addons:\n",
        "  /apps/{application}/addons:\n",
    ),
    (
        "openapi.yaml",
        "  /apps/{app}/addons:\n",
        "  apps/{app}/addons:\n",
    ),
    (
        "openapi.yaml",
        "  /apps/{app}/addons:\n",
        "  /apps/{app/addons:\n",
    ),
    (
        "openapi.yaml",
        "        \"200\":\n          $ref: ./addons.yaml#/responses/Addons",
        "        \"20\":\n          $ref: ./addons.yaml#/responses/Addons",
    ),
    ("openapi.yaml", "responses/Addons", "responses/Adons"),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "./addon.yaml#/responses/Addons",
    ),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "../addons.yaml#/responses/Addons",
    ),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "https://example.com/addons.yaml#/responses/Addons",
    ),
    (
        "openapi.yaml",
        "$ref: ./addons.yaml#/responses/Addons",
        "$ref: [./addons.yaml]",
    ),
    (
        "openapi.yaml",
        "./addons.yaml#/responses/Addons",
        "./addons.yaml#/schemas/Addon",
    ),
    // Words of ours.
    (
        "openapi.yaml",
        "          field: status",
        "          field: state",
    ),
    (
        "openapi.yaml",
        "          good: [running]",
        "          good: [runing]",
    ),
    (
        "openapi.yaml",
        "          good: [running]",
        "          good: running",
    ),
    (
        "openapi.yaml",
        "          interval: 5",
        "          interval: five",
    ),
    (
        "openapi.yaml",
        "          interval: 5",
        "          intervall: 5",
    ),
    (
        "openapi.yaml",
        "operation: tokens.exchange",
        "operation: tokens.swap",
    ),
    ("openapi.yaml", "token: token", "token: tocken"),
    ("openapi.yaml", "lifetime: 3600", "lifetime: -3600"),
    (
        "openapi.yaml",
        "x-env: SCALINGO_REGION",
        "x-env: [SCALINGO_REGION]",
    ),
    ("addons.yaml", "x-envelope: addons", "x-envelope: addon"),
    ("addons.yaml", "x-envelope: addons", "x-envelope: 5"),
    // Schemas.
    ("addons.yaml", "type: array", "type: aray"),
    ("addons.yaml", "type: array", "type: {}"),
    ("addons.yaml", "required: [addon]", "required: addon"),
    ("addons.yaml", "required: [addon]", "required: [adon]"),
    (
        "addons.yaml",
        "$ref: \"#/schemas/NewAddon\"",
        "$ref: \"#/schemas/NewAdon\"",
    ),
    (
        "addons.yaml",
        "$ref: \"#/schemas/NewAddon\"",
        "$ref: \"#schemas/NewAddon\"",
    ),
    ("addons.yaml", "properties:", "propertys:"),
    ("addons.yaml", "format: password", "format: [password]"),
    ("addons.yaml", "in: path", "in: paht"),
    (
        "addons.yaml",
        "in: path\n    required: true",
        "in: path\n    required: \"yes\"",
    ),
    ("addons.yaml", "in: path", "in: query"),
    ("addons.yaml", "application/json:", "application/json"),
    ("addons.yaml", "parameters:\n", "parameters:\n\t"),
    (
        "addons.yaml",
        "schemas:\n",
        "schemas:\n  Round:\n    $ref: \"#/schemas/Round\"\n",
    ),
    (
        "errors.yaml",
        "schemas:\n",
        "schemas:\n  ErrorMessage:\n    type: string\n",
    ),
    ("errors.yaml", "error: plan_id is required", "error: *plan"),
    (
        "errors.yaml",
        "error: plan_id is required",
        "error: \"plan_id",
    ),
    (
        "plans.yaml",
        "type: object",
        "type: object\n    type: object",
    ),
    // Words of ours that are nearly right.
    ("addons.yaml", "x-envelope: addons", "x-envelop: addons"),
    ("openapi.yaml", "x-wait:", "x-waits:"),
    ("openapi.yaml", "x-token-exchange:", "x-token-exchnage:"),
    (
        "openapi.yaml",
        "x-env: SCALINGO_API_TOKEN",
        "x-envs: SCALINGO_API_TOKEN",
    ),
    // What is legal, or clear, and was hardly meant.
    ("openapi.yaml", "openapi: 3.1.0", "openapi: \"3.1.O\""),
    (
        "openapi.yaml",
        "https://api.{region}",
        "htps://api.{region}",
    ),
    ("openapi.yaml", "tags: [addons]", "tags: [adons]"),
    (
        "openapi.yaml",
        "tags:\n  - name: addons\n",
        "tags:\n  - name: addons\n  - name: addons\n",
    ),
    (
        "openapi.yaml",
        "      - $ref: ./apps.yaml#/parameters/App\n",
        "      - $ref: ./apps.yaml#/parameters/App\n      - $ref: ./apps.yaml#/parameters/App\n",
    ),
    ("apps.yaml", "required: true", "required: false"),
    (
        "apps.yaml",
        "    schema:\n      $ref: \"#/schemas/AppRef\"\n",
        "",
    ),
    ("plans.yaml", "format: double", "format: duoble"),
    ("plans.yaml", "      - currency", "      - curency"),
    ("plans.yaml", "$ref: \"#/schemas/Pricing\"", "$ref: \"\""),
    (
        "plans.yaml",
        "$ref: \"#/schemas/Pricing\"",
        "$ref: #/schemas/Pricing",
    ),
    (
        "plans.yaml",
        "  Pricing:\n    type: object\n",
        "  Pricing:\n    type: object\n    allOf: [{$ref: \"#/schemas/Pricing\"}]\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        enum: []\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        enum: [a, b, a]\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        items: {type: string}\n",
    ),
    (
        "errors.yaml",
        "      error:\n        type: string\n",
        "      error:\n        type: string\n        nullable: \"yes\"\n",
    ),
    ("auth.yaml", "type: boolean", "type: bool"),
    // Examples that do not fit.
    ("addons.yaml", "status: running", "status: runing"),
    (
        "errors.yaml",
        "            value:\n              error: plan_id is required\n",
        "            value: plan_id is required\n",
    ),
    (
        "errors.yaml",
        "              error: plan_id is required\n",
        "              eror: plan_id is required\n",
    ),
    (
        "errors.yaml",
        "              error: plan_id is required\n",
        "              error: [plan_id]\n",
    ),
];

#[test]
fn every_wrong_word_is_said_with_its_place() {
    for (file, right, wrong) in WRONG_WORDS {
        let spec = with(file, right, wrong);
        assert_said(&generate(&spec), &format!("{file}: {right:?} → {wrong:?}"));
    }
}

#[test]
fn one_mistake_is_not_said_at_every_place_that_meets_it() {
    let wrong = [
        ("openapi.yaml", "      type: http\n", "      type: htpp\n"),
        ("apps.yaml", "    name: app\n", "    name: [app]\n"),
        (
            "openapi.yaml",
            "    parameters:\n      - $ref: ./apps.yaml#/parameters/App\n",
            "    parameters:\n      - $ref: ./apps.yaml#/parameters/Ap\n",
        ),
    ];
    for (file, right, wrong) in wrong {
        let outcome = generate(&with(file, right, wrong));
        let said = outcome.diagnostics.render_short(&outcome.sources);
        assert_eq!(outcome.diagnostics.errors(), 1, "{wrong:?}:\n{said}");
    }
}

#[test]
fn a_file_that_ends_too_early_is_said_or_is_still_a_document() {
    let whole = spec();
    for (file, text) in &whole {
        for tenth in 0..10 {
            let mut spec = whole.clone();
            spec.insert(file.clone(), text[..text.len() * tenth / 10].to_vec());
            let outcome = generate(&spec);
            if outcome.files.is_empty() {
                assert_said(&outcome, &format!("{file} cut after {tenth} tenths"));
            }
        }
    }
}

#[test]
fn a_file_that_is_no_text_is_said() {
    for bytes in [
        &b"\x00\x01\x02\xff\xfe"[..],
        b"\x7fELF\x02\x01",
        b"",
        b"\n\n",
        b"[]",
        b"42",
        b"null",
    ] {
        let mut spec = spec();
        spec.insert(String::from("spec/openapi.yaml"), bytes.to_vec());
        assert_said(&generate(&spec), &format!("{bytes:?} as the root"));
        let mut spec = self::spec();
        spec.insert(String::from("spec/addons.yaml"), bytes.to_vec());
        assert_said(&generate(&spec), &format!("{bytes:?} as addons.yaml"));
    }
}

#[test]
fn a_line_that_is_left_out_never_panics() {
    let whole = spec();
    for (file, text) in &whole {
        let text = String::from_utf8(text.clone()).expect("our description is UTF-8");
        let lines: Vec<_> = text.lines().collect();
        for left_out in (0..lines.len()).step_by(7) {
            let kept = lines
                .iter()
                .enumerate()
                .filter(|(number, _)| *number != left_out);
            let kept: Vec<_> = kept.map(|(_, line)| *line).collect();
            let mut spec = whole.clone();
            spec.insert(file.clone(), kept.join("\n").into_bytes());
            let outcome = generate(&spec);
            assert_eq!(outcome.diagnostics.has_errors(), outcome.files.is_empty());
        }
    }
}

/// Something is said, each in a line with a place, and an error gives no file.
fn assert_said(outcome: &Outcome, what: &str) {
    let said = outcome.diagnostics.render_short(&outcome.sources);
    assert!(!said.trim().is_empty(), "{what}: nothing is said");
    for line in said.lines() {
        let place = line.split(": ").next().unwrap_or_default();
        let mut parts = place.rsplitn(3, ':');
        let column = parts.next().and_then(|text| text.parse::<usize>().ok());
        let number = parts.next().and_then(|text| text.parse::<usize>().ok());
        assert!(
            column.is_some() && number.is_some(),
            "{what}: no line and column in {line:?}"
        );
    }
    assert_eq!(
        outcome.diagnostics.has_errors(),
        outcome.files.is_empty(),
        "{what}: files are written when, and only when, there is no error\n{said}"
    );
}

/// Our description with one thing in one file replaced.
fn with(file: &str, right: &str, wrong: &str) -> Spec {
    let mut spec = spec();
    let text = spec
        .get_mut(&format!("spec/{file}"))
        .expect("the file is there");
    let whole = String::from_utf8(text.clone()).expect("our description is UTF-8");
    assert!(whole.contains(right), "{file} does not hold {right:?}");
    *text = whole.replacen(right, wrong, 1).into_bytes();
    spec
}

type Spec = BTreeMap<String, Vec<u8>>;

fn spec() -> Spec {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    fs::read_dir(folder)
        .expect("the description is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        })
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (
                format!("spec/{name}"),
                fs::read(&path).expect("the file can be read"),
            )
        })
        .collect()
}

fn generate(spec: &Spec) -> Outcome {
    let options = Options {
        crate_name: String::from("scalingo"),
        tests: false,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| spec.get(path).cloned().ok_or(ReadError::NotFound);
    codegen::generate("spec/openapi.yaml", &mut read, &options)
}
