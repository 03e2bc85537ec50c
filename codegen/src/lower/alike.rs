//! Schemas that are written out again wherever they are needed are one type; its other names stand for it.
//!
//! Many documents have no components for what they repeat: two thirds of the types of the largest ones are the same
//! enum, address or list of choices once more. Each keeps its name, as an alias, so that code which uses it goes on
//! when one of them changes; what is passed from one call to the next fits without being made anew; and nobody
//! compiles it twice.
//!
//! A component is never an alias for another one: that both look alike today may be chance.

use std::collections::HashMap;

use crate::ir::{Docs, Form, Group, Item, Openness, Pick, Presence, Record, Type, TypeId, Way};
use crate::naming::Ident;

use super::usage::Source;

/// What a type is to the others.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Made up where a schema stands: one of many where others are alike.
    Inline,
    /// Named by the document: others that are alike stand for it.
    Component,
    /// The whole body of a request, which is for its operation alone.
    Body,
}

/// Makes inline types that are alike one. No type holds itself in place any longer when this begins.
pub(super) fn share(items: &mut [Item], sources: &mut [Source], groups: &[Group]) {
    let kept = kept(items, sources, &standings(sources, groups));
    for (index, kept) in kept.iter().enumerate() {
        if *kept != index {
            items[index].form = Form::Alias(Type::Named(TypeId(*kept)));
            sources[index].members.clear();
        }
    }
}

fn standings(sources: &[Source], groups: &[Group]) -> Vec<Standing> {
    let of = |source: &Source| {
        if source.inline {
            Standing::Inline
        } else {
            Standing::Component
        }
    };
    let mut standings: Vec<Standing> = sources.iter().map(of).collect();
    for operation in groups.iter().flat_map(|group| &group.operations) {
        if let Some(Type::Named(TypeId(body))) = operation.body.as_ref().map(|body| &body.ty)
            && standings[*body] == Standing::Inline
        {
            standings[*body] = Standing::Body;
        }
    }
    standings
}

/// For each type the one that it is kept as, mostly itself.
fn kept(items: &[Item], sources: &[Source], standings: &[Standing]) -> Vec<usize> {
    let all = |wanted: Standing| (0..items.len()).filter(move |index| standings[*index] == wanted);
    // Until the last step a class of types goes by the first member that is found.
    let mut classes: Vec<usize> = (0..items.len()).collect();
    let mut first: HashMap<Shape<'_>, usize> = HashMap::new();
    // An inline type is declared after what it stands in, so that what it holds is known here. Where it is not, it
    // is taken for a type of its own, as components are.
    for index in all(Standing::Inline).rev() {
        if let Some(shape) = shape(&items[index], &sources[index], &classes) {
            classes[index] = *first.entry(shape).or_insert(index);
        }
    }
    let mut best: HashMap<usize, usize> = HashMap::new();
    for index in all(Standing::Inline) {
        let best = best.entry(classes[index]).or_insert(index);
        if name_length(&items[index]) < name_length(&items[*best]) {
            *best = index;
        }
    }
    for index in all(Standing::Component).rev() {
        let shape = shape(&items[index], &sources[index], &classes);
        if let Some(class) = shape.and_then(|shape| first.get(&shape)) {
            best.insert(*class, index);
        }
    }
    classes
        .iter()
        .enumerate()
        .map(|(index, class)| best.get(class).copied().unwrap_or(index))
        .collect()
}

fn name_length(item: &Item) -> usize {
    item.name.as_str().len()
}

/// What two types have in common that are one: all that code or documentation of theirs depends on, but for the
/// name and the words on the type itself.
#[derive(PartialEq, Eq, Hash)]
struct Shape<'i> {
    deprecated: bool,
    /// The member that it is of, where the rest may be the same by chance.
    member: Option<&'i str>,
    content: Content<'i>,
}

#[derive(PartialEq, Eq, Hash)]
enum Content<'i> {
    Record(Vec<Member<'i>>, Option<(&'i Ident, Type)>),
    Choice(Vec<Value<'i>>, Openness),
    Codes(Vec<Value<'i>>, Openness),
    Union(Option<&'i str>, Vec<Alternative<'i>>, Option<&'i Ident>),
}

#[derive(PartialEq, Eq, Hash)]
struct Member<'i> {
    wire: &'i str,
    name: &'i Ident,
    docs: &'i Docs,
    deprecated: bool,
    presence: Presence,
    ty: Type,
    way: Way,
}

type Value<'i> = (&'i Ident, &'i str, &'i Docs);

type Alternative<'i> = (&'i Ident, &'i Docs, Type, &'i Pick);

fn shape<'i>(item: &'i Item, source: &'i Source, classes: &[usize]) -> Option<Shape<'i>> {
    let values = |variants: &'i [crate::ir::Variant]| {
        variants
            .iter()
            .map(|variant| (&variant.name, variant.wire.as_str(), &variant.docs))
            .collect()
    };
    let content = match &item.form {
        Form::Record(record) => {
            let members = record.fields.iter().map(|field| Member {
                wire: &field.wire,
                name: &field.name,
                docs: &field.docs,
                deprecated: field.deprecated,
                presence: field.presence,
                ty: classed(&field.ty, classes),
                way: field.way,
            });
            let rest = record
                .rest
                .as_ref()
                .map(|rest| (&rest.name, classed(&rest.ty, classes)));
            Content::Record(members.collect(), rest)
        }
        Form::Choice(variants, openness) => Content::Choice(values(variants), *openness),
        Form::Codes(variants, openness) => Content::Codes(values(variants), *openness),
        Form::Union(union) => {
            let variants = union.variants.iter();
            let variants =
                variants.map(|one| (&one.name, &one.docs, classed(&one.ty, classes), &one.pick));
            Content::Union(
                union.tag.as_deref(),
                variants.collect(),
                union.several.as_ref(),
            )
        }
        // A text of its own type is one to be told from others.
        Form::Newtype(_) | Form::Alias(_) => return None,
    };
    let member = match &item.form {
        Form::Record(record) if tells_nothing(record) => Some(source.node.pointer.last()?),
        _ => None,
    };
    Some(Shape {
        deprecated: item.deprecated,
        member,
        content,
    })
}

/// Objects of no more than one member, and no word on it, may be alike by chance.
fn tells_nothing(record: &Record) -> bool {
    match record.fields.as_slice() {
        [] => true,
        [only] => only.docs == Docs::default(),
        [..] => false,
    }
}

/// The type with the first of a class for all of it.
fn classed(ty: &Type, classes: &[usize]) -> Type {
    let mut ty = ty.clone();
    if let Type::Named(TypeId(index)) = ty.innermost_mut() {
        *index = classes[*index];
    }
    ty
}

#[cfg(test)]
mod tests {
    use crate::ir::{Api, Form, Type, TypeId};
    use crate::lower::sample::{item, lowered, record, schemas};

    /// What a type stands for.
    fn same<'a>(api: &'a Api, name: &str) -> Option<&'a str> {
        match &item(api, name).form {
            Form::Alias(Type::Named(TypeId(index))) => Some(api.items[*index].name.as_str()),
            Form::Alias(_)
            | Form::Record(_)
            | Form::Choice(..)
            | Form::Codes(..)
            | Form::Union(_)
            | Form::Newtype(_) => None,
        }
    }

    #[test]
    fn of_inline_types_that_are_alike_the_one_with_the_shortest_name_is_kept() {
        let text = "
Order: {type: object, properties: {to: {type: object, properties: {kind: {enum: [home, work]}, at: {type: string}}}}}
Bill: {type: object, properties: {to: {type: object, properties: {kind: {enum: [home, work]}, at: {type: string}}}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        assert_eq!(same(&api, "OrderTo"), Some("BillTo"));
        assert_eq!(same(&api, "OrderToKind"), Some("BillToKind"));
        assert_eq!(record(&api, "BillTo").fields.len(), 2);
        assert!(matches!(item(&api, "BillToKind").form, Form::Choice(..)));
    }

    #[test]
    fn a_component_that_is_alike_is_kept_however_long_its_name() {
        let text = "
Bill: {type: object, properties: {kind: {enum: [home, work]}}}
KindOfWhatever: {enum: [home, work]}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        assert_eq!(same(&api, "BillKind"), Some("KindOfWhatever"));
    }

    #[test]
    fn components_stay_apart_and_so_do_texts_of_their_own_type() {
        let text = "
A: {type: object, properties: {name: {type: string}}}
B: {type: object, properties: {name: {type: string}}}
Id: {type: string}
Name: {type: string}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let all = ["A", "B", "Id", "Name"].map(|name| same(&api, name));
        assert_eq!(all, [None; 4]);
    }

    #[test]
    fn what_is_described_otherwise_stays_apart() {
        let text = "
A: {type: object, properties: {to: {type: object, properties: {name: {type: string, description: Whose it is.}}}}}
B: {type: object, properties: {to: {type: object, properties: {name: {type: string, description: What it is.}}}}}
C: {type: object, properties: {to: {type: object, required: [name], properties: {name: {type: string, description: Whose it is.}}}}}
D: {type: object, properties: {to: {type: object, deprecated: true, properties: {name: {type: string, description: Whose it is.}}}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let all = ["ATo", "BTo", "CTo", "DTo"].map(|name| same(&api, name));
        assert_eq!(all, [None; 4]);
    }

    #[test]
    fn objects_of_one_member_without_a_word_on_it_are_alike_as_the_same_member_only() {
        let text = "
A: {type: object, properties: {to: {type: object, properties: {name: {type: string}}}}}
B: {type: object, properties: {to: {type: object, properties: {name: {type: string}}}}}
C: {type: object, properties: {by: {type: object, properties: {name: {type: string}}}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        let all = ["ATo", "BTo", "CBy"].map(|name| same(&api, name));
        assert_eq!(all, [None, Some("ATo"), None]);
    }

    #[test]
    fn the_bodies_of_two_requests_stay_apart() {
        let body = "requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}, age: {type: integer}}}}}}";
        let operation = |id: &str| {
            format!("{{operationId: {id}, {body}, responses: {{'204': {{description: Done.}}}}}}")
        };
        let (api, said) = lowered(&format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{/a: {{post: {}}}, /b: {{post: {}}}}}",
            operation("makeA"),
            operation("makeB"),
        ));
        let api = api.expect(&said);
        let bodies: Vec<&str> = api.items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(bodies.len(), 2, "{bodies:?}");
        assert!(bodies.iter().all(|name| same(&api, name).is_none()));
    }
}
