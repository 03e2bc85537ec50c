//! A schema is classified into exactly one form, before anything is made of it.

use crate::diagnostic::Code;
use crate::ir::Type;
use crate::openapi::{Nodes, Schema, SchemaType};
use crate::source::NodeId;

use super::formed::{Form, Formed, of_kind};
use super::merged::Merged;
use super::peeled::{Peeled, only_requires, peel};
use super::{alternatives, choice};

/// So many only alternatives in one another are followed.
const DEEPEST: usize = 32;

/// The form of one schema.
pub(super) fn of<'d>(nodes: &'d Nodes, schema: &'d Schema) -> Formed<'d> {
    of_one(nodes, schema, &mut Vec::new())
}

/// The form of what several schemas say together.
pub(super) fn of_all<'d>(nodes: &'d Nodes, roots: &[&'d Schema]) -> Formed<'d> {
    together(nodes, roots, &mut Vec::new())
}

/// Those that are `open` are the only alternatives around it, each of the one before.
fn of_one<'d>(nodes: &'d Nodes, schema: &'d Schema, open: &mut Vec<&'d NodeId>) -> Formed<'d> {
    match peel(schema) {
        Peeled::Reference(target, nullable) => {
            Formed::plain(Form::Reference(target)).nullable(nullable)
        }
        Peeled::Own(inner, nullable) => together(nodes, &[inner], open).nullable(nullable),
    }
}

/// The form of the only alternative: it may have the list that it stands in as a part, and be no more than that.
fn of_only<'d>(nodes: &'d Nodes, only: &'d Schema, open: &mut Vec<&'d NodeId>) -> Formed<'d> {
    if open.contains(&&only.id) {
        return Formed::unmodelled(&only.id, "this is the only alternative of itself");
    }
    if open.len() == DEEPEST {
        let message = "an only alternative of an only alternative, this deep, is not followed";
        return Formed::unmodelled(&only.id, message);
    }
    open.push(&only.id);
    let formed = of_one(nodes, only, open);
    open.pop();
    formed
}

fn together<'d>(nodes: &'d Nodes, roots: &[&'d Schema], open: &mut Vec<&'d NodeId>) -> Formed<'d> {
    let id = &roots
        .last()
        .expect("a form is asked for at least one schema")
        .id;
    let mut merged = Merged::of(nodes, roots);
    let nullable = merged.nullable;
    if let Some((one, other)) = merged.contradiction {
        return contradiction(one, other);
    }
    if merged.too_deep {
        return Formed::unmodelled(id, "inheritance this deep is not followed").nullable(nullable);
    }
    if let Some(values) = merged.values.take() {
        return choice::classify(id, &values, &merged).nullable(nullable);
    }
    merged.alternatives.retain(|set| !only_requires(set));
    if !merged.alternatives.is_empty() {
        let unkept = merged.unkept;
        let mut of_only = |only| of_only(nodes, only, open);
        let formed = alternatives::classify(nodes, id, merged, &mut of_only).nullable(nullable);
        return match unkept {
            Some(branch) => formed.remark(
                Code::NotModelled,
                &branch.id,
                "what alternatives have under a condition beside them is not among their members",
            ),
            None => formed,
        };
    }
    if let Some(heirs) = heirs(roots, &mut merged) {
        return Formed::plain(Form::Record(merged)).nullable(nullable).remark(
            Code::NotModelled,
            heirs,
            "the schemas that inherit from this one are not variants of it; their members are kept as additional ones",
        );
    }
    let mixed = merged.mixed;
    let formed = match merged.kinds.as_slice() {
        [] => Formed::plain(Form::Scalar(Type::Json)),
        [kind] => of_kind(*kind, merged),
        [SchemaType::Integer, SchemaType::Number] | [SchemaType::Number, SchemaType::Integer] => {
            of_kind(SchemaType::Number, merged)
        }
        several => Formed::plain(Form::Kinds(several.to_vec(), merged)),
    };
    let formed = formed.nullable(nullable);
    match mixed {
        Some(member) => formed.remark(
            Code::NotModelled,
            &member.id,
            "this member is described otherwise under another condition; it is kept among the additional ones",
        ),
        None => formed,
    }
}

/// So many references one behind another are followed.
const LONGEST: usize = 200;

/// The form behind references; none when they lead nowhere.
pub(super) fn resolved<'d>(nodes: &'d Nodes, schema: &'d Schema) -> Option<Formed<'d>> {
    let mut formed = of(nodes, schema);
    // Circles were opened, so what goes on and on is a chain that nobody writes.
    for _ in 0..LONGEST {
        let Form::Reference(target) = formed.form else {
            return Some(formed);
        };
        formed = of(nodes, nodes.schemas.get(target)?).nullable(formed.nullable);
    }
    None
}

/// A discriminator without alternatives stands on a schema that others inherit from.
fn heirs<'d>(roots: &[&'d Schema], merged: &mut Merged<'d>) -> Option<&'d NodeId> {
    let discriminator = roots.iter().find_map(|root| root.discriminator.as_ref())?;
    if merged.properties.is_empty() {
        return None;
    }
    merged.keeps_rest = true;
    Some(&discriminator.id)
}

fn contradiction<'d>(one: &'d Schema, other: &'d Schema) -> Formed<'d> {
    let mut formed = Formed::plain(Form::Scalar(Type::Json)).remark(
        Code::Conflict,
        &other.id,
        "this contradicts another part of the same `allOf`: no value is of both types; it becomes free JSON",
    );
    for remark in &mut formed.remarks {
        remark.note = Some((&one.id, "the other type is said here".to_owned()));
    }
    formed
}
