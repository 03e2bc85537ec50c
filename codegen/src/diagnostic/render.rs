//! Diagnostics become text for people: each once, by file and place.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet, normalize_untrusted_str,
};

use super::alike::{self, Said};
use super::extract::{Extract, Lines, Shows};
use super::locate::{Spots, find};
use super::{Diagnostic, Severity, Style};
use crate::source::{At, FileId, Place, Sources};

pub(super) fn in_full(list: &[Diagnostic], sources: &Sources, style: Style) -> String {
    let list = &written(list, sources);
    let files = Files::about(list, sources);
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut text = String::new();
    for said in alike::united(files.in_order(list)) {
        text.push_str(&renderer.render(&groups(&said, &files)));
        text.push_str("\n\n");
    }
    text
}

pub(super) fn in_short(list: &[Diagnostic], sources: &Sources) -> String {
    let list = &written(list, sources);
    let files = Files::about(list, sources);
    let mut text = String::new();
    for diagnostic in files.in_order(list) {
        let Diagnostic {
            code,
            message,
            place,
            notes: _,
            help,
        } = diagnostic;
        let path = &sources.get(place.file).path;
        let Extract { line, column, .. } = files.extract(place);
        let level = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let help = help
            .as_ref()
            .map(|help| format!("; help: {help}"))
            .unwrap_or_default();
        let said = one_line(&format!("{message}{help}"));
        writeln!(
            text,
            "{path}:{line}:{column}: {level}[{}]: {said}",
            code.number()
        )
        .expect("a String takes every text");
    }
    text
}

/// With the places where people can mend them.
fn written(list: &[Diagnostic], sources: &Sources) -> Vec<Diagnostic> {
    let mut list = list.to_vec();
    for diagnostic in &mut list {
        let notes = diagnostic.notes.iter_mut().map(|(place, _)| place);
        for place in notes.chain([&mut diagnostic.place]) {
            *place = sources.written(place);
        }
    }
    list
}

fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

fn groups<'g>(said: &Said<'g>, files: &'g Files<'_>) -> Vec<Group<'g>> {
    let Said { diagnostic, also } = said;
    let Diagnostic {
        code,
        message,
        place,
        notes,
        help,
    } = diagnostic;
    let level = match code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(one_line(message)).id(code.number());
    let mut said = files.show(Group::with_title(title), place);
    if let Some(help) = help {
        said = said.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    if let Some(elsewhere) = files.elsewhere(also) {
        said = said.element(Level::NOTE.message(normalize_untrusted_str(&elsewhere)));
    }
    let notes = notes.iter().map(|(place, word)| {
        let title = Level::NOTE.secondary_title(normalize_untrusted_str(word));
        files.show(Group::with_title(title), place)
    });
    std::iter::once(said).chain(notes).collect()
}

/// A part of a text where it stands, or all of it when the file writes it otherwise than it reads.
fn within(bytes: &[u8], whole: Range<usize>, part: &Range<usize>) -> Range<usize> {
    let raw = bytes.get(whole.clone()).unwrap_or_default();
    let quote = usize::from(raw.starts_with(b"\"") || raw.starts_with(b"'"));
    let (start, end) = (part.start + quote, part.end + quote);
    let before = raw.get(quote..end.min(raw.len())).unwrap_or_default();
    let is_verbatim = end <= raw.len()
        && !raw.starts_with(b"|")
        && !raw.starts_with(b">")
        && !before.contains(&b'\n')
        && (quote == 0 || !before.iter().any(|byte| *byte == b'\\' || *byte == raw[0]));
    if is_verbatim {
        whole.start + start..whole.start + end
    } else {
        whole
    }
}

/// The files that diagnostics are about, with the places that they name.
struct Files<'s> {
    sources: &'s Sources,
    known: HashMap<FileId, (Lines<'s>, Spots)>,
}

impl<'s> Files<'s> {
    fn about(list: &[Diagnostic], sources: &'s Sources) -> Self {
        let mut known = HashMap::new();
        let places = list.iter().flat_map(|diagnostic| {
            std::iter::once(&diagnostic.place)
                .chain(diagnostic.notes.iter().map(|(place, _)| place))
        });
        for place in places {
            let bytes = &sources.get(place.file).bytes;
            let entry = known
                .entry(place.file)
                .or_insert_with(|| (Lines::new(bytes), Spots::new()));
            entry.1.want(&place.at);
        }
        for (file, (_, spots)) in &mut known {
            find(spots, &sources.get(*file).bytes);
        }
        Self { sources, known }
    }

    fn in_order<'d>(&self, list: &'d [Diagnostic]) -> Vec<&'d Diagnostic> {
        let mut said = HashSet::new();
        let mut placed: Vec<_> = list
            .iter()
            .map(|diagnostic| (self.range(&diagnostic.place), diagnostic))
            .filter(|(range, diagnostic)| {
                let Diagnostic {
                    code,
                    message,
                    place,
                    ..
                } = *diagnostic;
                said.insert((place.file, range.clone(), *code, message))
            })
            .collect();
        placed.sort_by_key(|(range, diagnostic)| (diagnostic.place.file, range.start, range.end));
        placed
            .into_iter()
            .map(|(_, diagnostic)| diagnostic)
            .collect()
    }

    fn range(&self, place: &Place) -> Range<usize> {
        let (_, spots) = &self.known[&place.file];
        let bytes = &self.sources.get(place.file).bytes;
        let range = spots.range(&place.at, bytes.len());
        match &place.at {
            At::Within(_, part) => within(bytes, range, part),
            At::Value(_) | At::Key(_) | At::Repeated(..) | At::Offset(_) | At::File => range,
        }
    }

    /// The other places of what is said once for all of them.
    fn elsewhere(&self, places: &[&Place]) -> Option<String> {
        const NAMED: usize = 3;
        let named = places.iter().take(NAMED).map(|place| {
            let Extract { line, column, .. } = self.extract(place);
            let path = &self.sources.get(place.file).path;
            format!("{path}:{line}:{column}")
        });
        let named = named.collect::<Vec<_>>().join(", ");
        let left = places.len().saturating_sub(NAMED);
        match left {
            _ if places.is_empty() => None,
            0 => Some(format!("the same holds at {named}")),
            left => Some(format!(
                "the same holds at {named} and {left} more; `--message-format short` names them all"
            )),
        }
    }

    fn extract(&self, place: &Place) -> Extract {
        self.known[&place.file].0.extract(&self.range(place))
    }

    fn show<'g>(&'g self, group: Group<'g>, place: &Place) -> Group<'g> {
        let path = self.sources.get(place.file).path.as_str();
        if place.at == At::File {
            return group.element(Origin::path(path));
        }
        let Extract {
            line,
            column,
            text,
            shows,
            marked,
        } = self.extract(place);
        match shows {
            Shows::Line => {
                let snippet = Snippet::source(text).path(path).line_start(line);
                group.element(snippet.annotation(AnnotationKind::Primary.span(marked)))
            }
            Shows::Part => {
                let part =
                    normalize_untrusted_str(&format!("the line is long; here it reads `{text}`"));
                let origin = Origin::path(path).line(line).char_column(column);
                group
                    .element(origin)
                    .element(Padding)
                    .element(Level::NOTE.message(part))
            }
        }
    }
}
