//! Inputs that are known become one that is not.

use crate::chance::Chance;
use crate::words::{NUMBERS, WORDS};

/// What no input grows beyond.
const LONGEST: usize = 4_096;

/// One of the inputs, changed in one to six places.
pub(crate) fn of(inputs: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let pick = |chance: &mut Chance| {
        if inputs.is_empty() {
            &[]
        } else {
            inputs[chance.below(inputs.len())].as_slice()
        }
    };
    let mut input = pick(chance).to_vec();
    for _ in 0..=chance.below(6) {
        change(&mut input, pick(chance), chance);
        input.truncate(LONGEST);
    }
    input
}

/// A change in one place.
pub(crate) fn change(input: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    match chance.below(10) {
        0 => flip_a_bit(input, chance),
        1 => set_a_byte(input, chance),
        2 => put_in(input, &[chance.byte()], chance),
        3 | 4 => put_in(input, chance.one_of(&WORDS), chance),
        5 => another_number(input, chance),
        6 => leave_out(input, chance),
        7 => repeat(input, chance),
        8 => splice(input, other, chance),
        _ => another_word(input, chance),
    }
}

fn flip_a_bit(input: &mut [u8], chance: &mut Chance) {
    if !input.is_empty() {
        let at = chance.below(input.len());
        input[at] ^= 1 << chance.below(8);
    }
}

fn set_a_byte(input: &mut [u8], chance: &mut Chance) {
    if !input.is_empty() {
        let at = chance.below(input.len());
        input[at] = chance.byte();
    }
}

fn put_in(input: &mut Vec<u8>, bytes: &[u8], chance: &mut Chance) {
    let at = chance.below(input.len() + 1);
    input.splice(at..at, bytes.iter().copied());
}

fn leave_out(input: &mut Vec<u8>, chance: &mut Chance) {
    let (start, end) = part(input, chance);
    input.drain(start..end);
}

fn repeat(input: &mut Vec<u8>, chance: &mut Chance) {
    let (start, end) = part(input, chance);
    let times = 1 + chance.below(4);
    let more = input[start..end].repeat(times);
    input.splice(end..end, more);
}

/// The beginning of one and the end of another, or a part of the other in the middle.
fn splice(input: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let (start, end) = part(other, chance);
    if chance.below(2) == 0 {
        put_in(input, &other[start..end], chance);
    } else {
        input.truncate(chance.below(input.len() + 1));
        input.extend_from_slice(&other[start..]);
    }
}

/// A number in the input becomes one at the edge of something.
fn another_number(input: &mut Vec<u8>, chance: &mut Chance) {
    let number = chance.one_of(&NUMBERS);
    replace_run(input, number, chance, |byte| {
        byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.')
    });
}

fn another_word(input: &mut Vec<u8>, chance: &mut Chance) {
    let word = chance.one_of(&WORDS);
    replace_run(input, word, chance, |byte| {
        byte.is_ascii_alphanumeric() || byte == b'_'
    });
}

/// The first run of such bytes after a place by chance becomes others.
fn replace_run(input: &mut Vec<u8>, with: &[u8], chance: &mut Chance, is: impl Fn(u8) -> bool) {
    let from = chance.below(input.len() + 1);
    let Some(start) = (from..input.len()).find(|at| is(input[*at])) else {
        return put_in(input, with, chance);
    };
    let end = (start..input.len())
        .find(|at| !is(input[*at]))
        .unwrap_or(input.len());
    input.splice(start..end, with.iter().copied());
}

fn part(bytes: &[u8], chance: &mut Chance) -> (usize, usize) {
    let (one, two) = (chance.below(bytes.len() + 1), chance.below(bytes.len() + 1));
    (one.min(two), one.max(two))
}
