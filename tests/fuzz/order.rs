//! The arguments of the target become what is to be done.

use std::path::PathBuf;
use std::time::Duration;

use crate::{TARGETS, Target};

/// What is to be done.
pub(crate) enum Order {
    /// Name the targets.
    List,
    /// The saved inputs and a few mutations, of the targets that have one of these words in their names.
    Check(Vec<String>),
    /// Mutations, for so long.
    Hunt {
        target: Target,
        time: Duration,
        seed: u64,
        /// Where inputs go that showed something new.
        keep: Option<PathBuf>,
    },
    /// One input.
    Replay { target: Target, file: PathBuf },
}

/// Reads `--list`, `--hunt NAME MINUTES SEED [FOLDER]`, `--replay NAME FILE`, or names as the other test targets take
/// them, whose other flags mean nothing here.
pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Order, String> {
    let arguments: Vec<String> = arguments.collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--list", ..] => Ok(Order::List),
        ["--hunt", name, minutes, seed, keep @ ..] => Ok(Order::Hunt {
            target: target(name)?,
            time: Duration::try_from_secs_f64(number::<f64>(minutes)? * 60.0)
                .map_err(|error| format!("{minutes} minutes: {error}"))?,
            seed: number(seed)?,
            keep: keep.first().map(PathBuf::from),
        }),
        ["--replay", name, file] => Ok(Order::Replay {
            target: target(name)?,
            file: file.into(),
        }),
        words => Ok(Order::Check(names(words))),
    }
}

/// The words that are neither flags nor what belongs to one.
fn names(words: &[&str]) -> Vec<String> {
    const WITH_VALUE: [&str; 4] = ["--test-threads", "--skip", "--format", "--color"];
    let mut names = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if WITH_VALUE.contains(word) {
            words.next();
        } else if !word.starts_with('-') {
            names.push((*word).to_owned());
        }
    }
    names
}

fn target(name: &str) -> Result<Target, String> {
    TARGETS
        .into_iter()
        .find(|target| target.name == name)
        .ok_or_else(|| format!("there is no target `{name}`"))
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not a number"))
}
