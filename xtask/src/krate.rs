//! A whole crate for another document: manifest, door, runtime and `src/api`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use codegen::{FEATURES_BEGIN, FEATURES_END, Input, Part};

use crate::arguments::Generate;
use crate::failure::Failure;
use crate::generate::{self, OWNED, api_files, show};
use crate::manifest::with_features;
use crate::reader::{Reach, Reader};
use crate::tree::Plan;
use crate::{runtime, terminal};

pub(crate) fn generate(
    arguments: &Generate,
    spec: &Path,
    out: &Path,
    name: &str,
) -> Result<(), Failure> {
    check_name(name)?;
    let standing = standing(out)?;
    let options = codegen::Options {
        crate_name: name.to_owned(),
        tests: arguments.tests,
        regenerate: format!("{} --spec … --out … --name {name}", generate::COMMAND),
    };
    let reach = if arguments.allow_outside {
        Reach::Anywhere
    } else {
        Reach::Folder
    };
    let mut reader = Reader::new(Path::new(""), spec, reach)?;
    reader.may_read(&arguments.overlay);
    let outcome = codegen::generate(
        input(spec, arguments),
        &mut |path| reader.read(path),
        &options,
    );
    show(&outcome, arguments.messages)?;

    let mut runtime: Vec<_> = runtime::files().collect();
    if arguments.tests {
        runtime.extend(runtime::test_files());
    }
    let mut wanted: Vec<(PathBuf, &str)> = api_files(&outcome).collect();
    wanted.extend(
        runtime
            .iter()
            .map(|(path, text)| (path.clone(), text.as_str())),
    );
    let own = own_files(&outcome, out, standing)?;
    wanted.extend(own.iter().map(|(path, text)| (path.clone(), text.as_str())));
    let owned = [OWNED, &["src/runtime"]].concat();
    let plan = Plan::new(out, wanted, &owned).map_err(|error| {
        Failure::other(&format!("`{}` cannot be compared", out.display()), error)
    })?;
    plan.apply()
        .map_err(|error| Failure::other("the crate cannot be written", error))?;
    generate::report(&plan, &out.display().to_string());
    Ok(())
}

/// The document and what mends it.
fn input(spec: &Path, arguments: &Generate) -> Input {
    let slashed = |path: &Path| path.to_string_lossy().replace('\\', "/");
    Input {
        root: slashed(spec),
        overlays: arguments.overlay.iter().map(|path| slashed(path)).collect(),
        part: Part {
            only: arguments.only.clone(),
            exclude: arguments.exclude.clone(),
        },
        coverage: arguments.messages.coverage.is_some(),
    }
}

/// What is in the folder already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Nothing,
    /// A crate that this command wrote.
    Ours,
}

/// Refuses a folder that holds something else: the generator would mix its files into it.
fn standing(out: &Path) -> Result<Standing, Failure> {
    let cannot = |error| Failure::other(&format!("`{}` cannot be read", out.display()), error);
    let mut entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(error) => return Err(cannot(error)),
    };
    if entries.next().is_none() {
        return Ok(Standing::Nothing);
    }
    match fs::read_to_string(out.join("Cargo.toml")) {
        Ok(manifest) if manifest.contains(FEATURES_BEGIN) && manifest.contains(FEATURES_END) => {
            Ok(Standing::Ours)
        }
        Ok(_) | Err(_) => Err(Failure::Other(format!(
            "`{}` holds something that this command did not write; give a new or an empty folder",
            out.display()
        ))),
    }
}

/// Manifest, door and page: written when absent. Somebody may have changed them since, so a difference is
/// said and left; in the manifest, the lines between the markers stay the generator's.
fn own_files(
    outcome: &codegen::Outcome,
    out: &Path,
    standing: Standing,
) -> Result<Vec<(PathBuf, String)>, Failure> {
    let mut wanted = Vec::new();
    for file in &outcome.own {
        let place = out.join(&file.path);
        let there = match standing {
            Standing::Nothing => None,
            Standing::Ours => read(&place)?,
        };
        match there {
            None => wanted.push((PathBuf::from(&file.path), file.text.clone())),
            Some(text) => {
                let mended = with_features(&text, &file.text);
                if mended != file.text {
                    let message =
                        format!("{}: it differs from what would be written new", file.path);
                    terminal::status("Kept", &message);
                }
                wanted.push((PathBuf::from(&file.path), mended));
            }
        }
    }
    Ok(wanted)
}

fn read(place: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(place) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::other(
            &format!("`{}` cannot be read", place.display()),
            error,
        )),
    }
}

/// Rust's own crates, and its keywords: cargo takes some of them, and then nothing can name the crate.
#[rustfmt::skip]
const TAKEN: &[&str] = &[
    "abstract", "alloc", "as", "async", "await", "become", "box", "break", "const", "continue", "core",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in",
    "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "proc-macro", "proc_macro",
    "pub", "ref", "return", "self", "Self", "static", "std", "struct", "super", "test", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Cargo's rule for names, said before anything is made.
fn check_name(name: &str) -> Result<(), Failure> {
    let legal = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || "-_".contains(char));
    if !legal {
        return Err(Failure::Other(format!(
            "`{name}` cannot name a crate; take letters, digits, `-` and `_`, a letter first: `--name petstore`"
        )));
    }
    if TAKEN.contains(&name) {
        return Err(Failure::Other(format!(
            "`{name}` cannot name a crate, because Rust has it for itself; take another: `--name {name}-client`"
        )));
    }
    Ok(())
}
