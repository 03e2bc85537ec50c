//! `oneOf` and `anyOf` become a union, or what is simpler and says the same.

use crate::diagnostic::Code;
use crate::ir::{Openness, Type};
use crate::openapi::{Nodes, Schema, SchemaType};
use crate::source::NodeId;

use super::choice;
use super::formed::{Form, Formed, Value};
use super::merged::Merged;
use super::null::{self, is_null};
use super::peeled::{Peeled, peel};
use super::scalar;

/// `of_only` gives the form of the only one.
pub(super) fn classify<'d>(
    nodes: &'d Nodes,
    id: &'d NodeId,
    mut merged: Merged<'d>,
    of_only: &mut dyn FnMut(&'d Schema) -> Formed<'d>,
) -> Formed<'d> {
    let whole = std::mem::take(&mut merged.alternatives);
    let [set] = whole.as_slice() else {
        return together(nodes, id, merged, &whole);
    };
    if !merged.properties.is_empty() {
        return together(nodes, id, merged, &whole);
    }
    let members: Vec<&Schema> = set.iter().filter(|member| !is_null(member)).collect();
    let null = |one: &Schema| null::is_allowed(nodes, one);
    let nullable = members.len() < set.len() || merged.kinds.is_empty() && set.iter().any(null);
    match members.as_slice() {
        [] => Formed::plain(Form::Scalar(Type::Json)),
        [only] => of_only(only),
        _ => same_target(&members)
            .or_else(|| texts(nodes, &members))
            .or_else(|| codes(nodes, &members))
            .or_else(|| numbers(nodes, &members))
            .unwrap_or_else(|| Formed::plain(Form::Union(members, merged.discriminator))),
    }
    .nullable(nullable)
}

/// Members of several sets, or of one beside others, in one record: any of them may be there.
fn together<'d>(
    nodes: &'d Nodes,
    id: &'d NodeId,
    mut merged: Merged<'d>,
    sets: &[&'d [Schema]],
) -> Formed<'d> {
    let alternatives = sets
        .iter()
        .flat_map(|set| set.iter())
        .filter(|one| !is_null(one));
    let own = merged.properties.clone();
    for alternative in alternatives {
        let other = Merged::of(nodes, &[alternative]);
        let is_plain = other.kinds.as_slice() == [SchemaType::Object]
            && other.alternatives.is_empty()
            && other.contradiction.is_none()
            && !other.too_deep;
        merged.keeps_rest |= !is_plain || other.rest.is_some();
        for (name, schemas) in other.properties {
            match merged.properties.get(name) {
                None => {
                    merged.properties.insert(name, schemas);
                }
                Some(before) if same(before, &schemas) || own.contains_key(name) => {}
                // What differs by alternative is kept as it comes.
                Some(_) => {
                    merged.keeps_rest = true;
                    merged.properties.insert(name, Vec::new());
                }
            }
        }
    }
    merged.properties.retain(|_, schemas| !schemas.is_empty());
    if merged.properties.is_empty() {
        return Formed::unmodelled(id, "several sets of alternatives at once are not modelled");
    }
    Formed::plain(Form::Record(merged)).remark(
        Code::NotModelled,
        id,
        "what these alternatives require is not modelled; it is one object that may have the members of each",
    )
}

fn same(one: &[&Schema], other: &[&Schema]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.id == other.id)
}

enum Sort<'d> {
    /// With its name, if it is of its own type.
    Text(Option<&'d NodeId>),
    Choice(Vec<Value<'d>>),
    Integer,
    Codes(Vec<Value<'d>>),
    Number,
    Other,
}

impl<'d> Sort<'d> {
    /// Words of a schema with a single value are about that value.
    fn about(self, own: &'d Schema) -> Self {
        let told = |mut values: Vec<Value<'d>>| {
            if let [only] = values.as_mut_slice() {
                only.schema = Some(own);
            }
            values
        };
        match self {
            Self::Choice(values) => Self::Choice(told(values)),
            Self::Codes(values) => Self::Codes(told(values)),
            other @ (Self::Text(_) | Self::Integer | Self::Number | Self::Other) => other,
        }
    }
}

/// Alternatives that are all whole numbers are one, an enum that any of them extends.
fn codes<'d>(nodes: &'d Nodes, members: &[&'d Schema]) -> Option<Formed<'d>> {
    let mut values: Vec<Value<'d>> = Vec::new();
    let mut openness = Openness::Closed;
    for member in members {
        match sort(nodes, member) {
            Sort::Integer => openness = Openness::Open,
            Sort::Codes(more) => values.extend(more),
            Sort::Text(_) | Sort::Choice(_) | Sort::Number | Sort::Other => return None,
        }
    }
    let form = match values.len() {
        0 | 1 => Form::Scalar(Type::I64),
        _ => Form::Codes(values, openness),
    };
    Some(Formed::plain(form))
}

/// Alternatives that are all the same reference are what it leads to.
fn same_target<'d>(members: &[&'d Schema]) -> Option<Formed<'d>> {
    let mut targets = members.iter().map(|member| match peel(member) {
        Peeled::Reference(target, nullable) => Some((target, nullable)),
        Peeled::Own(..) => None,
    });
    let (first, mut nullable) = targets.next()??;
    for target in targets {
        let (target, null) = target?;
        nullable |= null;
        if target != first {
            return None;
        }
    }
    Some(Formed::plain(Form::Reference(first)).nullable(nullable))
}

/// Alternatives that are all numbers are one.
fn numbers<'d>(nodes: &'d Nodes, members: &[&'d Schema]) -> Option<Formed<'d>> {
    let all = members
        .iter()
        .all(|member| matches!(sort(nodes, member), Sort::Number));
    all.then(|| Formed::plain(Form::Scalar(Type::F64)))
}

/// Alternatives that are all texts are one text: an enum that any of them extends, or a text that
/// the named ones turn into.
fn texts<'d>(nodes: &'d Nodes, members: &[&'d Schema]) -> Option<Formed<'d>> {
    let mut named: Vec<&NodeId> = Vec::new();
    let mut values: Vec<Value<'d>> = Vec::new();
    let mut openness = Openness::Closed;
    for member in members {
        match sort(nodes, member) {
            Sort::Text(node) => {
                openness = Openness::Open;
                named.extend(node.filter(|node| !named.contains(node)));
            }
            Sort::Choice(more) => values.extend(more),
            Sort::Integer | Sort::Codes(_) | Sort::Number | Sort::Other => return None,
        }
    }
    let form = if !values.is_empty() {
        Form::Choice(values, openness)
    } else if named.is_empty() {
        Form::Text
    } else {
        Form::TextFrom(named)
    };
    Some(Formed::plain(form))
}

/// Looks through references, and not into further alternatives: those may lead back here.
fn sort<'d>(nodes: &'d Nodes, schema: &'d Schema) -> Sort<'d> {
    let mut at = schema;
    let mut through: Vec<&NodeId> = Vec::new();
    let own = loop {
        match peel(at) {
            Peeled::Own(own, _) => break own,
            Peeled::Reference(target, _) => match nodes.schemas.get(target) {
                Some(next) if !through.contains(&target) => {
                    through.push(target);
                    at = next;
                }
                Some(_) | None => return Sort::Other,
            },
        }
    };
    let mut merged = Merged::of(nodes, &[own]);
    if !merged.alternatives.is_empty() || merged.contradiction.is_some() || merged.too_deep {
        return Sort::Other;
    }
    if let Some(values) = merged.values.take() {
        let texts = choice::texts(&values, &merged).map(Sort::Choice);
        let sort = texts.or_else(|| choice::integers(&values, &merged).map(Sort::Codes));
        return sort.map_or(Sort::Other, |sort| sort.about(own));
    }
    match merged.kinds.as_slice() {
        [SchemaType::Integer] => return Sort::Integer,
        [SchemaType::Number] => return Sort::Number,
        [SchemaType::String] => {}
        _ => return Sort::Other,
    }
    match scalar::text(merged.format) {
        None => Sort::Text(through.last().copied()),
        Some(Type::Secret) => Sort::Other,
        Some(_) => Sort::Text(None),
    }
}
