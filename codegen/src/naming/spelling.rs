//! Any text becomes words in a case of Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};
use syn::ext::IdentExt;
use syn::parse::Parser;

use super::acronyms;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Snake,
    Pascal,
    /// Snake in ASCII: rustc finds the file of no other module.
    File,
}

/// `new_addon`; not yet escaped nor unique.
#[must_use]
pub(crate) fn snake(text: &str) -> String {
    plain(text, Case::Snake)
}

/// `NewAddon`; not yet escaped nor unique.
#[must_use]
pub(crate) fn pascal(text: &str) -> String {
    plain(text, Case::Pascal)
}

/// Symbols only separate words, unless nothing else is there or a sign stands before a number.
pub(super) fn plain(text: &str, case: Case) -> String {
    if is_snake(text) {
        return match case {
            Case::Snake | Case::File => text.to_owned(),
            Case::Pascal => text.split('_').map(capitalized).collect(),
        };
    }
    if !text.contains(char::is_alphanumeric) {
        return spelled(text, case);
    }
    let mut chars = text.chars();
    let signed = match (chars.next(), chars.next()) {
        (Some(sign @ ('+' | '-')), Some(digit)) if digit.is_ascii_digit() => {
            format!("{} {}", word(sign), &text[1..])
        }
        _ => text.to_owned(),
    };
    legal(&cased(&signed, case), case)
}

/// Most names of most documents, which need no look at every letter's case.
fn is_snake(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.len() <= LONGEST
        && text.bytes().all(plain)
        && !text.contains("__")
        && !text.ends_with('_')
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// Every symbol is a word: `>=` is `GreaterEqual`, `-name` is `MinusName`. What joins two words
/// still only separates them.
pub(super) fn spelled(text: &str, case: Case) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |position: Option<usize>| {
        position
            .and_then(|position| chars.get(position))
            .is_some_and(|char| char.is_alphanumeric())
    };
    let words: String = chars
        .iter()
        .enumerate()
        .map(|(position, char)| {
            let joins = matches!(char, '-' | '_' | '.' | ':' | '/')
                && is_word(position.checked_sub(1))
                && is_word(Some(position + 1));
            if joins || char.is_alphanumeric() || char.is_whitespace() {
                char.to_string()
            } else {
                format!(" {} ", word(*char))
            }
        })
        .collect();
    legal(&cased(&words, case), case)
}

/// Characters that are only another way to write others: rustc warns of each in a name.
const OTHER_FORMS: [std::ops::RangeInclusive<char>; 14] = [
    '\u{aa}'..='\u{aa}',
    '\u{b5}'..='\u{b5}',
    '\u{ba}'..='\u{ba}',
    '\u{132}'..='\u{133}',
    '\u{1c4}'..='\u{1cc}',
    '\u{1d2c}'..='\u{1d6a}',
    '\u{2070}'..='\u{209f}',
    '\u{2100}'..='\u{2188}',
    '\u{3131}'..='\u{318e}',
    '\u{f900}'..='\u{faff}',
    '\u{fb00}'..='\u{fdff}',
    '\u{fe70}'..='\u{feff}',
    '\u{ff00}'..='\u{ffef}',
    '\u{1d400}'..='\u{1d7ff}',
];

pub(super) fn is_legal(text: &str) -> bool {
    if text.is_ascii() {
        let mut bytes = text.bytes();
        let starts = bytes
            .next()
            .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
        return starts
            && text != "_"
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    }
    let plain = |char| OTHER_FORMS.iter().all(|range| !range.contains(&char));
    text.chars().all(plain) && proc_macro2::Ident::parse_any.parse_str(text).is_ok()
}

fn cased(text: &str, case: Case) -> String {
    let text = acronyms::joined(text);
    match case {
        Case::Snake | Case::File => acronyms::uncapitalized(&text).to_snake_case(),
        Case::Pascal => text.to_upper_camel_case(),
    }
}

/// Names of files end at 255 bytes, and nobody reads further than this.
const LONGEST: usize = 120;

/// The beginning of a text that is too long for a name.
fn shortened(text: &str) -> &str {
    let mut end = LONGEST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].trim_end_matches('_')
}

fn legal(text: &str, case: Case) -> String {
    let text = shortened(text);
    let (empty, number) = match case {
        Case::Snake | Case::File => ("empty", "n"),
        Case::Pascal => ("Empty", "N"),
    };
    let prefixed = match text.chars().next() {
        None => empty.to_owned(),
        Some(first) if first.is_numeric() => format!("{number}{text}"),
        Some(_) => text.to_owned(),
    };
    match case {
        Case::File if !prefixed.is_ascii() => in_ascii(&prefixed),
        Case::Snake | Case::Pascal | Case::File if is_legal(&prefixed) => prefixed,
        Case::Pascal => without_strangers(&prefixed).replacen(
            'u',
            "U",
            usize::from(!is_legal(&first(&prefixed))),
        ),
        Case::Snake | Case::File => without_strangers(&prefixed),
    }
}

fn first(text: &str) -> String {
    text.chars().take(1).collect()
}

/// Other characters by their number, each a word of its own.
fn in_ascii(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_ascii() {
            spelled.push(char);
        } else {
            let number = format!("_u{:x}_", u32::from(char));
            spelled.push_str(&number);
        }
    }
    let words = spelled.split('_').filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    shortened(&words.join("_")).to_owned()
}

/// Alphanumeric for Unicode and yet not allowed in an identifier, such as `²`: its number instead.
fn without_strangers(text: &str) -> String {
    text.chars()
        .map(|char| {
            if is_legal(&format!("x{char}")) {
                char.to_string()
            } else {
                format!("u{:x}", u32::from(char))
            }
        })
        .collect()
}

fn word(symbol: char) -> String {
    let word = match symbol {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '?' => "question",
        '@' => "at",
        '#' => "hash",
        '%' => "percent",
        '&' => "and",
        '|' => "pipe",
        '$' => "dollar",
        '^' => "caret",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '_' => "underscore",
        '\'' => "quote",
        '"' => "double quote",
        '`' => "backtick",
        '(' => "open",
        ')' => "close",
        '[' => "open bracket",
        ']' => "close bracket",
        '{' => "open brace",
        '}' => "close brace",
        other => return format!("u{:x}", u32::from(other)),
    };
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Case, cased, is_snake, legal, pascal, plain, snake};

    #[test]
    fn plain_names_are_spelled_as_any_other() {
        for text in ["a", "id", "app_id", "a1_2b_c3", "x_1", "type", "v2"] {
            assert!(is_snake(text));
            for case in [Case::Snake, Case::Pascal, Case::File] {
                assert_eq!(plain(text, case), legal(&cased(text, case), case));
            }
        }
        for text in ["", "_a", "a_", "a__b", "1a", "aB", "a-b", "ä"] {
            assert!(!is_snake(text));
        }
    }

    #[test]
    fn symbols_are_spelled_where_nothing_else_is_there() {
        assert_eq!(pascal(">="), "GreaterEqual");
        assert_eq!(pascal("*"), "Star");
        assert_eq!(snake("@"), "at");
        assert_eq!(pascal("_"), "Underscore");
    }

    #[test]
    fn a_sign_before_a_number_is_spelled() {
        assert_eq!(pascal("+1"), "Plus1");
        assert_eq!(pascal("-1"), "Minus1");
        assert_eq!(snake("-1"), "minus_1");
        assert_eq!(pascal("-created"), "Created");
    }

    #[test]
    fn a_leading_digit_gets_a_letter() {
        assert_eq!(pascal("404"), "N404");
        assert_eq!(snake("404_page"), "n404_page");
    }

    #[test]
    fn nothing_is_called_empty() {
        assert_eq!(pascal(""), "Empty");
        assert_eq!(snake("  "), "empty");
    }

    #[test]
    fn files_have_names_in_ascii() {
        assert_eq!(plain("Größe", Case::File), "gr_uf6_udf_e");
        assert_eq!(plain("名前", Case::File), "u540d_u524d");
    }

    #[test]
    fn a_name_has_an_end() {
        let long = "long-word ".repeat(100_000);
        assert!(snake(&long).len() <= 121 && snake(&long).ends_with("word"));
        assert!(pascal(&"名".repeat(300)).len() <= 120);
    }

    #[test]
    fn letters_of_any_script_stay() {
        assert_eq!(pascal("straße"), "Straße");
        assert_eq!(snake("名前"), "名前");
        assert_eq!(pascal("m²"), "Mub2");
        assert_eq!(snake("µs"), "ub5s");
        assert_eq!(pascal("ＡＢ"), "Uff21uff42");
        assert_eq!(pascal("😀"), "U1f600");
    }
}
