//! Bytes become calls of the client that must end well, or in a typed error, and documents that must become a client
//! or located errors: never in a panic, never not at all.
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
#[path = "fuzz/documents/mod.rs"]
mod documents;
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
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use crate::chance::Chance;
use crate::hunt::{Finding, Until};
use crate::order::Order;

/// Whether a smaller input still fails.
type Fails<'f> = dyn FnMut(&[u8]) -> bool + 'f;

/// What inputs are given to.
#[derive(Clone, Copy)]
struct Target {
    name: &'static str,
    /// Holds what it sees against what must always be so, and panics when it is not.
    run: fn(&[u8]),
    /// Inputs to start from beside the saved ones, with the files that they are in.
    seeds: fn() -> Vec<(PathBuf, Vec<u8>)>,
    /// One of the inputs, changed by chance.
    mutated: fn(&[Vec<u8>], &mut Chance) -> Vec<u8>,
    /// An input that still fails, made smaller as its kind can be, before its bytes are left out.
    smaller: fn(&[u8], &mut Fails<'_>) -> Vec<u8>,
    /// How long an input may take.
    patience: Duration,
    /// How the names of files with such inputs end.
    ending: &'static str,
    /// How many mutations it gets in `cargo test`.
    mutations: u64,
}

impl Target {
    const fn of_bytes(name: &'static str, run: fn(&[u8])) -> Self {
        Self {
            name,
            run,
            seeds: Vec::new,
            mutated: mutation::of,
            smaller: |input, _| input.to_vec(),
            patience: Duration::from_secs(5),
            ending: "",
            mutations: 2_000,
        }
    }
}

const TARGETS: [Target; 8] = [
    Target::of_bytes("base_urls", base_urls::run),
    Target::of_bytes("decoding", decoding::run),
    Target {
        seeds: documents::seeds,
        mutated: documents::mutated,
        smaller: documents::smaller,
        patience: documents::PATIENCE,
        ending: ".yaml",
        // Documents take a hundred times as long as tokens.
        mutations: 1_000,
        ..Target::of_bytes("documents", documents::run)
    },
    Target::of_bytes("errors", errors::run),
    Target {
        seeds: documents::overlays,
        mutated: documents::mutated,
        smaller: documents::smaller,
        patience: documents::PATIENCE,
        ending: ".yaml",
        // Some of them use up what their budget allows.
        mutations: 100,
        ..Target::of_bytes("overlays", documents::run_overlay)
    },
    Target::of_bytes("paths", paths::run),
    Target::of_bytes("retry_after", retry_after::run),
    Target::of_bytes("tokens", tokens::run),
];

fn main() -> ExitCode {
    trial::quiet();
    let outcome = match order::read(std::env::args().skip(1)) {
        Ok(Order::List) => {
            list();
            Ok(())
        }
        Ok(Order::Check(words)) => check(&words),
        Ok(Order::Hunt {
            target,
            time,
            seed,
            keep,
        }) => hunt::hunt(target, Until::Time(time), seed, keep.as_deref()),
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
        hunt::hunt(target, Until::Inputs(target.mutations), 0, None)?;
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
