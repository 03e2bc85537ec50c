//! x
mod docs;
mod file;
mod types;

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
