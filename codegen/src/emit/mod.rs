//! The client as it was decided becomes the files of its crate. Nothing here can fail.

mod alias;
mod answers;
mod arguments;
mod choice;
mod client;
mod code;
mod credential;
mod deprecation;
mod docs;
mod example;
mod examples;
pub(crate) mod feature;
mod file;
mod group;
pub(crate) mod harness;
mod headers;
pub(crate) mod krate;
mod layout;
mod literal;
mod long;
mod method;
mod models;
mod newtype;
mod operation;
mod pages;
mod record;
mod root;
mod sample;
#[cfg(test)]
mod sample_api;
mod series;
mod setter;
mod tests;
mod types;
mod union;
mod wait;
mod written;

// What is compiled beside the client in benchmarks names the client's own things.
pub(crate) use self::arguments::required;
pub(crate) use self::sample::json;
pub(crate) use self::types::{Place, text};

use crate::ir::Api;

/// A file of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the folder of the generated code: `types/mod.rs`.
    pub path: String,
    pub text: String,
}

/// What the description does not say.
#[derive(Clone, Debug)]
pub struct Options {
    /// The package: `scalingo`.
    pub crate_name: String,
    /// Whether tests are made from the description's examples.
    pub tests: bool,
    /// The command that makes the files, as their headers name it.
    pub regenerate: String,
}

/// Every file of the generated code, in a fixed order.
#[must_use]
pub(crate) fn files(api: &Api, options: &Options) -> Vec<File> {
    let mut files = vec![root::file(api, options), client::file(api, options)];
    for group in &api.groups {
        files.extend(group::files(api, group, options));
    }
    let chapters = models::chapters(api);
    files.extend(models::files(api, &chapters, options));
    files.extend(examples::files(api, &chapters, options));
    if options.tests {
        files.extend(tests::files(api, options));
    }
    files
}

/// A name with its article: `` An `Addon` ``.
fn article(name: &str) -> String {
    let article = if indefinite(name) == "an" { "An" } else { "A" };
    format!("{article} `{name}`")
}

fn indefinite(name: &str) -> &'static str {
    if name.starts_with(['A', 'E', 'I', 'O', 'a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    }
}

#[cfg(test)]
mod emitted {
    use super::{File, files, sample_api};

    #[test]
    fn every_file_is_rust() {
        for File { path, text } in files(&sample_api::api(), &sample_api::options()) {
            assert!(syn::parse_file(&text).is_ok(), "{path}: {text}");
        }
    }

    #[test]
    fn the_same_api_gives_the_same_files() {
        let (api, options) = (sample_api::api(), sample_api::options());
        assert_eq!(files(&api, &options), files(&api, &options));
    }
}
