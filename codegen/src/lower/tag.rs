//! A discriminator tells the variants of a union apart.

use crate::diagnostic::Code;
use crate::ir::{Fixed, Pick, Type};
use crate::naming::pascal;
use crate::openapi::Discriminator;

use super::candidate::{Candidate, Picked, Shape, Sign};
use super::form::{self, Form, Peeled, peel};
use super::types::Types;

/// The tag's values of each variant: as mapped, else as its own member says, else its name.
pub(super) fn pick<'a>(
    types: &mut Types<'a>,
    discriminator: &'a Discriminator,
    candidates: Vec<Candidate<'a>>,
) -> Vec<Picked<'a>> {
    let mapped: Vec<(&str, Type)> = discriminator
        .mapping
        .iter()
        .map(|(value, reference)| (value.as_str(), types.reference(&reference.target).ty))
        .collect();
    let own: Vec<Vec<String>> = candidates
        .iter()
        .map(|candidate| own_values(types, discriminator, candidate))
        .collect();
    let mut picked = Vec::with_capacity(candidates.len());
    for (position, candidate) in candidates.into_iter().enumerate() {
        let mut values: Vec<String> = mapped
            .iter()
            .filter(|(_, ty)| *ty == candidate.ty)
            .map(|(value, _)| (*value).to_owned())
            .collect();
        if values.is_empty() {
            let is_shared = |value: &String| {
                let others = own
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != position);
                others.into_iter().any(|(_, values)| values.contains(value))
                    || mapped.iter().any(|(mapped, _)| mapped == value)
            };
            values = if own[position].iter().any(is_shared) {
                named(&candidate, &own[position])
            } else {
                own[position].clone()
            };
        }
        if values.is_empty() {
            values = named(&candidate, &[]);
        }
        if values.is_empty() {
            let message = format!(
                "no value of `{}` leads to this alternative; its values are kept as free JSON",
                discriminator.property
            );
            types
                .report
                .at_value(Code::NotModelled, &candidate.schema.id, message);
            continue;
        }
        picked.push(Picked {
            candidate,
            pick: Pick::Tag(values),
        });
    }
    warn_of_unlisted(types, discriminator, &mapped, &picked);
    picked
}

/// A member that every object among the alternatives requires, with values that no other has, tells
/// them apart as well as a discriminator.
pub(super) fn implied(candidates: &[Candidate<'_>]) -> Option<String> {
    let shapes: Vec<&Shape> = candidates
        .iter()
        .filter_map(|candidate| match &candidate.sign {
            Sign::Object(shape) => Some(shape),
            Sign::Kind(_) | Sign::Unclear => None,
        })
        .collect();
    let (first, others) = shapes.split_first()?;
    if others.is_empty() {
        return None;
    }
    let tells_apart = |fixed: &&Fixed| {
        let mut seen: Vec<&String> = Vec::new();
        shapes.iter().all(|shape| {
            let own = shape.fixed.iter().find(|own| own.wire == fixed.wire);
            own.is_some_and(|own| {
                let new = own.values.iter().all(|value| !seen.contains(&value));
                seen.extend(&own.values);
                new
            })
        })
    };
    let tag = first.fixed.iter().find(tells_apart)?;
    Some(tag.wire.clone())
}

/// The values that the variant's own member has.
fn own_values(types: &Types<'_>, tag: &Discriminator, candidate: &Candidate<'_>) -> Vec<String> {
    let nodes = types.nodes();
    if let Some(formed) = form::resolved(nodes, candidate.schema)
        && let Form::Record(merged) = formed.form
        && let Some(schemas) = merged.properties.get(tag.property.as_str())
        && let Some(schema) = schemas.last()
        && let Some(formed) = form::resolved(nodes, schema)
        && let Form::Choice(values, _) = formed.form
    {
        return values.into_iter().map(|value| value.wire).collect();
    }
    Vec::new()
}

/// The name of the variant's schema, as the values that all variants share write it.
fn named(candidate: &Candidate<'_>, shared: &[String]) -> Vec<String> {
    let Peeled::Reference(target, _) = peel(candidate.schema) else {
        return Vec::new();
    };
    let name = target.pointer.last().unwrap_or_default();
    let alike = shared.iter().find(|value| pascal(value) == pascal(name));
    vec![alike.cloned().unwrap_or_else(|| name.to_owned())]
}

fn warn_of_unlisted(
    types: &mut Types<'_>,
    discriminator: &Discriminator,
    mapped: &[(&str, Type)],
    picked: &[Picked<'_>],
) {
    for (value, ty) in mapped {
        if picked.iter().all(|variant| variant.candidate.ty != *ty) {
            let message = format!(
                "the mapping of {value:?} leads to a schema that is no alternative here; such values are kept as free JSON"
            );
            types
                .report
                .at_value(Code::NotModelled, &discriminator.id, message);
        }
    }
}
