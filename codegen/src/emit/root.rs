//! The generated modules become one list, with what is public at the root of the crate.

use quote::quote;

use super::docs::{Doc, code};
use super::feature::gate;
use super::file::{Source, formatted};
use super::{File, Options, client, operation};
use crate::ir::Api;

pub(super) fn file(api: &Api, options: &Options) -> File {
    let about = Doc::of(
        &api.docs,
        &format!("{}, version {}.", code(&api.title), code(&api.version)),
    );
    let mut source = Source::new(options, &about.section(table(api)));
    source.gap();
    // Clippy has nothing against globs in tests, where an expectation would not be met.
    source.line("#![cfg_attr(not(test), expect(clippy::wildcard_imports, reason = \"`generated` is all that it uses\"))]");
    source.gap();
    for (index, group) in api.groups.iter().enumerate() {
        if let Some(gate) = gate(api, index) {
            source.line(&gate);
        }
        source.line(&format!("pub mod {};", group.module));
    }
    source.line("pub mod types;");
    source.gap();
    source.line("mod client;");
    source.line("#[cfg(feature = \"testing\")]");
    source.line("mod examples;");
    let names: Vec<_> = client::public(api).collect();
    if !names.is_empty() {
        source.gap();
        source.line(formatted(quote!(pub use self::client::{#(#names),*};)).trim_end());
    }
    source.finish("mod.rs".to_owned())
}

/// More rows than these are no table that anybody reads: its group has each call.
const MOST_CALLS: usize = 2_000;

/// Every call and its request, or how many calls each group has.
fn table(api: &Api) -> Vec<String> {
    let calls: usize = api.groups.iter().map(|group| group.operations.len()).sum();
    if calls > MOST_CALLS {
        let heads = ["| group | calls |".to_owned(), "|---|---|".to_owned()];
        let groups = api.groups.iter();
        let rows = groups.map(|group| {
            let count = group.operations.len();
            format!("| [`{}`]({0}) | {count} |", group.module)
        });
        return heads.into_iter().chain(rows).collect();
    }
    let mut rows = vec!["| call | request |".to_owned(), "|---|---|".to_owned()];
    for group in &api.groups {
        for called in &group.operations {
            let request =
                format!("{} {}", operation::word(&called.method), called.path).replace('|', "\\|");
            rows.push(format!(
                "| `{}().{}` | {} |",
                group.accessor,
                called.method_name,
                code(&request)
            ));
        }
    }
    rows
}
