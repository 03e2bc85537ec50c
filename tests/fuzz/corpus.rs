//! Files become the inputs to start from, and findings become files.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Seek as _, Write as _};
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

/// Where the input that is run stands, for when the process does not outlive it. Nothing where none can be made:
/// hunts go on without.
pub(crate) struct Running {
    path: PathBuf,
    file: Option<File>,
}

impl Running {
    pub(crate) fn new(target: Target) -> Self {
        let path = running(target);
        let made = fs::create_dir_all(folder("findings")).and_then(|()| File::create(&path));
        Self {
            path,
            file: made.ok(),
        }
    }

    /// One file stays open for all: made anew for each, it would take longer than the input.
    pub(crate) fn save(&mut self, input: &[u8]) {
        let Some(file) = &mut self.file else { return };
        let written = file.rewind().and_then(|()| file.write_all(input));
        if written
            .and_then(|()| file.set_len(input.len() as u64))
            .is_err()
        {
            self.file = None;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // When it cannot be removed, it is never read either.
        let _ = fs::remove_file(&self.path);
    }
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
