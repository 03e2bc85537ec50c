//! What an example shows and no schema describes is kept: its record takes members with other names.
//!
//! A schema that does not forbid other members allows them, and where a document itself shows some, servers send them.
//! Elsewhere a model has no place for them: one in each would be in the way of everybody, for what is not known to come.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::chosen::variant;
use crate::ir::{
    Content, Example, Form, Group, Item, Operation, Pick, Record, ResponseExample, Rest, Type,
    Union,
};
use crate::naming::{Ident, Scope};
use crate::near::{is_meant, slip};
use crate::openapi::Nodes;
use crate::source::NodeId;
use crate::tree::Tree;

use super::example::content;
use super::fit::{Fit, Step};
use super::report::Report;
use super::undescribed;

/// Opens the records that examples show more of than schemas describe, and says so at the first such member of each.
pub(super) fn open(
    items: &mut [Item],
    groups: &[Group],
    nodes: &Nodes,
    fits: &[Fit<'_>],
    report: &mut Report<'_>,
) {
    let mut found = Found::new();
    let operations = groups.iter().flat_map(|group| &group.operations);
    for (ty, envelope, example) in operations.flat_map(examples) {
        let Some(fit) = example.fit.map(|fit| &fits[fit.0]) else {
            continue;
        };
        let mut look = Look {
            items,
            way: Vec::new(),
            others: Vec::new(),
        };
        look.inside(ty, envelope, fit.value);
        add(nodes, fit, look.others, &mut found);
    }
    for (record, shown) in found {
        let item = &mut items[record];
        if let Form::Record(record) = &mut item.form {
            let rest = rest(record, &shown);
            warn(report, &item.name, record, &rest, &shown);
            record.rest = Some(rest);
        }
    }
}

/// By record the names that are shown, each with where it is first.
type Found = BTreeMap<usize, BTreeMap<String, NodeId>>;

/// The examples of an operation's bodies, with the type in which envelope they are of.
fn examples(operation: &Operation) -> Vec<(&Type, Option<&str>, &Example)> {
    let mut all = Vec::new();
    for ResponseExample { status, example } in &operation.response_examples {
        if let Some(Content::Json { ty, envelope }) = content(operation, *status) {
            all.push((ty, envelope.as_deref(), example));
        }
    }
    if let Some(body) = &operation.body {
        let envelope = body.envelope().map(String::as_str);
        let examples = body.examples.iter();
        all.extend(examples.map(|example| (&body.ty, envelope, example)));
    }
    all
}

/// Of the members that a record has no field for, those that no schema describes: a field may be left out because it
/// goes the other way, or stand in another variant.
fn add(nodes: &Nodes, fit: &Fit<'_>, others: Vec<Other<'_>>, found: &mut Found) {
    if others.is_empty() {
        return;
    }
    let undescribed = undescribed::members(nodes, fit.schema, fit.value);
    for Other { record, name, way } in others {
        let pointer: String = way.iter().map(pointer).collect();
        if undescribed.contains(&pointer) {
            let place = way
                .iter()
                .fold(fit.node.clone(), |node, step| step.below(&node));
            let shown = found.entry(record).or_default();
            shown.entry(name.to_owned()).or_insert(place);
        }
    }
}

fn warn(
    report: &mut Report<'_>,
    name: &Ident,
    record: &Record,
    rest: &Rest,
    shown: &BTreeMap<String, NodeId>,
) {
    let Some((_, place)) = shown.first_key_value() else {
        return;
    };
    let names: Vec<String> = shown.keys().map(|name| format!("`{name}`")).collect();
    let message = format!(
        "examples of `{name}` show {}, which no schema describes: the client keeps it in `{}`",
        names.join(", "),
        rest.name
    );
    let described = || record.fields.iter().map(|field| field.wire.as_str());
    let meant = shown.keys().find_map(|name| slip(name, described()));
    let describe =
        "describe what there is, or say `additionalProperties: false` where there is no more";
    let help = match meant {
        Some(meant) => format!("{} If not, {describe}", is_meant(meant)),
        None => describe.to_owned(),
    };
    let diagnostic = Diagnostic::new(Code::Undescribed, place.key(), message).help(help);
    report.push(place, diagnostic);
}

/// The member for the others, called as if they had been described.
fn rest(record: &Record, shown: &BTreeMap<String, NodeId>) -> Rest {
    let mut scope = Scope::fields();
    for field in &record.fields {
        // All of them are said already where they are not as one expects.
        let _ = scope.name(&field.wire);
        let _ = scope.beside("clear", &field.name);
    }
    Rest {
        name: scope.name("additional").ident,
        ty: Type::Json,
        shown: shown.keys().cloned().collect(),
    }
}

/// A member of an example without a field in its record.
struct Other<'e> {
    record: usize,
    name: &'e str,
    way: Vec<Step<'e>>,
}

/// A step as JSON pointers have it.
fn pointer(step: &Step<'_>) -> String {
    match step {
        Step::Member(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
        Step::Element(index) => format!("/{index}"),
    }
}

/// Goes along a value and its type, as a client reads it.
struct Look<'i, 'e> {
    items: &'i [Item],
    way: Vec<Step<'e>>,
    others: Vec<Other<'e>>,
}

impl<'e> Look<'_, 'e> {
    fn inside(&mut self, ty: &Type, envelope: Option<&'e str>, value: &'e Tree) {
        match envelope {
            None => self.value(ty, None, value),
            Some(name) => {
                if let Some(inner) = value.get(name) {
                    self.step(Step::Member(name), ty, inner);
                }
            }
        }
    }

    fn step(&mut self, step: Step<'e>, ty: &Type, value: &'e Tree) {
        self.way.push(step);
        self.value(ty, None, value);
        self.way.pop();
    }

    /// A value whose union has the tag that told what it is.
    fn value(&mut self, ty: &Type, tag: Option<&str>, value: &'e Tree) {
        match (ty, value) {
            (Type::Nullable(inner) | Type::Boxed(inner), _) => self.value(inner, tag, value),
            (Type::List(inner), Tree::List(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    self.step(Step::Element(index), inner, element);
                }
            }
            (Type::Map(inner), Tree::Map(members)) => {
                for (name, member) in members {
                    self.step(Step::Member(name), inner, member);
                }
            }
            (Type::Named(id), _) => match &self.items[id.0].form {
                Form::Record(record) => self.record(id.0, record, tag, value),
                Form::Union(union) => self.union(union, value),
                Form::Alias(inner) => self.value(inner, tag, value),
                Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) => {}
            },
            (_, _) => {}
        }
    }

    fn union(&mut self, union: &Union, value: &'e Tree) {
        let Some(chosen) = variant(self.items, union, value) else {
            return;
        };
        let tag = match chosen.pick {
            Pick::Tag(..) => union.tag.as_deref(),
            Pick::Kind(_) | Pick::Members(_) => None,
        };
        self.value(&chosen.ty, tag, value);
    }

    fn record(&mut self, index: usize, record: &Record, tag: Option<&str>, value: &'e Tree) {
        for (name, member) in value.as_map().unwrap_or_default() {
            let field = record.fields.iter().find(|field| field.wire == *name);
            let step = Step::Member(name);
            match (field, &record.rest) {
                (Some(field), _) => self.step(step, &field.ty, member),
                (None, Some(rest)) => self.step(step, &rest.ty, member),
                (None, None) if tag == Some(name) => {}
                (None, None) => self.others.push(Other {
                    record: index,
                    name,
                    way: self.way.iter().copied().chain([step]).collect(),
                }),
            }
        }
    }
}
