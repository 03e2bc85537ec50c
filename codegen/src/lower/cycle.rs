//! Types that contain themselves are boxed where that is needed, and only there.

use crate::diagnostic::Code;
use crate::ir::inside::behind;
use crate::ir::{Form, Item, Presence, Type, TypeId};
use crate::source::NodeId;

use super::report::Report;
use super::usage::Source;
use super::used::LIST_OF_ITSELF;

/// Leaves no alias that is itself, no record that needs itself, and no type that has itself inside.
pub(super) fn cut(items: &mut [Item], sources: &[Source], report: &mut Report<'_>) {
    cut_aliases(items, sources, report);
    for edge in back_edges(items, Needed::Always) {
        cut_required(
            items,
            edge,
            &sources[edge.from].members[edge.member],
            report,
        );
    }
    for edge in back_edges(items, Needed::Sometimes) {
        let ty = member_mut(&mut items[edge.from].form, edge.member);
        box_in(ty);
    }
}

/// Which members count as a step from a type to another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    /// Those without which there is no value.
    Always,
    /// All that are held in place.
    Sometimes,
}

#[derive(Clone, Copy)]
struct Edge {
    from: usize,
    member: usize,
}

/// `type A = Vec<A>` is none; the inner one is any JSON.
fn cut_aliases(items: &mut [Item], sources: &[Source], report: &mut Report<'_>) {
    let mut done = vec![false; items.len()];
    for start in 0..items.len() {
        let mut way = Vec::new();
        let mut at = start;
        while !done[at] {
            done[at] = true;
            way.push(at);
            let Some(next) = alias(&items[at]) else {
                break;
            };
            at = next;
        }
        let Some(begin) = way.iter().position(|passed| *passed == at) else {
            continue;
        };
        let circle = &way[begin..];
        // Which is opened does not depend on where the way began: the one that leads to the first.
        let first = circle
            .iter()
            .position(|one| Some(one) == circle.iter().min());
        let last = circle[(first.unwrap_or_default() + circle.len() - 1) % circle.len()];
        if alias(&items[last]).is_none() {
            continue;
        }
        free_innermost(items, last);
        report.at_value(Code::NotModelled, &sources[last].node, LIST_OF_ITSELF);
    }
}

/// What stands behind an alias, when that has a name, too.
fn alias(item: &Item) -> Option<usize> {
    let TypeId(next) = item.form.as_alias()?.innermost()?;
    Some(next)
}

fn free_innermost(items: &mut [Item], at: usize) {
    if let Form::Alias(ty) = &mut items[at].form {
        *ty.innermost_mut() = Type::Json;
    }
}

/// Edges that lead back to a type that is still being looked at; without them there is no cycle.
fn back_edges(items: &[Item], needed: Needed) -> Vec<Edge> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; items.len()];
    let mut found = Vec::new();
    for start in 0..items.len() {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        let mut stack = vec![(start, steps(items, start, needed).into_iter())];
        while let Some((from, rest)) = stack.last_mut() {
            let from = *from;
            let Some((member, to)) = rest.next() else {
                marks[from] = Mark::Done;
                stack.pop();
                continue;
            };
            match marks[to] {
                Mark::New => {
                    marks[to] = Mark::Open;
                    stack.push((to, steps(items, to, needed).into_iter()));
                }
                Mark::Open => found.push(Edge { from, member }),
                Mark::Done => {}
            }
        }
    }
    found
}

/// Members of a type that hold another in place, with that type.
pub(super) fn steps(items: &[Item], from: usize, needed: Needed) -> Vec<(usize, usize)> {
    let counted = match &items[from].form {
        Form::Record(record) => record
            .fields
            .iter()
            .map(|field| {
                (
                    needed == Needed::Sometimes || field.presence == Presence::Required,
                    &field.ty,
                )
            })
            .collect(),
        // A union always has a value: what it does not know.
        Form::Union(union) => union
            .variants
            .iter()
            .map(|variant| (needed == Needed::Sometimes, &variant.ty))
            .collect(),
        Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) | Form::Alias(_) => Vec::new(),
    };
    let in_place = counted
        .into_iter()
        .enumerate()
        .filter(|(_, (counts, _))| *counts);
    in_place
        .filter_map(|(member, (_, ty))| Some((member, held(items, ty, needed)?)))
        .collect()
}

/// The type held in place, behind aliases.
fn held(items: &[Item], ty: &Type, needed: Needed) -> Option<usize> {
    let mut at = ty;
    loop {
        at = match at {
            Type::Nullable(_) if needed == Needed::Always => return None,
            Type::Nullable(inner) => inner,
            other => match behind(items, other) {
                Some(behind) => behind,
                None => break,
            },
        };
    }
    let TypeId(index) = at.named()?;
    match &items[index].form {
        Form::Record(_) | Form::Union(_) => Some(index),
        Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) | Form::Alias(_) => None,
    }
}

fn cut_required(items: &mut [Item], edge: Edge, node: &NodeId, report: &mut Report<'_>) {
    let Form::Record(record) = &mut items[edge.from].form else {
        return;
    };
    let field = &mut record.fields[edge.member];
    field.presence = Presence::Optional;
    box_in(&mut field.ty);
    let message = format!(
        "`{}` is required and contains the object it belongs to, without end; the client takes it for optional",
        field.wire
    );
    report.at_key(Code::EndlessType, node, message);
}

pub(super) fn member_mut(form: &mut Form, member: usize) -> &mut Type {
    match form {
        Form::Record(record) => &mut record.fields[member].ty,
        Form::Union(union) => &mut union.variants[member].ty,
        Form::Choice(..) | Form::Codes(..) | Form::Newtype(_) | Form::Alias(_) => {
            unreachable!("only records and unions hold types in place")
        }
    }
}

pub(super) fn box_in(ty: &mut Type) {
    let inner = std::mem::replace(ty, Type::Json);
    *ty = Type::Boxed(Box::new(inner));
}

#[cfg(test)]
mod tests {
    use crate::ir::{Form, Presence, Type};
    use crate::lower::sample::{item, record, schemas};

    #[test]
    fn only_what_is_held_in_place_is_boxed() {
        let text = "A: {type: object, properties: {up: {$ref: '#/components/schemas/A'}, down: {type: array, items: {$ref: '#/components/schemas/A'}}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let fields = &record(&api, "A").fields;
        assert!(matches!(fields[0].ty, Type::Boxed(_)));
        assert!(matches!(fields[1].ty, Type::List(_)));
        assert!(said.is_empty(), "{said}");
    }

    #[test]
    fn a_cycle_of_required_members_is_cut_once() {
        let text = "
A: {type: object, required: [b], properties: {b: {$ref: '#/components/schemas/B'}}}
B: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let presence = |name| record(&api, name).fields[0].presence;
        assert_eq!(
            [presence("A"), presence("B")],
            [Presence::Required, Presence::Optional]
        );
        assert_eq!(said.matches("OA0404").count(), 1, "{said}");
    }

    #[test]
    fn a_list_of_itself_ends_in_free_json() {
        let (api, said) = schemas("A: {type: array, items: {$ref: '#/components/schemas/A'}}");
        let api = api.expect(&said);
        let Form::Alias(Type::List(element)) = &item(&api, "A").form else {
            panic!("A is no list")
        };
        assert_eq!(**element, Type::Json);
    }
}
