//! A document becomes another one as a text: by its words, its lines and its bytes.

use super::vocabulary::{SCALARS, WORDS};
use crate::chance::Chance;
use crate::mutation;

pub(crate) fn mutated(input: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut input = input.to_vec();
    for _ in 0..=chance.below(4) {
        let Ok(text) = std::str::from_utf8(&input) else {
            mutation::change(&mut input, other, chance);
            continue;
        };
        let other_text = std::str::from_utf8(other).unwrap_or_default();
        input = match chance.below(8) {
            0 => {
                let mut bytes = text.as_bytes().to_vec();
                mutation::change(&mut bytes, other, chance);
                bytes
            }
            1 | 2 => lines(text, other_text, chance).into_bytes(),
            _ => tokens(text, other_text, chance).into_bytes(),
        };
    }
    input
}

fn lines(text: &str, other: &str, chance: &mut Chance) -> String {
    let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
    if all.is_empty() {
        return other.to_owned();
    }
    let at = chance.below(all.len());
    match chance.below(6) {
        0 => drop(all.remove(at)),
        1 => all.insert(at, all[at].clone()),
        2 => all[at].insert_str(0, chance.one_of(&[" ", "  ", "    ", "\t", "- ", "? "])),
        3 => all[at] = all[at].replacen("  ", "", 1),
        4 => {
            let with = chance.below(all.len());
            all.swap(at, with);
        }
        _ => {
            let others: Vec<&str> = other.lines().collect();
            let from = chance.below(others.len() + 1);
            let some = others.iter().skip(from).take(1 + chance.below(8));
            all.splice(at..at, some.map(|line| (*line).to_owned()));
        }
    }
    all.join("\n") + "\n"
}

fn tokens(text: &str, other: &str, chance: &mut Chance) -> String {
    let mut all = split(text);
    let others = split(other);
    if all.is_empty() {
        return other.to_owned();
    }
    let at = chance.below(all.len());
    match chance.below(8) {
        0 => drop(all.remove(at)),
        1 => all.insert(at, all[at]),
        2 => {
            let with = chance.below(all.len());
            all.swap(at, with);
        }
        3 | 4 => all[at] = chance.one_of(WORDS),
        5 => all[at] = chance.one_of(SCALARS),
        6 => {
            let from = chance.below(others.len() + 1);
            let some = others.iter().skip(from).take(1 + chance.below(12));
            all.splice(at..at, some.copied());
        }
        _ => {
            // A word in one place becomes a word from another: names, references and kinds are mixed up.
            let word = |token: &&&str| token.starts_with(|c: char| c.is_alphanumeric() || c == '#');
            let words: Vec<&str> = all.iter().filter(word).copied().collect();
            if !words.is_empty() {
                all[at] = words[chance.below(words.len())];
            }
        }
    }
    all.concat()
}

/// Words with what belongs to names and references, runs of blanks, and every other character for itself.
fn split(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        ' ' => 0,
        c if c.is_alphanumeric() || "_-$#/.~".contains(c) => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| kind(c) == kind(first);
        let length = match kind(first) {
            2 => first.len_utf8(),
            _ => rest.find(|c| !same(c)).unwrap_or(rest.len()),
        };
        let (token, others) = rest.split_at(length);
        tokens.push(token);
        rest = others;
    }
    tokens
}
