//! A schema where it stands becomes a type: one that has a name, or one that needs none.

use crate::diagnostic::Code;
use crate::ir::{Type, TypeId};
use crate::openapi::Schema;
use crate::source::NodeId;

use super::form;
use super::formed::{Form, Formed};
use super::names;
use super::peeled::{Peeled, has_structure, peel};
use super::types::Types;
use super::usage::{Constants, Hint, Usage};

/// Which components of the root have a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Components {
    All,
    /// Those that an operation leads to, by the names that they have among all.
    Reached,
}

/// What is said of a list or a map that holds itself.
pub(super) const LIST_OF_ITSELF: &str =
    "a list or map of itself has no Rust form; the inner one becomes free JSON";

impl<'a> Types<'a> {
    /// Gives the components of the root their types, or keeps their names for when they have one.
    pub(super) fn components(&mut self, components: Components) {
        let document = self.document;
        for (_, node) in &document.component_schemas {
            match components {
                Components::All => {
                    let _ = self.reference(node);
                }
                Components::Reached => self.reserve(node),
            }
        }
    }

    /// The type of a schema where it stands.
    pub(super) fn usage(&mut self, schema: &'a Schema, hint: Hint<'_>) -> Usage {
        let formed = form::of(self.nodes(), schema);
        self.usage_of_form(&formed, vec![schema], hint)
    }

    /// The type of what several parts of an `allOf` say about one member.
    pub(super) fn usage_of_all(
        &mut self,
        schemas: &[&'a Schema],
        constants: Constants,
        hint: Hint<'_>,
    ) -> Usage {
        let mut telling: Vec<&Schema> = Vec::new();
        for schema in schemas {
            let tells =
                has_structure(schema) || schema.reference.is_some() || !schema.all_of.is_empty();
            if tells && !telling.iter().any(|other| same_reference(other, schema)) {
                telling.push(schema);
            }
        }
        match telling.as_slice() {
            [] => Usage {
                ty: Type::Json,
                nullable: false,
            },
            [only] => {
                let formed = form::of(self.nodes(), only);
                self.usage_of_member(&formed, telling, constants, hint)
            }
            [.., last] => {
                let formed = form::of_all(self.nodes(), &telling);
                match formed.form {
                    // Texts and lists are not merged: the part that inherits says it most exactly.
                    Form::Text | Form::TextFrom(_) | Form::List(_) | Form::Union(..) => {
                        self.usage(last, hint)
                    }
                    Form::Reference(_)
                    | Form::Record(_)
                    | Form::Choice(..)
                    | Form::Codes(..)
                    | Form::Kinds(..)
                    | Form::Map(_)
                    | Form::Scalar(_) => self.usage_of_member(&formed, telling, constants, hint),
                }
            }
        }
    }

    fn usage_of_member(
        &mut self,
        formed: &Formed<'a>,
        schemas: Vec<&'a Schema>,
        constants: Constants,
        hint: Hint<'_>,
    ) -> Usage {
        match formed.constant() {
            Some(text) if constants == Constants::Fixed => {
                formed.tell(&mut self.report);
                Usage {
                    ty: Type::Constant(text.to_owned()),
                    nullable: false,
                }
            }
            Some(_) | None => self.usage_of_form(formed, schemas, hint),
        }
    }

    /// The type of what a reference leads to; free JSON when it leads nowhere, which was reported.
    pub(super) fn reference(&mut self, node: &'a NodeId) -> Usage {
        let target = self.forwarded(node);
        let Some(schema) = self.nodes().schemas.get(target) else {
            return Usage {
                ty: Type::Json,
                nullable: false,
            };
        };
        let ty = if let Some(id) = self.known(target) {
            id
        } else {
            let name = names::of_node(self.sources, target);
            self.declare(target, vec![schema], &name, false)
        };
        Usage {
            ty: Type::Named(ty),
            nullable: self.allows_null(target),
        }
    }

    fn usage_of_form(
        &mut self,
        formed: &Formed<'a>,
        schemas: Vec<&'a Schema>,
        hint: Hint<'_>,
    ) -> Usage {
        let nullable = formed.nullable;
        match &formed.form {
            Form::Record(_)
            | Form::Choice(..)
            | Form::Codes(..)
            | Form::Union(..)
            | Form::Kinds(..)
            | Form::TextFrom(_) => Usage {
                ty: Type::Named(self.inline(schemas, hint)),
                nullable,
            },
            Form::Reference(target) => {
                let used = self.reference(target);
                Usage {
                    nullable: nullable || used.nullable,
                    ..used
                }
            }
            Form::Text | Form::List(_) | Form::Map(_) | Form::Scalar(_) => {
                formed.tell(&mut self.report);
                Usage {
                    ty: self.unnamed(&formed.form, hint),
                    nullable,
                }
            }
        }
    }

    fn inline(&mut self, schemas: Vec<&'a Schema>, hint: Hint<'_>) -> TypeId {
        let node = &schemas
            .last()
            .expect("an inline type is made of at least one schema")
            .id;
        if let Some(id) = self.known(node) {
            return id;
        }
        let owner = self.owner(node).unwrap_or(hint.owner);
        let name = format!("{owner}{}", hint.part);
        self.declare(node, schemas, &name, true)
    }

    /// The type of a form that needs no name of its own.
    pub(super) fn unnamed(&mut self, form: &Form<'a>, hint: Hint<'_>) -> Type {
        match form {
            Form::Text => Type::String,
            Form::Scalar(ty) => ty.clone(),
            Form::List(items) => Type::List(Box::new(self.element(*items, hint, "Item"))),
            Form::Map(values) => Type::Map(Box::new(self.element(*values, hint, "Value"))),
            Form::Reference(_)
            | Form::Record(_)
            | Form::Choice(..)
            | Form::Codes(..)
            | Form::Union(..)
            | Form::Kinds(..)
            | Form::TextFrom(_) => unreachable!("forms that are types of their own are declared"),
        }
    }

    fn element(&mut self, schema: Option<&'a Schema>, hint: Hint<'_>, word: &str) -> Type {
        let Some(schema) = schema else {
            return Type::Json;
        };
        // By way of an `allOf`, which gives the elements no name to stop at.
        if self.elements.contains(&&schema.id) {
            self.report
                .at_value(Code::NotModelled, &schema.id, LIST_OF_ITSELF);
            return Type::Json;
        }
        self.elements.push(&schema.id);
        let part = format!("{}{word}", hint.part);
        let hint = Hint {
            owner: hint.owner,
            part: &part,
        };
        let ty = self.usage(schema, hint).whole();
        self.elements.pop();
        ty
    }
}

fn same_reference(one: &Schema, other: &Schema) -> bool {
    match (peel(one), peel(other)) {
        (Peeled::Reference(one, _), Peeled::Reference(other, _)) => one == other,
        (Peeled::Reference(..) | Peeled::Own(..), Peeled::Own(..))
        | (Peeled::Own(..), Peeled::Reference(..)) => false,
    }
}
