//! A number becomes a word that tries to be more than a word, or the same letters without the attempt.

/// What stands in a document, beside its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    Harmless,
    Hostile,
}

/// What ends a comment, a literal, an attribute or a line elsewhere, or changes how it is shown.
const ATTEMPTS: [&str; 22] = [
    "*/ fn a() {} /*",
    "\"; panic!(\"x\"); \"",
    "\"# ; compile_error!(\"x\") ; r#\"",
    "\\\" \\\\ '",
    "\n}\n#![no_std]\nmod x {\n",
    "\r#[path = \"/etc/passwd\"]\rmod y;",
    "\u{202e}dlive\u{2066}",
    "<script>alert(1)</script>",
    "[x](crate::Secret) [`y`] ![z](javascript:a)",
    "```rust\npanic!()\n```",
    "    let indented = panic!();",
    "{0} {} {x:?}",
    "$x $crate::a!()",
    "\0\u{7f}\u{85}",
    "\u{2028}\u{2029}\u{feff}\u{61c}\u{200e}\u{200f}",
    "`; ``` ~~~ `",
    "'a 'static b'\\'' c",
    "//! /// /** */ //",
    "#[cfg(test)] #[test]",
    "&<>&lt;!-- -->]]>",
    "self super crate Self _",
    "<details><summary>| a | b |\n|---|---|",
];

/// The same without braces, for the places where those are the document's own.
const IN_PATHS: [&str; 4] = [
    "*\" ; panic!(\"x\"); \"",
    "\"#;'\\",
    "\u{202e}dlive",
    "`$x`&<>",
];

impl Words {
    /// A text for a place that takes any.
    pub(crate) fn text(self, number: usize) -> String {
        self.of(number, ATTEMPTS[number % ATTEMPTS.len()])
    }

    /// A text that stays one segment of a path.
    pub(crate) fn segment(self, number: usize) -> String {
        let attempt = IN_PATHS[number % IN_PATHS.len()];
        self.of(number, attempt).replace(['#', '?'], "")
    }

    fn of(self, number: usize, attempt: &str) -> String {
        let text = format!("w{number:03} {attempt} end");
        match self {
            Self::Hostile => text,
            Self::Harmless => text
                .chars()
                .map(|c| if c.is_alphanumeric() { c } else { ' ' })
                .collect::<String>()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}
