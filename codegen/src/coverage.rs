//! The keywords that were met, and what was said about them, become a count of what was done with each.

mod seen;
mod show;

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::source::{At, NodeId};

pub(crate) use self::seen::Seen;
use self::seen::Word;

/// What was done with every keyword of a document, as far as it was read: what stands below a keyword that is
/// ignored is counted with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By object, then by keyword, in the order of the alphabet.
    pub rows: Vec<Row>,
}

/// A keyword of a kind of object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The kind of object in OpenAPI's words: `schema`.
    pub object: &'static str,
    /// As the document has it; [`WHOLE`] for objects that are ignored or refused as they are.
    pub keyword: String,
    /// How often the client is as it says.
    pub modelled: usize,
    /// How often it changes nothing, by reason.
    pub ignored: BTreeMap<&'static str, usize>,
    /// How often there is an error about it.
    pub refused: usize,
}

/// Stands for an object as a whole where a keyword is named.
pub const WHOLE: &str = "(whole)";

/// What was done with a keyword, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    Modelled,
    Ignored(&'static str),
    Refused,
}

impl Coverage {
    pub(crate) fn new(mut seen: Seen, diagnostics: &Diagnostics) -> Self {
        let mut whole = BTreeMap::new();
        for diagnostic in diagnostics.iter() {
            let (Some(fate), At::Value(pointer) | At::Key(pointer)) =
                (fate(diagnostic.code), &diagnostic.place.at)
            else {
                continue;
            };
            let node = NodeId {
                file: diagnostic.place.file,
                pointer: pointer.clone(),
            };
            blame(&mut seen, &mut whole, node, fate);
        }
        let words = seen.words.into_iter().map(|(node, Word { object, fate })| {
            let word = node.pointer.last().unwrap_or_default().to_owned();
            (object, word, fate)
        });
        let whole = whole
            .into_values()
            .map(|(object, fate)| (object, WHOLE.to_owned(), fate));
        let mut rows: BTreeMap<(&'static str, String), Row> = BTreeMap::new();
        for (object, keyword, fate) in words.chain(whole) {
            rows.entry((object, keyword.clone()))
                .or_insert_with(|| Row::new(object, keyword))
                .count(fate);
        }
        Self {
            rows: rows.into_values().collect(),
        }
    }

    /// Every occurrence of a keyword.
    #[must_use]
    pub fn keywords(&self) -> Sums {
        Sums::of(self.rows.iter().filter(|row| row.keyword != WHOLE))
    }

    /// The objects that are ignored or refused as a whole.
    #[must_use]
    pub fn objects(&self) -> Sums {
        Sums::of(self.rows.iter().filter(|row| row.keyword == WHOLE))
    }
}

/// What became of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub modelled: usize,
    pub ignored: usize,
    pub refused: usize,
}

impl Sums {
    fn of<'r>(rows: impl Iterator<Item = &'r Row>) -> Self {
        rows.fold(Self::default(), |sums, row| Self {
            modelled: sums.modelled + row.modelled,
            ignored: sums.ignored + row.ignored(),
            refused: sums.refused + row.refused,
        })
    }
}

impl Row {
    fn new(object: &'static str, keyword: String) -> Self {
        Self {
            object,
            keyword,
            modelled: 0,
            ignored: BTreeMap::new(),
            refused: 0,
        }
    }

    fn count(&mut self, fate: Fate) {
        match fate {
            Fate::Modelled => self.modelled += 1,
            Fate::Ignored(why) => *self.ignored.entry(why).or_default() += 1,
            Fate::Refused => self.refused += 1,
        }
    }

    /// How often it changes nothing.
    #[must_use]
    pub fn ignored(&self) -> usize {
        self.ignored.values().sum()
    }
}

/// What a diagnostic means for the keyword that it is about; nothing when it is read all the same.
fn fate(code: Code) -> Option<Fate> {
    match code.severity() {
        Severity::Error => Some(Fate::Refused),
        Severity::Warning => match code {
            Code::Ignored | Code::UnknownWord | Code::Unused => {
                Some(Fate::Ignored("changes nothing in the client"))
            }
            Code::NotModelled | Code::Conflict => Some(Fate::Ignored("has no form in Rust yet")),
            Code::Misfit => Some(Fate::Ignored("does not fit its schema")),
            _ => None,
        },
    }
}

/// An object is blamed as a whole, a keyword for itself; an error about anything else counts for the nearest
/// keyword above it.
fn blame(
    seen: &mut Seen,
    whole: &mut BTreeMap<NodeId, (&'static str, Fate)>,
    node: NodeId,
    fate: Fate,
) {
    let file = node.file;
    let mut at = Some(node.pointer);
    while let Some(pointer) = at {
        let above = pointer.parent().cloned();
        let node = NodeId { file, pointer };
        if let Some(object) = seen.objects.get(&node) {
            let (_, worst) = whole.entry(node).or_insert((*object, fate));
            *worst = fate.max(*worst);
            return;
        }
        if let Some(word) = seen.words.get_mut(&node) {
            if word.fate < Fate::Ignored("") || fate == Fate::Refused {
                word.fate = fate;
            }
            return;
        }
        at = above.filter(|_| fate == Fate::Refused);
    }
}

#[cfg(test)]
mod tests {
    use super::Coverage;
    use crate::{Input, Options};

    fn coverage(text: &str) -> Coverage {
        let options = Options {
            crate_name: "a".to_owned(),
            tests: false,
            regenerate: "make".to_owned(),
        };
        let input = Input {
            coverage: true,
            ..Input::from("a.yaml")
        };
        let mut read = |_: &str| Ok(text.as_bytes().to_vec());
        let outcome = crate::generate(input, &mut read, &options);
        outcome.coverage.expect("the document is counted")
    }

    fn row(coverage: &Coverage, object: &str, keyword: &str) -> [usize; 3] {
        let mut rows = coverage.rows.iter();
        let row = rows.find(|row| (row.object, row.keyword.as_str()) == (object, keyword));
        row.map_or([0; 3], |row| [row.modelled, row.ignored(), row.refused])
    }

    const TEXT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1', x-mine: true}
servers: [{url: 'https://api.example.com'}]
paths:
  /a:
    get:
      sumary: A slip.
      callbacks: {}
      parameters:
        - {name: a, in: query, schema: {type: string, maxLength: 3, format: date-tme}}
        - {name: accept, in: header, schema: {$ref: '#/components/schemas/A'}}
      responses: {'200': {$ref: '#/components/responses/A', summary: Idle.}}
components:
  schemas: {A: {type: string}}
  responses: {A: {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
";

    #[test]
    fn each_keyword_is_counted_by_what_was_done_with_it() {
        let found = coverage(TEXT);
        assert_eq!(row(&found, "schema", "type"), [2, 0, 0]);
        assert_eq!(row(&found, "schema", "maxLength"), [0, 1, 0]);
        assert_eq!(row(&found, "schema", "format"), [0, 1, 0]);
        assert_eq!(row(&found, "schema", "$ref"), [2, 0, 0]);
        assert_eq!(row(&found, "operation", "callbacks"), [0, 1, 0]);
        assert_eq!(row(&found, "operation", "sumary"), [0, 1, 0]);
        assert_eq!(row(&found, "info", "x-mine"), [0, 1, 0]);
        assert_eq!(row(&found, "parameter", "(whole)"), [0, 1, 0]);
        assert_eq!(row(&found, "response", "description"), [1, 0, 0]);
        assert_eq!(found.keywords().refused, 0);
    }

    #[test]
    fn what_only_restricts_is_said_once_and_what_adds_a_member_is_modelled() {
        let schema = "{type: object, properties: {a: {}}, not: {}, if: {}, then: {properties: {b: {}}}, \
                      else: {required: [a]}, dependentRequired: {}, dependentSchemas: {a: {required: [b]}}, \
                      propertyNames: {}, unevaluatedProperties: false, contains: {}}";
        let found = coverage(&TEXT.replace(
            "schemas: {A: {type: string}}",
            &format!("schemas: {{A: {schema}}}"),
        ));
        assert_eq!(row(&found, "schema", "then"), [1, 0, 0]);
        for word in [
            "not",
            "if",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "propertyNames",
            "unevaluatedProperties",
            "contains",
        ] {
            assert_eq!(row(&found, "schema", word), [0, 1, 0], "{word}");
        }
    }

    #[test]
    fn an_error_counts_for_the_nearest_keyword() {
        let wrong = TEXT.replace("type: string, maxLength", "type: strin, maxLength");
        assert_eq!(row(&coverage(&wrong), "schema", "type"), [1, 0, 1]);
        let wrong = TEXT.replace("callbacks: {}", "tags: [[]]");
        assert_eq!(row(&coverage(&wrong), "operation", "tags"), [0, 0, 1]);
    }

    #[test]
    fn the_table_and_the_json_say_the_same() {
        let found = coverage(TEXT);
        let (table, json) = (found.table(), found.json());
        let line = "operation    callbacks      0        1        0  changes nothing in the client";
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(squeezed(&table).contains(&squeezed(line)), "{table}");
        let object = "{\"object\": \"operation\", \"keyword\": \"callbacks\", \"modelled\": 0, \"ignored\": \
                      [{\"reason\": \"changes nothing in the client\", \"count\": 1}], \"refused\": 0}";
        assert!(json.contains(object), "{json}");
        assert!(crate::tree::read(json.as_bytes()).is_ok(), "{json}");
    }

    #[test]
    fn what_a_document_calls_its_keywords_reaches_no_terminal_and_breaks_no_json() {
        let text = TEXT.replace("x-mine", "\"x-\\e[31m\\\"\"");
        let found = coverage(&text);
        assert!(!found.table().contains('\u{1b}'));
        assert!(crate::tree::read(found.json().as_bytes()).is_ok());
    }
}
