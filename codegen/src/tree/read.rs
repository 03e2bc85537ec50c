//! The bytes of a file become a tree, or the problem that keeps them from being one.

use super::members::Repeated;
use super::{Tree, json, yaml};

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Contents {
    pub(crate) tree: Tree,
    pub(crate) repeated: Vec<Repeated>,
}

/// Why a file holds no tree, and at which byte.
#[derive(Debug)]
pub(crate) enum Problem {
    Empty,
    Encoding {
        offset: usize,
    },
    Syntax {
        offset: Option<usize>,
        message: String,
        help: Option<String>,
    },
}

const MARK: &str = "\u{feff}";

/// Reads JSON when the first character that is not blank is `{` or `[`, else YAML.
pub(crate) fn read(bytes: &[u8]) -> Result<Contents, Problem> {
    let whole = std::str::from_utf8(bytes).map_err(|error| Problem::Encoding {
        offset: error.valid_up_to(),
    })?;
    let (text, skipped) = without_mark(whole);
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let contents = if is_json(text) {
        json::read(text)
    } else {
        yaml::read(text)
    };
    match contents {
        Ok(Contents {
            tree: Tree::Null, ..
        }) => Err(Problem::Empty),
        Ok(contents) => Ok(contents),
        Err(Problem::Syntax {
            offset,
            message,
            help,
        }) => Err(Problem::Syntax {
            offset: offset.map(|at| at + skipped),
            message,
            help,
        }),
        Err(problem @ (Problem::Empty | Problem::Encoding { .. })) => Err(problem),
    }
}

/// The text after a byte order mark, and how many bytes the mark takes.
pub(crate) fn without_mark(text: &str) -> (&str, usize) {
    text.strip_prefix(MARK)
        .map_or((text, 0), |rest| (rest, MARK.len()))
}

pub(crate) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

#[cfg(test)]
mod tests {
    use super::{Problem, read};
    use crate::tree::Tree;

    fn tree(text: &str) -> Tree {
        read(text.as_bytes()).expect("a tree").tree
    }

    fn problem(text: &str) -> (Option<usize>, String) {
        match read(text.as_bytes()).expect_err("a problem") {
            Problem::Empty => (None, "empty".to_owned()),
            Problem::Encoding { offset } => (Some(offset), "encoding".to_owned()),
            Problem::Syntax {
                offset, message, ..
            } => (offset, message),
        }
    }

    #[test]
    fn yaml_and_json_give_the_same_tree() {
        let yaml = tree("a: [1, two, null, true]\nb: {200: -3.5}\n");
        assert_eq!(
            yaml,
            tree(r#"{"a": [1, "two", null, true], "b": {"200": -3.5}}"#)
        );
    }

    #[test]
    fn numbers_past_64_bits_keep_their_digits_in_both_languages() {
        let number = |digits: &str| Tree::Number(digits.to_owned());
        let expected = Tree::List(vec![number("18446744073709551616"), number("1e400")]);
        assert_eq!(tree("- 18446744073709551616\n- 1e400\n"), expected);
        assert_eq!(tree("[18446744073709551616, 1e400]"), expected);
    }

    #[test]
    fn a_quoted_number_of_yaml_is_a_text() {
        assert_eq!(
            tree("- \"1e400\"\n"),
            Tree::List(vec![Tree::Text("1e400".to_owned())])
        );
        assert_eq!(
            tree("- '12'\n"),
            Tree::List(vec![Tree::Text("12".to_owned())])
        );
    }

    #[test]
    fn keys_of_yaml_are_texts_as_written() {
        let yaml = tree("007: a\ntrue: b\n0x10: c\n");
        let keys: Vec<_> = yaml
            .as_map()
            .expect("a map")
            .iter()
            .map(|(key, _)| &**key)
            .collect();
        assert_eq!(keys, ["007", "true", "0x10"]);
    }

    #[test]
    fn merge_keys_are_applied_and_written_members_win() {
        let yaml = tree("base: &base {a: 1, b: 2}\nuse: {<<: *base, b: 3}\n");
        assert_eq!(yaml.get("use"), Some(&tree("{\"b\": 3, \"a\": 1}")));
    }

    #[test]
    fn a_byte_order_mark_is_skipped_and_counted() {
        assert_eq!(tree("\u{feff}a: 1\n"), tree("a: 1\n"));
        assert_eq!(problem("\u{feff}{\"a\" 1}").0, Some(8));
    }

    #[test]
    fn a_file_without_a_value_is_empty() {
        for text in ["", " \n", "# nothing\n", "---\n", "\u{feff}"] {
            assert_eq!(problem(text), (None, "empty".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn bombs_and_deep_nesting_are_refused_where_they_are() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let alias = format!("*a{}, ", level - 1).repeat(9);
            bomb = format!("{bomb}a{level}: &a{level} [{alias}]\n");
        }
        let nested = "- ".repeat(200) + "x";
        for text in [
            bomb,
            nested,
            "[".repeat(100_000),
            "{\"a\":".repeat(200),
            "x: ".to_owned() + &"[".repeat(100_000),
        ] {
            assert!(problem(&text).0.is_some(), "{text:.20}");
        }
        let large = format!(
            "a: &a {}\nb: [{}]\n",
            "x".repeat(1 << 20),
            "*a, ".repeat(200)
        );
        assert!(problem(&large).1.contains("aliases"));
    }
}
