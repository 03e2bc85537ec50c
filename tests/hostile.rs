//! A hostile document and the same one with harmless words give the same code, token by token: what a
//! document says reaches the output as an identifier, a literal or a comment, and as nothing else.

#[path = "hostile/document.rs"]
mod document;
#[path = "hostile/words.rs"]
mod words;

use std::collections::BTreeSet;

use codegen::{Options, Outcome, ReadError};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;

use self::document::document;
use self::words::Words;

/// Each attempt comes to each place.
const TURNS: usize = 22;

#[test]
fn nothing_of_a_hostile_document_is_code() {
    for turn in 0..TURNS {
        let harmless = sources(Words::Harmless, turn);
        let hostile = sources(Words::Hostile, turn);
        assert_eq!(harmless.len(), hostile.len(), "turn {turn}");
        for ((path, harmless), (other, hostile)) in harmless.iter().zip(&hostile) {
            assert_eq!(path, other, "turn {turn}");
            let (harmless, hostile) = (code(harmless), code(hostile));
            let differs = harmless
                .iter()
                .zip(&hostile)
                .position(|(one, other)| one != other);
            if let Some(at) = differs {
                let around = at.saturating_sub(20)..(at + 20).min(hostile.len());
                let before = harmless.get(around.clone()).unwrap_or_default().join(" ");
                let after = hostile[around].join(" ");
                panic!("turn {turn}, {path}:\n{before}\nhas become\n{after}");
            }
            assert_eq!(harmless.len(), hostile.len(), "turn {turn}, {path}");
        }
    }
}

/// A call is tested with the values that can be sent, which hostile ones cannot: there is less of it, and what
/// is said of a call without them is what is said of the harmless call that has none.
#[test]
fn nothing_of_a_hostile_document_is_code_of_tests() {
    let tests = |document: &Value, turn| {
        let files = generated(document, turn).into_iter();
        let tests = files.filter(|(path, _)| path.starts_with("tests/"));
        tests
            .flat_map(|(_, text)| code(&text))
            .collect::<BTreeSet<_>>()
    };
    for turn in 0..TURNS {
        let full = document(Words::Harmless, turn);
        let mut harmless = tests(&full, turn);
        harmless.extend(tests(&without_optional_parameters(full), turn));
        let hostile = tests(&document(Words::Hostile, turn), turn);
        let more: Vec<_> = hostile.difference(&harmless).collect();
        assert!(more.is_empty(), "turn {turn}: {more:?}");
    }
}

#[test]
fn no_character_of_a_hostile_document_changes_how_the_code_looks() {
    let odd = |c: &char| {
        c.is_control() && *c != '\n'
            || matches!(
                *c,
                '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{200b}'..='\u{200f}'
            )
            || matches!(*c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for turn in 0..TURNS {
        for (path, text) in files(Words::Hostile, turn) {
            assert_eq!(text.chars().find(odd), None, "turn {turn}, {path}");
        }
    }
}

#[test]
fn what_rustdoc_runs_is_ours() {
    for turn in 0..TURNS {
        let harmless = sources(Words::Harmless, turn);
        let hostile = sources(Words::Hostile, turn);
        for ((path, harmless), (_, hostile)) in harmless.iter().zip(&hostile) {
            let [harmless, hostile] = [harmless, hostile].map(|text| examples(text));
            assert_eq!(harmless, hostile, "turn {turn}, {path}");
        }
    }
}

/// The code of each example in the comments.
fn examples(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut lines = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("///"));
    while let Some(line) = lines.next() {
        if line.trim() == "```no_run" {
            let example = lines.by_ref().take_while(|line| line.trim() != "```");
            let example = example.map(|line| line.trim_start().trim_start_matches("# "));
            found.push(code(&example.collect::<Vec<_>>().join("\n")));
        }
    }
    found
}

/// The files without the tests.
fn sources(words: Words, turn: usize) -> Vec<(String, String)> {
    let mut files = files(words, turn);
    files.retain(|(path, _)| !path.starts_with("tests/"));
    files
}

fn files(words: Words, turn: usize) -> Vec<(String, String)> {
    generated(&document(words, turn), turn)
}

fn without_optional_parameters(mut document: Value) -> Value {
    let paths = document["paths"].as_object_mut().expect("it has paths");
    for path in paths.values_mut() {
        let parameters = path["post"]["parameters"].as_array_mut();
        let parameters = parameters.expect("its operation has parameters");
        parameters.retain(|parameter| parameter["required"] == true);
    }
    document
}

/// The path and the text of each file.
fn generated(document: &Value, turn: usize) -> Vec<(String, String)> {
    let text = document.to_string();
    let options = Options {
        crate_name: String::from("case"),
        tests: true,
        regenerate: String::from("cargo xtask generate"),
    };
    let mut read = |path: &str| match path {
        "openapi.json" => Ok(text.clone().into_bytes()),
        _ => Err(ReadError::NotFound),
    };
    let Outcome {
        files,
        diagnostics,
        sources,
        ..
    } = codegen::generate("openapi.json", &mut read, &options);
    let said = diagnostics.render_short(&sources);
    assert!(!files.is_empty(), "turn {turn}:\n{said}\n{text}");
    files
        .into_iter()
        .map(|file| (file.path, file.text))
        .collect()
}

/// The tokens without comments; of a literal its kind only.
fn code(text: &str) -> Vec<String> {
    let tokens: TokenStream = text.parse().expect("the generator writes Rust");
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = tokens.as_slice();
    while let [first, after @ ..] = rest {
        if let Some(after) = after_comment(rest) {
            rest = after;
            continue;
        }
        rest = after;
        match first {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                found.push(open.to_owned());
                collect(group.stream(), found);
                // Whether there is one depends on how long the lines are.
                if found.last().is_some_and(|last| last == ",") {
                    found.pop();
                }
                found.push(close.to_owned());
            }
            TokenTree::Ident(ident) => found.push(ident.to_string()),
            TokenTree::Punct(punct) => found.push(punct.to_string()),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let number = text.starts_with(|c: char| c.is_ascii_digit());
                let kind = if number { text.as_str() } else { "\"…\"" };
                found.push(kind.to_owned());
            }
        }
    }
}

/// What follows a comment that is documentation, which a lexer reads as an attribute.
fn after_comment(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    let is = |token: &TokenTree, c: char| matches!(token, TokenTree::Punct(p) if p.as_char() == c);
    let (group, after) = match tokens {
        [hash, TokenTree::Group(group), after @ ..] if is(hash, '#') => (group, after),
        [hash, bang, TokenTree::Group(group), after @ ..] if is(hash, '#') && is(bang, '!') => {
            (group, after)
        }
        _ => return None,
    };
    let mut inside = group.stream().into_iter();
    let is_doc = matches!(inside.next(), Some(TokenTree::Ident(name)) if name == "doc");
    let is_text = inside
        .nth(1)
        .is_some_and(|token| matches!(token, TokenTree::Literal(_)));
    (is_doc && is_text).then_some(after)
}
