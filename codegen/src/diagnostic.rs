//! What is said about a document: every problem, each with its place and what to write instead.

mod alike;
mod code;
mod extract;
mod locate;
mod render;

use crate::source::{Place, Sources};

pub use code::Code;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
}

/// How diagnostics look in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    /// With the escapes of a terminal.
    Coloured,
}

#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub code: Code,
    pub message: String,
    pub place: Place,
    /// Other places that matter, each with a word about it: who refers to the node, where the first one stands.
    pub notes: Vec<(Place, String)>,
    /// What to write instead.
    pub help: Option<String>,
}

impl Diagnostic {
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            place,
            notes: Vec::new(),
            help: None,
        }
    }

    #[must_use]
    pub fn note(mut self, place: Place, message: impl Into<String>) -> Self {
        self.notes.push((place, message.into()));
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Everything there is to say, in the order in which it was found.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn append(&mut self, mut others: Self) {
        self.list.append(&mut others.list);
    }

    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        let is_counted = |said: &&Diagnostic| said.code.severity() == severity;
        self.list.iter().filter(is_counted).count()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// As rustc shows them: by file and place, each once, with the lines they are about. What is said of many places
    /// is shown at the first.
    #[must_use]
    pub fn render(&self, sources: &Sources, style: Style) -> String {
        render::in_full(&self.list, sources, style)
    }

    /// One line each, for editors: `path:line:column: error[OA0101]: message; help: …`.
    #[must_use]
    pub fn render_short(&self, sources: &Sources) -> String {
        render::in_short(&self.list, sources)
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, Diagnostics, Style};
    use crate::source::{At, NodeId, Place, Source, Sources};

    fn sources(files: &[(&str, &str)]) -> Sources {
        let mut sources = Sources::default();
        for (path, text) in files {
            sources.add(Source {
                path: (*path).to_owned(),
                bytes: text.as_bytes().to_vec(),
            });
        }
        sources
    }

    fn two() -> (Sources, Diagnostics) {
        let sources = sources(&[
            ("spec/a.yaml", "one: 1\ntwo:\n  three: x\n"),
            ("b.json", "{\"q\": 1}"),
        ]);
        let [a, b] = ["spec/a.yaml", "b.json"].map(|path| sources.find(path).expect("was added"));
        let node = NodeId::root(a).child("two").child("three");
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::new(
            Code::UnknownWord,
            NodeId::root(b).child("q").key(),
            "what?",
        ));
        for _ in 0..2 {
            diagnostics.push(
                Diagnostic::new(Code::WrongKind, node.value(), "`three` takes a number")
                    .note(NodeId::root(b).child("q").value(), "referred to here")
                    .help("write digits"),
            );
        }
        (sources, diagnostics)
    }

    #[test]
    fn a_diagnostic_shows_its_line_its_notes_and_its_help() {
        let (sources, diagnostics) = two();
        let expected = "\
error[OA0202]: `three` takes a number
 --> spec/a.yaml:3:10
  |
3 |   three: x
  |          ^
  |
  = help: write digits
note: referred to here
 --> b.json:1:7
  |
1 | {\"q\": 1}
  |       ^

warning[OA0205]: what?
 --> b.json:1:2
  |
1 | {\"q\": 1}
  |  ^^^

";
        assert_eq!(diagnostics.render(&sources, Style::Plain), expected);
    }

    #[test]
    fn a_warning_of_many_places_is_shown_at_the_first() {
        let sources = sources(&[("a.yaml", "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n")]);
        let file = sources.find("a.yaml").expect("was added");
        let said = |count: usize, code: Code| {
            let mut diagnostics = Diagnostics::default();
            for key in ["a", "b", "c", "d", "e"].into_iter().take(count) {
                let place = NodeId::root(file).child(key).key();
                diagnostics.push(Diagnostic::new(code, place, "idle"));
            }
            diagnostics.render(&sources, Style::Plain)
        };
        let expected = "\
warning[OA0206]: idle
 --> a.yaml:1:1
  |
1 | a: 1
  | ^
  |
  = note: the same holds at a.yaml:2:1, a.yaml:3:1, a.yaml:4:1 and 1 more; `--message-format short` names them all

";
        assert_eq!(said(5, Code::Ignored), expected);
        assert_eq!(said(3, Code::Ignored).matches("idle").count(), 3);
        assert_eq!(said(5, Code::WrongKind).matches("idle").count(), 5);
    }

    #[test]
    fn in_short_each_is_one_line() {
        let (sources, diagnostics) = two();
        let expected = "\
spec/a.yaml:3:10: error[OA0202]: `three` takes a number; help: write digits
b.json:1:2: warning[OA0205]: what?
";
        assert_eq!(diagnostics.render_short(&sources), expected);
    }

    #[test]
    fn a_file_that_cannot_be_shown_is_named() {
        let sources = sources(&[("a.yaml", "")]);
        let file = sources.find("a.yaml").expect("was added");
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::new(
            Code::EmptyFile,
            Place { file, at: At::File },
            "nothing in it",
        ));
        let expected = "error[OA0104]: nothing in it\n--> a.yaml\n\n";
        assert_eq!(diagnostics.render(&sources, Style::Plain), expected);
    }
}
