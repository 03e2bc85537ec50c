//! A member that is not positional becomes a setter of the record that requests carry.

use super::deprecation::Deprecation;
use super::docs::{Doc, code};
use super::layout::signature;
use super::types::{self, Place, Taken};
use crate::ir::{Api, Field, Presence, Record, Way};
use crate::naming::Ident;

pub(super) fn of_record(api: &Api, record: &Record) -> Vec<String> {
    let mut setters = Vec::new();
    // What the API sets is nobody else's to set.
    let fields = record.fields.iter();
    for field in fields.filter(|field| field.way != Way::Answers) {
        match field.presence {
            Presence::Required | Presence::Nullable => {}
            Presence::Optional => setters.push(setter(api, field, "Some")),
            Presence::OptionalNullable => {
                setters.push(setter(api, field, "Nullable::Value"));
                setters.push(clearing(field));
            }
        }
    }
    setters.extend(record.rest.as_ref().map(|rest| {
        let docs = Doc::ours("Sets the members with other names.");
        let name = &rest.name;
        let ty = types::text(api, &rest.ty, Place::Inside);
        let taken = format!("impl Into<BTreeMap<String, {ty}>>");
        function(&docs, "", name, &taken, &format!("{name}.into()"))
    }));
    setters
}

fn setter(api: &Api, field: &Field, wrapper: &str) -> String {
    let docs = Doc::of(
        &field.docs,
        &format!("Sets the {} member.", code(&field.wire)),
    );
    let deprecated = Deprecation::of(field.deprecated).line_of_user();
    let name = &field.name;
    let taken = Taken::by_setter(api, &field.ty);
    let ty = taken.ty(types::text(api, &field.ty, Place::Inside));
    let value = format!("{wrapper}({})", taken.value(name));
    function(&docs, &deprecated, name, &ty, &value)
}

fn function(docs: &Doc, deprecated: &str, name: &Ident, ty: &str, value: &str) -> String {
    let arguments = ["mut self".to_owned(), format!("{name}: {ty}")];
    let signature = signature(name.as_str(), &arguments, "Self");
    format!(
        "{docs}{deprecated}#[must_use]
{signature}
    self.{name} = {value};
    self
}}"
    )
}

/// Sends null.
fn clearing(field: &Field) -> String {
    let docs = Doc::ours(&format!("Sends null as {}.", code(&field.wire)));
    let deprecated = Deprecation::of(field.deprecated).line_of_user();
    let Field { name, clear, .. } = field;
    format!(
        "{docs}{deprecated}#[must_use]
pub fn {clear}(mut self) -> Self {{
    self.{name} = Nullable::Null;
    self
}}"
    )
}
