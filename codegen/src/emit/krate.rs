//! A name, a title and a description become what a whole crate has beside its generated code: the
//! manifest, the door and the README.

use super::File;
use super::docs::{Doc, line};
use crate::ir::Docs;

/// The client that lives in this repository; others have its dependencies and its door.
const MANIFEST: &str = include_str!("../../../generated/Cargo.toml");
const DOOR: &str = include_str!("../../../generated/src/lib.rs");

/// Between these lines the manifest belongs to the generator.
pub const FEATURES_BEGIN: &str =
    "# Features of the generated code: made by the generator, from here";
pub const FEATURES_END: &str = "# to here.";

/// What a crate is called, and what it is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    /// The package: `pet-store`.
    pub name: &'a str,
    pub title: &'a str,
    pub docs: &'a Docs,
    /// The generator's lines in the manifest.
    pub features: &'a str,
}

/// What a crate of its own has beside the generated code and the runtime.
#[must_use]
pub(crate) fn files(about: About<'_>) -> Vec<File> {
    let file = |path: &str, text| File {
        path: path.to_owned(),
        text,
    };
    vec![
        file("Cargo.toml", manifest(about)),
        file("src/lib.rs", door(about)),
        file("README.md", readme(about)),
    ]
}

/// `Cargo.toml`: a crate that stands outside of any workspace.
#[must_use]
pub(crate) fn manifest(about: About<'_>) -> String {
    let About { name, title, .. } = about;
    let description = format!(
        "Client for {}",
        title.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    let shared = MANIFEST
        .find("\n[features]")
        .map_or("", |at| &MANIFEST[at + 1..]);
    let (features, rest) = shared.split_once("\n\n").unwrap_or((shared, ""));
    let ours = features
        .split(FEATURES_BEGIN)
        .next()
        .unwrap_or_default()
        .trim_end();
    let features = format!("{ours}\n{}", about.features);
    format!(
        "[package]\nname = {name:?}\ndescription = {}\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
         exclude = [\"src/api/tests\", \"tests\"]\n\n{features}\n\n{rest}",
        basic_string(&description)
    )
}

/// `src/lib.rs`: ours, with another description above it.
#[must_use]
pub(crate) fn door(about: About<'_>) -> String {
    let docs = Doc::ours(&format!("Client for {}.", title(about)))
        .and_safe(&about.docs.summary)
        .and_safe(&about.docs.text);
    let code = DOOR
        .lines()
        .skip_while(|line| line.starts_with("//!"))
        .collect::<Vec<_>>()
        .join("\n");
    format!("{}\n{}\n", docs.inner(), code.trim())
}

/// `README.md`.
#[must_use]
pub(crate) fn readme(about: About<'_>) -> String {
    let says = match line(about.docs) {
        line if line.is_empty() => String::new(),
        line => format!("{line}\n\n"),
    };
    format!(
        "# {}\n\nClient for {}.\n\n{says}```toml\n[dependencies]\n{} = \"0.1\"\n```\n\n\
         `src/api` is generated from the OpenAPI description; change that, not these files.\n",
        about.name,
        title(about),
        about.name
    )
}

fn title(about: About<'_>) -> String {
    line(&Docs {
        summary: about.title.to_owned(),
        text: String::new(),
    })
}

/// A text as TOML quotes it.
fn basic_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{About, MANIFEST, door, manifest};
    use crate::ir::Docs;

    #[test]
    fn a_manifest_has_the_dependencies_of_ours_and_the_generators_lines() {
        let docs = Docs::default();
        let manifest = manifest(About {
            name: "pet-store",
            title: "Pets \"\n\\",
            docs: &docs,
            features: "# from\nall = []\n# to",
        });
        assert!(
            manifest.contains("description = \"Client for Pets \\\" \\\\\"\n"),
            "{manifest}"
        );
        assert!(
            manifest.contains("\n# from\nall = []\n# to\n\n[dependencies]\n"),
            "{manifest}"
        );
        assert!(!manifest.contains(".workspace"), "{manifest}");
        let dependencies = MANIFEST
            .find("[dependencies]")
            .expect("our manifest has dependencies");
        assert!(manifest.ends_with(&MANIFEST[dependencies..]));
    }

    #[test]
    fn a_door_begins_with_its_own_description() {
        let docs = Docs {
            summary: "Pets.".into(),
            text: String::new(),
        };
        let door = door(About {
            name: "pet-store",
            title: "Pets",
            docs: &docs,
            features: "# from\nall = []\n# to",
        });
        assert!(
            door.starts_with("//! Client for Pets.\n//!\n//! Pets.\n\n"),
            "{door}"
        );
        assert!(!door.contains("Scalingo"), "{door}");
    }
}
