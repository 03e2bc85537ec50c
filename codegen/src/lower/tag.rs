//! A discriminator tells the variants of a union apart.

use crate::diagnostic::Code;
use crate::ir::{Fixed, JsonKind, Members, Pick, Type};
use crate::naming::pascal;
use crate::openapi::Discriminator;

use super::candidate::{Candidate, Picked, Shape, Sign};
use super::form;
use super::formed::Form;
use super::peeled::{Peeled, peel};
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
    let default = discriminator.default.as_ref();
    let default = default.map(|reference| types.reference(&reference.target).ty);
    let own: Vec<Vec<String>> = candidates
        .iter()
        .map(|candidate| own_values(types, discriminator, candidate))
        .collect();
    let mut picked = Vec::with_capacity(candidates.len());
    for (position, candidate) in candidates.into_iter().enumerate() {
        if let Some(pick) = without_tag(&candidate) {
            picked.push(Picked { candidate, pick });
            continue;
        }
        if default.as_ref() == Some(&candidate.ty) {
            // Its own values lead here as well: they are none of the others'.
            let pick = Pick::Members(Members::default());
            picked.push(Picked { candidate, pick });
            continue;
        }
        let values = values(&candidate, position, &mapped, &own);
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
            pick: Pick::Tag(values, None),
        });
    }
    add_members(discriminator, &mut picked);
    warn_of_unlisted(types, discriminator, &mapped, &picked);
    if let Some(default) = default
        && picked.iter().all(|variant| variant.candidate.ty != default)
    {
        let message = "the `defaultMapping` leads to a schema that is no alternative here; other values are kept as free JSON";
        types
            .report
            .at_value(Code::NotModelled, &discriminator.id, message);
    }
    picked
}

/// The values that lead to one alternative; `own` are those that the members of all of them say.
fn values(
    candidate: &Candidate<'_>,
    position: usize,
    mapped: &[(&str, Type)],
    own: &[Vec<String>],
) -> Vec<String> {
    let leading = mapped.iter().filter(|(_, ty)| *ty == candidate.ty);
    let leading: Vec<String> = leading.map(|(value, _)| (*value).to_owned()).collect();
    if !leading.is_empty() {
        return leading;
    }
    let said = &own[position];
    let is_mapped = |value: &String| mapped.iter().any(|(mapped, _)| mapped == value);
    let is_shared = |value: &String| {
        let mut others = own.iter().enumerate();
        others.any(|(other, values)| other != position && values.contains(value))
            || is_mapped(value)
    };
    // A constant is meant, even if another has the same: then members decide.
    let is_constant = said.len() == 1 && !is_mapped(&said[0]);
    if said.is_empty() || said.iter().any(is_shared) && !is_constant {
        return named(candidate, said);
    }
    said.clone()
}

/// What is no object has no tag.
fn without_tag(candidate: &Candidate<'_>) -> Option<Pick> {
    match candidate.sign {
        Sign::Kind(JsonKind::Object) | Sign::Object(_) | Sign::Unclear => None,
        Sign::Kind(kind) => Some(Pick::Kind(kind)),
    }
}

/// Where several have the same value, or the tag may be missing, members decide: what a variant needs beside the tag.
fn add_members(discriminator: &Discriminator, picked: &mut [Picked<'_>]) {
    let tag = &discriminator.property;
    let values: Vec<Vec<String>> = picked
        .iter()
        .map(|variant| match &variant.pick {
            Pick::Tag(values, _) => values.clone(),
            Pick::Kind(_) | Pick::Members(_) => Vec::new(),
        })
        .collect();
    for (position, variant) in picked.iter_mut().enumerate() {
        let (Pick::Tag(own, members), Sign::Object(shape)) =
            (&mut variant.pick, &variant.candidate.sign)
        else {
            continue;
        };
        let needed: Vec<String> = shape
            .needed
            .iter()
            .filter(|name| *name != tag)
            .cloned()
            .collect();
        let fixed = shape
            .fixed
            .iter()
            .filter(|fixed| fixed.wire != *tag)
            .cloned();
        let mut others = values
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != position);
        let is_shared = others.any(|(_, values)| own.iter().any(|value| values.contains(value)));
        let may_be_missing = !shape.needed.contains(tag) && !needed.is_empty();
        if is_shared || may_be_missing {
            *members = Some(Members {
                needed: shape.needed.clone(),
                fixed: fixed.collect(),
                typical: Vec::new(),
            });
        }
    }
}

/// A member that every object among the alternatives requires, with values that no other has, tells
/// them apart as well as a discriminator.
pub(super) fn implied(candidates: &[Candidate<'_>]) -> Option<String> {
    let shapes: Vec<&Shape<'_>> = candidates
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
    match form::resolved(nodes, candidate.schema).map(|formed| formed.form) {
        Some(Form::Union(_, Some(own))) if own.property == tag.property => {
            own.mapping.iter().map(|(value, _)| value.clone()).collect()
        }
        Some(Form::Record(merged)) => {
            let schemas = merged.properties.get(tag.property.as_str());
            let schema = schemas.and_then(|schemas| schemas.last());
            let formed = schema.and_then(|schema| form::resolved(nodes, schema));
            match formed.map(|formed| formed.form) {
                Some(Form::Choice(values, _)) => {
                    values.into_iter().map(|value| value.wire).collect()
                }
                Some(_) | None => Vec::new(),
            }
        }
        Some(_) | None => Vec::new(),
    }
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
