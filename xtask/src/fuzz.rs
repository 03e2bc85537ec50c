//! `cargo xtask fuzz`: a target is given mutated inputs until time is up or one is not survived.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::SystemTime;

use clap::Args;

use crate::cargo::{self, Target};
use crate::failure::Failure;
use crate::terminal;

/// Where each target has the inputs that it starts from.
const CORPUS: &str = "tests/fuzz/corpus";

/// Where what was found is put, and what is running.
const FINDINGS: &str = "tests/fuzz/findings";

#[derive(Args)]
pub(crate) struct Fuzz {
    /// The target.
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// Names the targets.
    #[arg(long, conflicts_with_all = ["name", "input"])]
    list: bool,
    /// For how long.
    #[arg(long, value_name = "N", default_value_t = 5.0)]
    minutes: f64,
    /// Where chance begins: the same seed gives the same inputs. Another one each time unless given.
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    /// A folder for every input that showed something new: documents can go on to `cargo xtask corpus`.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Runs this one input instead.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Fuzz) -> Result<(), Failure> {
    let targets = cargo::folders(&cargo::root().join(CORPUS))
        .map_err(|error| Failure::other(CORPUS, error))?;
    let Some(name) = &arguments.name else {
        println!("{}", targets.join("\n"));
        return Ok(());
    };
    if !targets.contains(name) {
        let known = targets.join(", ");
        let message = format!("there is no fuzz target `{name}`; there are {known}");
        return Err(Failure::Other(message));
    }
    let arguments: Vec<OsString> = if let Some(file) = &arguments.input {
        let file = file
            .canonicalize()
            .map_err(|error| Failure::other(&file.display().to_string(), error))?;
        vec!["--replay".into(), name.into(), file.into()]
    } else {
        let seed = arguments.seed.unwrap_or_else(seed_of_now);
        let minutes = arguments.minutes;
        terminal::status("Fuzzing", &format!("{name}, {minutes} min, seed {seed}"));
        let (minutes, seed) = (minutes.to_string(), seed.to_string());
        let mut words = vec!["--hunt".into(), name.into(), minutes.into(), seed.into()];
        if let Some(folder) = &arguments.keep {
            let folder = std::path::absolute(folder)
                .map_err(|error| Failure::other(&folder.display().to_string(), error))?;
            words.push(folder.into());
        }
        words
    };
    cargo::run(Target::Test("fuzz"), &arguments).inspect_err(|_| tell_what_ran(name))
}

/// A process that overflows its stack, or is ended, cannot say what it ran.
fn tell_what_ran(name: &str) {
    let begin = format!("{name}-running");
    let files = cargo::root().join(FINDINGS).read_dir().into_iter();
    let names = files.flatten().flatten().map(|file| file.file_name());
    let running = names.map(|file| file.to_string_lossy().into_owned());
    for file in running.filter(|file| file.starts_with(&begin)) {
        let input = format!("{FINDINGS}/{file}");
        terminal::status(
            "Running",
            &format!("{input} when it ended; alone: cargo xtask fuzz {name} --input {input}"),
        );
    }
}

fn seed_of_now() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
