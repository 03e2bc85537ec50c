//! Bytes become calls of the client that must end well, or in a typed error: never in a panic, never not at all.
//!
//! Without arguments, as `cargo test` starts it, every input of `fuzz/corpus` goes through its target, and some
//! mutations of them from a fixed seed. `cargo xtask fuzz` runs one target for longer.

#[path = "fuzz/base_urls.rs"]
mod base_urls;
#[path = "fuzz/chance.rs"]
mod chance;
#[path = "fuzz/corpus.rs"]
mod corpus;
#[path = "fuzz/decoding.rs"]
mod decoding;
#[path = "fuzz/errors.rs"]
mod errors;
#[path = "fuzz/hunt.rs"]
mod hunt;
#[path = "fuzz/mutation.rs"]
mod mutation;
#[path = "fuzz/news.rs"]
mod news;
#[path = "fuzz/order.rs"]
mod order;
#[path = "fuzz/paths.rs"]
mod paths;
#[path = "fuzz/retry_after.rs"]
mod retry_after;
#[path = "fuzz/shrink.rs"]
mod shrink;
#[path = "fuzz/stage.rs"]
mod stage;
#[path = "fuzz/tokens.rs"]
mod tokens;
#[path = "fuzz/trial.rs"]
mod trial;
#[path = "fuzz/watchdog.rs"]
mod watchdog;
#[path = "fuzz/words.rs"]
mod words;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::hunt::{Finding, Until};
use crate::order::Order;

/// What inputs are given to. Each holds what it sees against what must always be so, and panics when it is not.
#[derive(Clone, Copy)]
struct Target {
    name: &'static str,
    run: fn(&[u8]),
}

const TARGETS: [Target; 6] = [
    Target {
        name: "base_urls",
        run: base_urls::run,
    },
    Target {
        name: "decoding",
        run: decoding::run,
    },
    Target {
        name: "errors",
        run: errors::run,
    },
    Target {
        name: "paths",
        run: paths::run,
    },
    Target {
        name: "retry_after",
        run: retry_after::run,
    },
    Target {
        name: "tokens",
        run: tokens::run,
    },
];

/// How many mutations every target gets in `cargo test`.
const MUTATIONS: u64 = 2_000;

fn main() -> ExitCode {
    trial::quiet();
    let outcome = match order::read(std::env::args().skip(1)) {
        Ok(Order::List) => {
            list();
            Ok(())
        }
        Ok(Order::Check(words)) => check(&words),
        Ok(Order::Hunt { target, time, seed }) => hunt::hunt(target, Until::Time(time), seed),
        Ok(Order::Replay { target, file }) => replay(target, &file),
        Err(wrong) => Err(Finding::other(wrong)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(finding) => {
            eprintln!("{finding}");
            ExitCode::FAILURE
        }
    }
}

/// As the other test targets list their tests.
fn list() {
    for target in TARGETS {
        println!("{}: test", target.name);
    }
}

fn check(words: &[String]) -> Result<(), Finding> {
    let asked =
        |target: &Target| words.is_empty() || words.iter().any(|word| target.name.contains(word));
    for target in TARGETS.into_iter().filter(asked) {
        hunt::hunt(target, Until::Inputs(MUTATIONS), 0)?;
    }
    Ok(())
}

fn replay(target: Target, file: &Path) -> Result<(), Finding> {
    let input =
        fs::read(file).map_err(|error| Finding::other(format!("{}: {error}", file.display())))?;
    let watchdog = watchdog::start(target);
    match watchdog.watched(&input) {
        Ok(_) => {
            println!("{}: {} bytes went well", target.name, input.len());
            Ok(())
        }
        Err(panic) => Err(Finding::of(target, &input, &panic, file)),
    }
}
