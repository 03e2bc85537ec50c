//! Answers by status become an enum with a variant for each, and the table that tells them apart.

use super::docs::{Doc, line};
use super::file::Source;
use super::operation;
use super::types::{self, Place};
use super::written::Between;
use crate::ir::{Answer, Answers, Api, Content, Status};

pub(super) fn write(api: &Api, answers: &Answers, docs: &Doc, source: &mut Source) {
    let name = &answers.name;
    let variants = sorted(answers).into_iter().map(|answer| {
        let docs = documentation(answer);
        let name = &answer.variant;
        let ty = match &answer.content {
            Content::Empty => "()".to_owned(),
            Content::Text => "String".to_owned(),
            Content::Bytes => "Bytes".to_owned(),
            Content::Json { ty, .. } => types::text(api, ty, Place::Outside),
        };
        format!("{docs}{name}({ty}),")
    });
    let head =
        format!("{docs}#[derive(Clone, Debug, PartialEq)]\n#[non_exhaustive]\npub enum {name}");
    let variants: Vec<String> = variants.collect();
    source.written(&head, &variants, Between::Nothing);
    source.table(&format!("answers!({name} {{"), &rows(answers), "});");
}

/// A status as people write it.
pub(super) fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Class(class) => format!("{class}xx"),
        Status::Default => "other".to_owned(),
    }
}

/// A status and the first sentence of what it means; the variant's own documentation has the rest.
pub(super) fn gist(answer: &Answer) -> String {
    first_sentence(&meaning(answer)).to_owned()
}

/// A status and what it means, in one line.
fn meaning(answer: &Answer) -> String {
    let status = match answer.status {
        Status::Code(_) | Status::Class(_) => format!("`{}`", status(answer.status)),
        Status::Default => "Any other status".to_owned(),
    };
    match line(&answer.docs) {
        line if line.is_empty() => format!("{status}."),
        line => format!("{status}: {line}"),
    }
}

pub(super) fn first_sentence(line: &str) -> &str {
    let ends = line.match_indices(". ").map(|(at, _)| at + 1);
    let is_short = |end: &usize| {
        ["e.g.", "i.e.", "etc."]
            .iter()
            .any(|short| line[..*end].ends_with(short))
    };
    ends.into_iter()
        .find(|end| !is_short(end))
        .map_or(line, |end| &line[..end])
}

/// Narrower statuses stand first: the first that fits counts.
pub(super) fn sorted(answers: &Answers) -> Vec<&Answer> {
    let mut sorted: Vec<&Answer> = answers.variants.iter().collect();
    sorted.sort_by_key(|answer| match answer.status {
        Status::Code(_) => 0,
        Status::Class(_) => 1,
        Status::Default => 2,
    });
    sorted
}

fn documentation(answer: &Answer) -> Doc {
    let doc = Doc::ours(&meaning(answer));
    let text = if answer.docs.summary.trim().is_empty() {
        answer
            .docs
            .text
            .trim()
            .split_once('\n')
            .map_or("", |(_, rest)| rest)
    } else {
        &answer.docs.text
    };
    doc.and_safe(text)
}

fn rows(answers: &Answers) -> Vec<String> {
    let row = |answer: &Answer| {
        let status = match answer.status {
            Status::Code(code) => code.to_string(),
            Status::Class(class) => format!("{class}00..={class}99"),
            Status::Default => "_".to_owned(),
        };
        format!(
            "{status} => {} {}",
            answer.variant,
            operation::content(&answer.content)
        )
    };
    sorted(answers).into_iter().map(row).collect()
}
