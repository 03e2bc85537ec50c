//! Wanted files against a folder: what differs, and making it so, whole or not at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io, process};

/// What to do so that a folder holds the wanted files and, in the owned folders, nothing else.
pub(crate) struct Plan<'w> {
    root: PathBuf,
    /// Files that are missing or whose text differs.
    pub(crate) changed: Vec<(PathBuf, &'w str)>,
    /// Files that nobody wants.
    pub(crate) orphans: Vec<PathBuf>,
    /// How many files are as they should be.
    pub(crate) unchanged: usize,
}

impl<'w> Plan<'w> {
    /// Compares `wanted`, paths relative to `root`, with what is there; files below one of the `owned`
    /// folders that are not wanted are orphans.
    pub(crate) fn new(
        root: &Path,
        wanted: impl IntoIterator<Item = (PathBuf, &'w str)>,
        owned: &[&str],
    ) -> io::Result<Self> {
        let mut plan = Self {
            root: root.to_owned(),
            changed: Vec::new(),
            orphans: Vec::new(),
            unchanged: 0,
        };
        let mut names = BTreeSet::new();
        for (path, text) in wanted {
            match fs::read(root.join(&path)) {
                Ok(bytes) if bytes == text.as_bytes() => plan.unchanged += 1,
                Ok(_) => plan.changed.push((path.clone(), text)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    plan.changed.push((path.clone(), text));
                }
                Err(error) => return Err(at(&root.join(&path), &error)),
            }
            names.insert(path);
        }
        for folder in owned {
            files_below(root, Path::new(folder), &mut plan.orphans)?;
        }
        plan.orphans.retain(|path| !names.contains(path));
        plan.orphans.sort();
        Ok(plan)
    }

    pub(crate) fn is_done(&self) -> bool {
        self.changed.is_empty() && self.orphans.is_empty()
    }

    /// Writes every new text beside its place first, and only then puts all of them there: when the disk
    /// is full or a folder is read-only, the files stay as they were.
    pub(crate) fn apply(&self) -> io::Result<()> {
        let mut staged = Vec::with_capacity(self.changed.len());
        for (path, text) in &self.changed {
            match stage(&self.root.join(path), text) {
                Ok(new) => staged.push(new),
                Err(error) => {
                    for (temporary, _) in staged {
                        // The first error is the one to tell; a file that cannot be removed is only litter.
                        let _ = fs::remove_file(temporary);
                    }
                    return Err(error);
                }
            }
        }
        for (temporary, place) in &staged {
            fs::rename(temporary, place).map_err(|error| at(place, &error))?;
        }
        for orphan in &self.orphans {
            let path = self.root.join(orphan);
            fs::remove_file(&path).map_err(|error| at(&path, &error))?;
            remove_empty_folders(path.parent(), &self.root);
        }
        Ok(())
    }
}

fn stage(place: &Path, text: &str) -> io::Result<(PathBuf, PathBuf)> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
    }
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let temporary = place.with_file_name(format!(".{name}.{}.new", process::id()));
    fs::write(&temporary, text).map_err(|error| {
        let _ = fs::remove_file(&temporary);
        at(place, &error)
    })?;
    Ok((temporary, place.to_owned()))
}

fn files_below(root: &Path, folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(at(&root.join(folder), &error)),
    };
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            files_below(root, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

fn remove_empty_folders(mut folder: Option<&Path>, root: &Path) {
    while let Some(path) = folder.filter(|path| *path != root) {
        // It is not empty: somebody else's files are in it, and it stays.
        if fs::remove_dir(path).is_err() {
            return;
        }
        folder = path.parent();
    }
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::Plan;

    fn plan<'w>(root: &Path, wanted: &[(&str, &'w str)]) -> Plan<'w> {
        let wanted: Vec<_> = wanted
            .iter()
            .map(|(path, text)| (PathBuf::from(path), *text))
            .collect();
        Plan::new(root, wanted, &["api"]).expect("the folder can be read")
    }

    #[test]
    fn only_what_differs_is_written_and_what_is_not_wanted_goes() {
        let root = tempfile::tempdir().expect("a folder");
        plan(root.path(), &[("api/a.rs", "a"), ("api/b/c.rs", "c")])
            .apply()
            .expect("writes");
        let next = plan(root.path(), &[("api/a.rs", "a"), ("api/d.rs", "d")]);
        assert_eq!(next.unchanged, 1);
        assert_eq!(next.changed, [(PathBuf::from("api/d.rs"), "d")]);
        assert_eq!(next.orphans, [PathBuf::from("api/b/c.rs")]);
        next.apply().expect("writes");
        assert!(
            !root.path().join("api/b").exists(),
            "an empty folder is removed with its last file"
        );
        assert!(plan(root.path(), &[("api/a.rs", "a"), ("api/d.rs", "d")]).is_done());
    }

    #[test]
    fn files_outside_the_owned_folders_are_nobody_s_orphans() {
        let root = tempfile::tempdir().expect("a folder");
        fs::write(root.path().join("mine.rs"), "mine").expect("writes");
        assert!(plan(root.path(), &[]).orphans.is_empty());
    }

    #[test]
    fn nothing_is_changed_when_one_file_cannot_be_written() {
        let root = tempfile::tempdir().expect("a folder");
        plan(root.path(), &[("api/a.rs", "old")])
            .apply()
            .expect("writes");
        // A file stands where a folder is needed.
        fs::write(root.path().join("api/b"), "file").expect("writes");
        let wanted = [
            (PathBuf::from("api/a.rs"), "new"),
            (PathBuf::from("api/b/c.rs"), "c"),
        ];
        let outcome = Plan::new(root.path(), wanted, &[]).and_then(|plan| plan.apply());
        assert!(outcome.is_err());
        assert_eq!(
            fs::read_to_string(root.path().join("api/a.rs")).expect("reads"),
            "old"
        );
        let left = fs::read_dir(root.path().join("api"))
            .expect("reads")
            .count();
        assert_eq!(left, 2, "no temporary file is left behind");
    }
}
