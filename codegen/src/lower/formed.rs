//! The forms that a schema may have, and what could not be kept on the way to one.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Openness, Type};
use crate::openapi::{Discriminator, Schema, SchemaType};
use crate::source::NodeId;

use super::merged::Merged;
use super::report::Report;
use super::scalar;

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

/// A value of an enum, and the schema that is about this value alone, if there is one.
#[derive(Clone)]
pub(super) struct Value<'d> {
    pub(super) wire: String,
    /// What the document calls it.
    pub(super) name: Option<String>,
    pub(super) schema: Option<&'d Schema>,
}

impl Value<'_> {
    pub(super) fn plain(wire: String) -> Self {
        Self {
            wire,
            name: None,
            schema: None,
        }
    }
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

    /// The only text that it may be.
    pub(super) fn constant(&self) -> Option<&str> {
        match &self.form {
            Form::Choice(values, Openness::Closed) if !self.nullable => {
                let (first, others) = values.split_first()?;
                let is_only = others.iter().all(|other| other.wire == first.wire);
                is_only.then_some(first.wire.as_str())
            }
            _ => None,
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

    /// Says what could not be kept.
    pub(super) fn tell(&self, report: &mut Report<'_>) {
        for remark in &self.remarks {
            let mut diagnostic =
                Diagnostic::new(remark.code, remark.at.value(), remark.message.clone());
            if let Some((node, words)) = &remark.note {
                diagnostic = diagnostic.note(node.value(), words.clone());
            }
            report.push(remark.at, diagnostic);
        }
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
