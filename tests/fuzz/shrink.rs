//! An input that panics becomes a small one that panics, too.

use std::time::{Duration, Instant};

use crate::{Target, trial};

/// How long to look for a smaller one, by each of the two ways.
const PATIENCE: Duration = Duration::from_secs(10);

/// As the target makes inputs smaller, and then by bytes.
pub(crate) fn smallest(target: Target, input: &[u8]) -> Vec<u8> {
    let began = Instant::now();
    let mut fails = |less: &[u8]| began.elapsed() < PATIENCE && trial::run(target, less).is_err();
    shorter(target, (target.smaller)(input, &mut fails))
}

/// Leaves out pieces, large ones first, as long as what is left still panics.
fn shorter(target: Target, mut input: Vec<u8>) -> Vec<u8> {
    let began = Instant::now();
    let mut length = input.len().div_ceil(2);
    while length > 0 {
        let mut at = 0;
        while at < input.len() {
            if began.elapsed() > PATIENCE {
                return input;
            }
            let mut less = input.clone();
            less.drain(at..(at + length).min(input.len()));
            if trial::run(target, &less).is_err() {
                input = less;
            } else {
                at += length;
            }
        }
        length /= 2;
    }
    input
}
