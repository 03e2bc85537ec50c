//! Types that requests and answers share become two where one of them must have what the other has not.
//!
//! What only requests carry has no member that only answers have, and the other way round. A type that
//! goes both ways keeps such members, as long as none of them is required. Else the answer's type keeps
//! the name, and requests get one beside it; so does whatever leads there and goes both ways itself.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{
    Form, Group, Item, Pick, Presence, Record, Type, TypeId, Union, UnionVariant, Way,
};
use crate::naming::{Ident, Scope};
use crate::source::NodeId;

use super::reach::{Carried, closure, held, received_types, sent_types};
use super::shape::Shapes;
use super::usage::Source;

/// Who carries a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Nobody,
    Requests,
    Answers,
    Both,
}

impl Side {
    fn has(self, way: Way) -> bool {
        match self {
            Self::Nobody | Self::Both => true,
            Self::Requests => way != Way::Answers,
            Self::Answers => way != Way::Requests,
        }
    }
}

/// Parts what has to be; webhooks carry what is `told`, as answers do.
pub(super) fn apart(
    items: &mut Vec<Item>,
    sources: &mut Vec<Source>,
    groups: &mut [Group],
    told: &[Type],
    scope: &mut Scope,
) {
    if !items.iter().any(|item| goes_one_way(&item.form)) {
        return;
    }
    keep_tags(items);
    let one_way = one_way_members(items);
    let sides = sides(items, groups, told);
    let shared = doubled(items, &sides);
    let requests = shared.iter().zip(items.len()..);
    let halves = Halves {
        one_way,
        requests: requests
            .map(|(index, new)| (TypeId(*index), TypeId(new)))
            .collect(),
    };
    for index in shared {
        let (mut item, mut source) = (items[index].clone(), copied(&sources[index]));
        item.name = named(&item, scope);
        item.request_of = Some(TypeId(index));
        halves.turn(Side::Requests, &mut item.form, &mut source.members);
        items.push(item);
        sources.push(source);
    }
    for (index, side) in sides.into_iter().enumerate() {
        let side = match side {
            Side::Both if halves.requests.contains_key(&TypeId(index)) => Side::Answers,
            other => other,
        };
        halves.turn(side, &mut items[index].form, &mut sources[index].members);
    }
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        let parameters = operation.parameters.iter_mut();
        let sent = parameters.map(|parameter| &mut parameter.ty);
        sent.chain(operation.body.iter_mut().map(|body| &mut body.ty))
            .for_each(|ty| halves.ask(ty));
    }
}

fn named(item: &Item, scope: &mut Scope) -> Ident {
    let plain = item.name.plain();
    let named = scope.name_or(&format!("{plain}Request"), &format!("New{plain}"));
    named.ident
}

fn copied(source: &Source) -> Source {
    Source {
        node: source.node.clone(),
        inline: source.inline,
        members: source.members.clone(),
    }
}

/// What tells the variants of a union apart is there whichever way they go.
fn keep_tags(items: &mut [Item]) {
    let mut tags: Vec<(usize, String)> = Vec::new();
    for item in items.iter() {
        if let Form::Union(Union {
            tag: Some(tag),
            variants,
            ..
        }) = &item.form
        {
            let variants = variants.iter().filter_map(|variant| variant.ty.innermost());
            tags.extend(variants.map(|TypeId(index)| (index, tag.clone())));
        }
    }
    for (index, tag) in tags {
        if let Form::Record(record) = &mut items[index].form {
            let fields = record.fields.iter_mut();
            for field in fields.filter(|field| field.wire == tag) {
                field.way = Way::Both;
            }
        }
    }
}

fn sides(items: &[Item], groups: &[Group], told: &[Type]) -> Vec<Side> {
    let operations = || groups.iter().flat_map(|group| &group.operations);
    let sent = operations().flat_map(sent_types);
    let sent = closure(items, sent, Carried::InRequests);
    let received = operations().flat_map(received_types).chain(told);
    let received = closure(items, received, Carried::InAnswers);
    let sides = sent.into_iter().zip(received).map(|side| match side {
        (false, false) => Side::Nobody,
        (true, false) => Side::Requests,
        (false, true) => Side::Answers,
        (true, true) => Side::Both,
    });
    sides.collect()
}

/// The types that become two, in their order.
fn doubled(items: &[Item], sides: &[Side]) -> BTreeSet<usize> {
    let mut holders: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if sides[index] != Side::Both {
            continue;
        }
        if requires_one_way(&item.form) {
            open.push(index);
        }
        // A member that goes one way has the type of that way, whatever becomes of its record.
        for TypeId(inner) in held(&item.form, Carried::InBoth) {
            holders.entry(inner).or_default().push(index);
        }
    }
    let mut found: BTreeSet<usize> = open.iter().copied().collect();
    while let Some(index) = open.pop() {
        for holder in holders.get(&index).into_iter().flatten() {
            if found.insert(*holder) {
                open.push(*holder);
            }
        }
    }
    found
}

fn goes_one_way(form: &Form) -> bool {
    match form {
        Form::Record(record) => record.fields.iter().any(|field| field.way != Way::Both),
        Form::Choice(..) | Form::Codes(..) | Form::Union(_) | Form::Newtype(_) | Form::Alias(_) => {
            false
        }
    }
}

fn requires_one_way(form: &Form) -> bool {
    let Form::Record(record) = form else {
        return false;
    };
    record.fields.iter().any(|field| {
        let required = match field.presence {
            Presence::Required | Presence::Nullable => true,
            Presence::Optional | Presence::OptionalNullable => false,
        };
        required && field.way != Way::Both
    })
}

/// The members that go one way, of every type that is a record by itself or by what it stands for.
fn one_way_members(items: &[Item]) -> HashMap<TypeId, Vec<(String, Way)>> {
    let types: Vec<Type> = (0..items.len()).map(TypeId).map(Type::Named).collect();
    let shapes = Shapes::new(items);
    let mut found = HashMap::new();
    for (index, ty) in types.iter().enumerate() {
        let fields = shapes.record(ty).map(|record| record.fields.iter());
        let members: Vec<_> = fields
            .into_iter()
            .flatten()
            .filter(|field| field.way != Way::Both)
            .map(|field| (field.wire.clone(), field.way))
            .collect();
        if !members.is_empty() {
            found.insert(TypeId(index), members);
        }
    }
    found
}

/// What it takes to make the half of a type that one side carries.
struct Halves {
    one_way: HashMap<TypeId, Vec<(String, Way)>>,
    /// The types beside those that became two.
    requests: HashMap<TypeId, TypeId>,
}

impl Halves {
    /// Leaves what this side carries.
    fn turn(&self, side: Side, form: &mut Form, members: &mut Vec<NodeId>) {
        match form {
            Form::Record(record) => self.turn_record(side, record, members),
            Form::Union(union) => {
                for variant in &mut union.variants {
                    self.turn_pick(side, variant);
                    if side == Side::Requests {
                        self.ask(&mut variant.ty);
                    }
                }
            }
            Form::Alias(ty) if side == Side::Requests => self.ask(ty),
            Form::Alias(_) | Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) => {}
        }
    }

    fn turn_record(&self, side: Side, record: &mut Record, members: &mut Vec<NodeId>) {
        let mut stays = record.fields.iter().map(|field| side.has(field.way));
        members.retain(|_| stays.next().unwrap_or(true));
        record.fields.retain(|field| side.has(field.way));
        for field in &mut record.fields {
            if side == Side::Requests || field.way == Way::Requests {
                self.ask(&mut field.ty);
            }
            // Where all go one way there is nothing to say of one.
            if side != Side::Both {
                field.way = Way::Both;
            }
        }
        if let Some(rest) = record.rest.as_mut().filter(|_| side == Side::Requests) {
            self.ask(&mut rest.ty);
        }
    }

    /// No variant is picked by a member that it does not have.
    fn turn_pick(&self, side: Side, variant: &mut UnionVariant) {
        let (Pick::Members(members) | Pick::Tag(_, Some(members))) = &mut variant.pick else {
            return;
        };
        let one_way = variant.ty.innermost().and_then(|id| self.one_way.get(&id));
        for (wire, way) in one_way.into_iter().flatten() {
            if !side.has(*way) {
                members.needed.retain(|name| name != wire);
                members.fixed.retain(|fixed| fixed.wire != *wire);
                members.typical.retain(|typical| typical.wire != *wire);
            }
        }
    }

    /// Makes a type the one that requests carry.
    fn ask(&self, ty: &mut Type) {
        if let Type::Named(id) = ty.innermost_mut()
            && let Some(request) = self.requests.get(id)
        {
            *id = *request;
        }
    }
}

#[cfg(test)]
mod tests;
