//! An object with described members becomes a record.

use std::collections::HashSet;

use crate::diagnostic::Code;
use crate::ir::{Field, Presence, Record, Rest, Type};
use crate::naming::{Scope, pascal, snake};
use crate::openapi::{Schema, SchemaType};

use super::docs;
use super::merged::Merged;
use super::types::{Hint, Origin, Types};

/// The record, and where each of its members is written.
pub(super) fn make<'a>(
    types: &mut Types<'a>,
    schema: &'a Schema,
    merged: &Merged<'a>,
    hint: Hint<'_>,
) -> (Record, Vec<Origin>) {
    warn_of_undescribed(types, merged);
    let required: HashSet<&str> = merged
        .required
        .iter()
        .map(|word| word.name.as_str())
        .collect();
    let mut scope = Scope::fields();
    reserve_clearers(&mut scope, merged, &required);
    let mut fields = Vec::with_capacity(merged.properties.len());
    let mut origins = Vec::with_capacity(merged.properties.len());
    for (wire, schemas) in &merged.properties {
        let Some(last) = schemas.last() else { continue };
        let part = format!("{}{}", hint.part, pascal(wire));
        let usage = types.usage_of_all(
            schemas,
            Hint {
                owner: hint.owner,
                part: &part,
            },
        );
        let name = types.report.ident(scope.name(wire), &last.id);
        fields.push(Field {
            wire: (*wire).to_owned(),
            name,
            docs: field_docs(types, schemas),
            deprecated: schemas.iter().any(|schema| schema.deprecated),
            presence: presence(required.contains(wire), usage.nullable, &usage.ty),
            ty: usage.ty,
        });
        origins.push(Origin {
            node: last.id.clone(),
            read_only: schemas.iter().any(|schema| schema.read_only),
            write_only: schemas.iter().any(|schema| schema.write_only),
        });
    }
    let rest = rest(types, merged, hint).map(|ty| Rest {
        name: types.report.ident(scope.name("additional"), &schema.id),
        ty,
    });
    (Record { fields, rest }, origins)
}

/// Free JSON has a null of its own.
fn presence(required: bool, nullable: bool, ty: &Type) -> Presence {
    match (required, nullable && *ty != Type::Json) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}

fn rest<'a>(types: &mut Types<'a>, merged: &Merged<'a>, hint: Hint<'_>) -> Option<Type> {
    if merged.keeps_rest {
        return Some(Type::Json);
    }
    let part = format!("{}Value", hint.part);
    merged.rest.map(|schema| {
        types
            .usage(
                schema,
                Hint {
                    owner: hint.owner,
                    part: &part,
                },
            )
            .whole()
    })
}

/// The words of the part that inherits, else those of what it inherits from.
fn field_docs(types: &Types<'_>, schemas: &[&Schema]) -> crate::ir::Docs {
    let all = schemas
        .iter()
        .rev()
        .map(|schema| docs::of_use(types.nodes(), schema));
    all.into_iter()
        .find(|docs| !docs.summary.is_empty() || !docs.text.is_empty())
        .unwrap_or_default()
}

/// `clear_note` empties `note`, so no other member may be called that.
fn reserve_clearers(scope: &mut Scope, merged: &Merged<'_>, required: &HashSet<&str>) {
    for wire in merged.properties.keys() {
        let clearer = format!("clear_{}", snake(wire));
        if !required.contains(wire)
            && merged
                .properties
                .keys()
                .any(|other| snake(other) == clearer)
        {
            scope.reserve(&clearer);
        }
    }
}

fn warn_of_undescribed(types: &mut Types<'_>, merged: &Merged<'_>) {
    if merged.kinds.as_slice() != [SchemaType::Object] {
        return;
    }
    for word in &merged.required {
        if !merged.properties.contains_key(word.name.as_str()) {
            let message = format!("`{}` is required and not among the `properties`", word.name);
            types
                .report
                .at_value(Code::UndescribedRequired, &word.id, message);
        }
    }
}
