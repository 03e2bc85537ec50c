//! A schema is classified into exactly one form, before anything is made of it.

use crate::diagnostic::Code;
use crate::ir::{Openness, Type};
use crate::openapi::{Discriminator, Nodes, Schema, SchemaType};
use crate::source::NodeId;

use super::choice::{self, Value};
use super::merged::Merged;
use super::{alternatives, scalar};

pub(super) struct Formed<'d> {
    pub(super) form: Form<'d>,
    pub(super) nullable: bool,
    /// What could not be kept on the way.
    pub(super) remarks: Vec<Remark<'d>>,
}

pub(super) enum Form<'d> {
    /// The same as what stands elsewhere.
    Reference(&'d NodeId),
    Record(Merged<'d>),
    /// A text out of a list.
    Choice(Vec<Value<'d>>, Openness),
    /// A whole number out of a list.
    Codes(Vec<Value<'d>>, Openness),
    Union(Vec<&'d Schema>, Option<&'d Discriminator>),
    /// A union of what one schema says about several types.
    Kinds(Vec<SchemaType>, Merged<'d>),
    /// A text without more: of its own type where it has a name.
    Text,
    /// A text that one of several named texts turns into.
    TextFrom(Vec<&'d NodeId>),
    List(Option<&'d Schema>),
    Map(Option<&'d Schema>),
    Scalar(Type),
}

/// Something to say about a schema once it is used.
pub(super) struct Remark<'d> {
    pub(super) code: Code,
    pub(super) at: &'d NodeId,
    pub(super) message: String,
    pub(super) note: Option<(&'d NodeId, String)>,
}

impl<'d> Formed<'d> {
    pub(super) fn plain(form: Form<'d>) -> Self {
        Self {
            form,
            nullable: false,
            remarks: Vec::new(),
        }
    }

    /// Any JSON, because nothing better can be said.
    pub(super) fn unmodelled(at: &'d NodeId, message: impl Into<String>) -> Self {
        let message = format!("{}; it becomes free JSON", message.into());
        Self::plain(Form::Scalar(Type::Json)).remark(Code::NotModelled, at, message)
    }

    pub(super) fn nullable(mut self, nullable: bool) -> Self {
        self.nullable |= nullable;
        self
    }

    pub(super) fn remark(mut self, code: Code, at: &'d NodeId, message: impl Into<String>) -> Self {
        self.remarks.push(Remark {
            code,
            at,
            message: message.into(),
            note: None,
        });
        self
    }
}

/// The form of one schema.
pub(super) fn of<'d>(nodes: &'d Nodes, schema: &'d Schema) -> Formed<'d> {
    match peel(schema) {
        Peeled::Reference(target, nullable) => {
            Formed::plain(Form::Reference(target)).nullable(nullable)
        }
        Peeled::Own(inner, nullable) => of_all(nodes, &[inner]).nullable(nullable),
    }
}

/// The form of what several schemas say together.
pub(super) fn of_all<'d>(nodes: &'d Nodes, roots: &[&'d Schema]) -> Formed<'d> {
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
        let formed = alternatives::classify(nodes, id, merged).nullable(nullable);
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

/// The form of a schema whose type is known.
pub(super) fn of_kind(kind: SchemaType, merged: Merged<'_>) -> Formed<'_> {
    Formed::plain(match kind {
        SchemaType::Null => Form::Scalar(Type::Json),
        SchemaType::Boolean => Form::Scalar(Type::Bool),
        SchemaType::Integer => Form::Scalar(scalar::integer(merged.format)),
        SchemaType::Number => Form::Scalar(scalar::number(merged.format)),
        SchemaType::String => scalar::text(merged.format).map_or(Form::Text, Form::Scalar),
        SchemaType::Array => Form::List(merged.items),
        SchemaType::Object if merged.properties.is_empty() => Form::Map(merged.rest),
        SchemaType::Object => Form::Record(merged),
    })
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

/// Whether a schema says more than words about something said elsewhere.
pub(super) fn has_structure(schema: &Schema) -> bool {
    schema.boolean.is_some()
        || schema.types.iter().any(|kind| *kind != SchemaType::Null)
        || schema.format.is_some()
        || schema.enumeration.is_some()
        || schema.constant.is_some()
        || !schema.properties.is_empty()
        || !schema.required.is_empty()
        || schema.additional_properties.is_some()
        || schema.items.is_some()
        || !schema.one_of.is_empty()
        || !schema.any_of.is_empty()
        || !schema.branches.is_empty()
}

/// What is left, and whether null was allowed on the way.
pub(super) enum Peeled<'d> {
    Reference(&'d NodeId, bool),
    Own(&'d Schema, bool),
}

/// Goes through `allOf` of one schema, down to a `$ref` or to a schema that says something itself.
pub(super) fn peel(mut schema: &Schema) -> Peeled<'_> {
    let mut nullable = false;
    loop {
        if has_structure(schema) {
            return Peeled::Own(schema, nullable);
        }
        let says_more = |part: &&Schema| {
            has_structure(part) || part.reference.is_some() || !part.all_of.is_empty()
        };
        let mut parts = schema.all_of.iter().filter(says_more);
        // `allOf: [{$ref: …}, {nullable: true}]` is written to allow null.
        let mut words = schema.all_of.iter().filter(|part| !says_more(part));
        let allows_null = schema.types.contains(&SchemaType::Null)
            || words.any(|part| part.types.contains(&SchemaType::Null));
        match (&schema.reference, parts.next(), parts.next()) {
            (Some(reference), None, _) => {
                return Peeled::Reference(&reference.target, nullable || allows_null);
            }
            (None, Some(only), None) => {
                nullable |= allows_null;
                schema = only;
            }
            (None, None, _) | (_, Some(_), _) => return Peeled::Own(schema, nullable),
        }
    }
}

/// `anyOf: [{required: [a]}, {required: [b]}]` limits an object without describing it.
pub(super) fn only_requires(set: &[Schema]) -> bool {
    set.iter().all(|schema| {
        !schema.required.is_empty()
            && schema.reference.is_none()
            && schema.all_of.is_empty()
            && schema.properties.values().all(|property| {
                !has_structure(property)
                    && property.reference.is_none()
                    && property.all_of.is_empty()
            })
            && schema.one_of.is_empty()
            && schema.any_of.is_empty()
    })
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
