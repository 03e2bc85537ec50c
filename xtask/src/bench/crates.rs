//! A document becomes the crates that are compiled side by side: ours, the yardstick, and a user's of each.

use std::fs;
use std::path::Path;
use std::process::Command;

use codegen::Value;

use super::documents::Document;
use super::output::removed;
use crate::failure::Failure;
use crate::reader::{Reach, Reader};

/// What is compared.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Ours,
    Yardstick,
}

impl Side {
    pub(super) const ALL: [Self; 2] = [Self::Ours, Self::Yardstick];

    /// The name of the crate; a user's is called like it.
    pub(super) fn package(self) -> &'static str {
        match self {
            Self::Ours => "measured",
            Self::Yardstick => "yardstick",
        }
    }

    /// Where the crate is, or a user's of it.
    pub(super) fn folder(self, user: bool) -> String {
        let package = self.package();
        if user {
            format!("user-of-{package}")
        } else {
            package.to_owned()
        }
    }
}

/// What the yardstick depends on: the same `reqwest` as ours, and what it needs besides.
const MANIFEST: &str = r#"[package]
name = "yardstick"
version = "0.1.0"
edition = "2024"

[dependencies]
reqwest = { version = "0.13", default-features = false, features = ["charset", "http2", "json", "query", "rustls-no-provider", "system-proxy"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

/// Writes the four crates into a folder, and gives the values that models can be made of.
pub(super) fn write(
    program: &Path,
    document: &Document,
    folder: &Path,
) -> Result<Vec<Value>, Failure> {
    let root = document.path.to_string_lossy().replace('\\', "/");
    let mut reader = Reader::new(Path::new(""), &document.path, Reach::Folder)?;
    let made = codegen::yardstick(root.as_str(), &mut |path| reader.read(path));
    let Some(made) = made else {
        let message = format!(
            "{} has errors; `cargo xtask generate` shows them",
            document.name
        );
        return Err(Failure::Other(message));
    };
    ours(program, document, &folder.join(Side::Ours.folder(false)))?;
    let yardstick = folder.join(Side::Yardstick.folder(false));
    text(&yardstick.join("Cargo.toml"), MANIFEST)?;
    for file in &made.files {
        text(&yardstick.join(&file.path), &file.text)?;
    }
    user(Side::Ours, &made.user_of_ours, folder)?;
    user(Side::Yardstick, &made.user, folder)?;
    Ok(made.values)
}

fn ours(program: &Path, document: &Document, out: &Path) -> Result<(), Failure> {
    let mut command = Command::new(program);
    command
        .args(["generate", "--message-format", "short", "--spec"])
        .arg(&document.path);
    command
        .arg("--out")
        .arg(out)
        .args(["--name", Side::Ours.package()]);
    let output = command
        .output()
        .map_err(|error| Failure::other("xtask", error))?;
    if output.status.success() {
        Ok(())
    } else {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(Failure::Other(said))
    }
}

fn user(side: Side, code: &str, folder: &Path) -> Result<(), Failure> {
    let (package, place) = (side.package(), folder.join(side.folder(true)));
    // A body that may be anything is a value of this crate; ours has a type for that.
    let json = match side {
        Side::Ours => "",
        Side::Yardstick => "serde_json = \"1\"\n",
    };
    let manifest = format!(
        "[package]\nname = \"user-of-{package}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{json}{package} = {{ path = \"../{package}\" }}\n"
    );
    text(&place.join("Cargo.toml"), &manifest)?;
    text(&place.join("src").join("lib.rs"), code)
}

pub(super) fn text(place: &Path, text: &str) -> Result<(), Failure> {
    let written = match place.parent() {
        Some(folder) => fs::create_dir_all(folder).and_then(|()| fs::write(place, text)),
        None => fs::write(place, text),
    };
    written.map_err(|error| Failure::other(&place.display().to_string(), error))
}

/// Removes what was built of these crates, and keeps what they depend on.
pub(super) fn cleaned(target: &Path) -> Result<(), Failure> {
    for profile in ["debug", "release"] {
        for folder in ["deps", ".fingerprint"] {
            let folder = target.join(profile).join(folder);
            let Ok(entries) = folder.read_dir() else {
                continue;
            };
            for entry in entries.flatten() {
                let name = entry.file_name().to_string_lossy().replace('-', "_");
                let name = name.strip_prefix("lib").unwrap_or(&name).to_owned();
                let of = ["measured_", "yardstick_", "user_of_", "models_"];
                if !of.iter().any(|of| name.starts_with(of)) {
                    continue;
                }
                if entry.path().is_dir() {
                    removed(&entry.path())?;
                } else {
                    let path = entry.path();
                    let gone = fs::remove_file(&path);
                    gone.map_err(|error| Failure::other(&path.display().to_string(), error))?;
                }
            }
        }
    }
    Ok(())
}
