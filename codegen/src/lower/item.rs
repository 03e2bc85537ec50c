//! A form becomes the content of a type with a name.

use crate::ir::{self, Item, Newtype, Type, TypeId};
use crate::openapi::Schema;
use crate::source::NodeId;

use super::form;
use super::formed::Form;
use super::types::Types;
use super::usage::{Hint, Made};
use super::{choice, docs, record, union};

/// Gives every declared type its content; new ones may come up on the way.
pub(super) fn fill(types: &mut Types<'_>) {
    while let Some((id, schemas)) = types.next() {
        let made = make(types, id, &schemas);
        types.fill(id, made);
    }
}

fn make<'a>(types: &mut Types<'a>, id: TypeId, schemas: &[&'a Schema]) -> Made {
    let schema = *schemas
        .last()
        .expect("a type is made of at least one schema");
    let formed = match schemas {
        [only] => form::of(types.nodes(), only),
        _ => form::of_all(types.nodes(), schemas),
    };
    formed.tell(&mut types.report);
    let name = types.name(id).clone();
    let hint = Hint {
        owner: name.plain(),
        part: "",
    };
    let mut origins = Vec::new();
    let form = match formed.form {
        Form::Record(merged) => {
            let record;
            (record, origins) = record::make(types, schema, &merged, types.constants(id), hint);
            ir::Form::Record(record)
        }
        Form::Choice(values, openness) => {
            let node = types.node(id);
            ir::Form::Choice(choice::variants(&mut types.report, node, &values), openness)
        }
        Form::Codes(values, openness) => {
            let node = types.node(id);
            ir::Form::Codes(choice::variants(&mut types.report, node, &values), openness)
        }
        Form::Union(members, discriminator) => {
            union::make(types, schema, &members, discriminator, hint)
        }
        Form::Kinds(kinds, merged) => union::of_kinds(types, &kinds, &merged, hint),
        Form::Text => ir::Form::Newtype(Newtype { from: Vec::new() }),
        Form::TextFrom(nodes) => ir::Form::Newtype(Newtype {
            from: newtypes(types, id, &nodes),
        }),
        Form::Reference(target) => ir::Form::Alias(types.reference(target).ty),
        form @ (Form::List(_) | Form::Map(_) | Form::Scalar(_)) => {
            ir::Form::Alias(types.unnamed(&form, hint))
        }
    };
    let item = Item {
        name,
        docs: docs::of_schema(schema),
        deprecated: schemas.iter().any(|schema| schema.deprecated),
        home: None,
        sent: false,
        error_body: false,
        request_of: None,
        turned_from: None,
        form,
        examples: schema.examples.clone(),
        example: None,
    };
    Made { item, origins }
}

fn newtypes<'a>(types: &mut Types<'a>, own: TypeId, nodes: &[&'a NodeId]) -> Vec<TypeId> {
    let mut from = Vec::new();
    for node in nodes {
        if let Type::Named(id) = types.reference(node).ty
            && id != own
            && !from.contains(&id)
        {
            from.push(id);
        }
    }
    from
}

#[cfg(test)]
mod tests {
    use crate::ir::{Form, Type};
    use crate::lower::sample::{item, record, schemas};

    #[test]
    fn a_named_text_is_of_its_own_type_and_a_named_scalar_an_alias() {
        let text = "
Id: {type: string}
When: {type: string, format: date-time}
Ref: {anyOf: [{$ref: '#/components/schemas/Id'}, {$ref: '#/components/schemas/Name'}]}
Name: {type: string}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        assert!(
            matches!(&item(&api, "Id").form, Form::Newtype(newtype) if newtype.from.is_empty())
        );
        assert!(matches!(
            &item(&api, "When").form,
            Form::Alias(Type::DateTime)
        ));
        assert!(
            matches!(&item(&api, "Ref").form, Form::Newtype(newtype) if newtype.from.len() == 2)
        );
    }

    #[test]
    fn an_inline_schema_is_called_by_its_owner_and_its_member() {
        let text = "A: {type: object, properties: {plan: {type: array, items: {type: object, properties: {a: {type: string}}}}}}";
        let (api, said) = schemas(text);
        assert_eq!(record(&api.expect(&said), "APlanItem").fields.len(), 1);
    }

    #[test]
    fn a_component_that_only_names_another_is_an_alias_of_it() {
        let text = "
A: {$ref: '#/components/schemas/B'}
B: {type: object, properties: {a: {type: string}}}";
        let (api, said) = schemas(text);
        let api = api.expect(&said);
        assert!(matches!(item(&api, "A").form, Form::Alias(Type::Named(_))));
        assert_eq!(api.items.len(), 2);
    }
}
