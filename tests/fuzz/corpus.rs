//! Files become the inputs to start from, and findings become files.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::Target;

/// The inputs that a target starts from: its own seeds, and the saved ones in the order of their names.
pub(crate) fn saved(target: Target) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = folder("corpus").join(target.name);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    files.sort();
    let saved = files.into_iter().map(|file| {
        let input = fs::read(&file).expect("an input can be read");
        (file, input)
    });
    (target.seeds)().into_iter().chain(saved).collect()
}

/// Keeps an input that a target does not survive, and says where. The folder is not committed: once mended,
/// the input goes into the corpus.
pub(crate) fn save_finding(target: Target, input: &[u8]) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    let name = format!("{}-{:016x}{}", target.name, hasher.finish(), target.ending);
    let folder = folder("findings");
    let file = folder.join(name);
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, input));
    if let Err(error) = written {
        eprintln!("{}: {error}; the input is {input:?}", file.display());
    }
    file
}

/// Keeps an input that showed something new, for other tools.
pub(crate) fn save_kept(target: Target, folder: &Path, number: usize, input: &[u8]) {
    let file = folder.join(format!("{number:05}{}", target.ending));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&file, input));
    written.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// Keeps the input that is run, for when the process does not outlive it.
pub(crate) fn save_running(target: Target, input: &[u8]) {
    let file = running(target);
    if fs::write(&file, input).is_err() {
        // The folder is made by the first; where none can be made, hunts go on without.
        let _ = fs::create_dir_all(folder("findings")).and_then(|()| fs::write(&file, input));
    }
}

pub(crate) fn forget_running(target: Target) {
    // When it cannot be removed, it is never read either.
    let _ = fs::remove_file(running(target));
}

fn running(target: Target) -> PathBuf {
    folder("findings").join(format!("{}-running{}", target.name, target.ending))
}

pub(crate) fn how_to_run(target: Target, file: &Path) -> String {
    format!(
        "run it alone: cargo xtask fuzz {} --input {}\nonce mended, move it to tests/fuzz/corpus/{}/",
        target.name,
        file.display(),
        target.name,
    )
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join(name)
}
