//! The types of the small API.

use super::{ADDON, ADDON_ID, APP_ID, STATUS, TAGS, ident, text, tree, variant};
use crate::ir::{
    Docs, Field, Form, Item, JsonKind, Newtype, Openness, Pick, Presence, Record, Rest, Type,
    Union, UnionVariant, Way,
};
use crate::tree::Tree;

pub(super) fn items() -> Vec<Item> {
    vec![
        item("AddonId", Form::Newtype(Newtype { from: Vec::new() })),
        Item {
            home: None,
            ..item("AppId", Form::Newtype(Newtype { from: Vec::new() }))
        },
        item("AppRef", Form::Newtype(Newtype { from: vec![APP_ID] })),
        item(
            "AddonStatus",
            Form::Choice(
                vec![
                    variant("Running", "running"),
                    variant("Suspended", "suspended"),
                ],
                Openness::Closed,
            ),
        ),
        addon(),
        new_addon(),
        Item {
            error_body: true,
            home: None,
            ..item(
                "ErrorMessage",
                record(vec![field("error", Presence::Required, Type::String)], None),
            )
        },
        Item {
            error_body: true,
            home: None,
            ..item(
                "FieldMessage",
                Form::Union(Union {
                    tag: None,
                    variants: field_messages(),
                    several: None,
                }),
            )
        },
        item("Tags", Form::Alias(Type::List(Box::new(Type::String)))),
        Item {
            home: Some(1),
            ..item(
                "Token",
                record(vec![field("token", Presence::Required, Type::Secret)], None),
            )
        },
        Item {
            sent: true,
            deprecated: true,
            ..item(
                "Filter",
                record(vec![field("type", Presence::Optional, Type::String)], None),
            )
        },
        flags(),
        empty(),
    ]
}

/// Nine required members, five of them flags; documented by somebody who means harm.
fn flags() -> Item {
    let names = ["shared", "hidden", "paid", "backed_up", "replicated"];
    let mut fields: Vec<Field> = names
        .map(|name| field(name, Presence::Required, Type::Bool))
        .into();
    fields.extend(
        ["price", "size", "speed", "load"].map(|name| field(name, Presence::Required, Type::F32)),
    );
    let text = "*/ [foo] <script>\r\n#![no_std]\n```rust\npanic!()\n\n    let x;\n```\n\n    panic!()\n\nSee https://a.b/c_d, \
                `open and snake_case::Path (PostgreSQL).\n- a\nlazy\n> quote\nlazy\n\n| a | b |\n|---|---|\n| [x](y) | <b>z</b> |\n\n```";
    Item {
        deprecated: true,
        home: None,
        docs: Docs {
            summary: "A \"#\n */ word".into(),
            text: text.into(),
        },
        ..item("Flags", record(fields, None))
    }
}

fn empty() -> Item {
    Item {
        home: None,
        ..item("Nothing", record(Vec::new(), None))
    }
}

fn addon() -> Item {
    let mut fields = vec![
        field("id", Presence::Required, Type::Named(ADDON_ID)),
        field("status", Presence::Required, Type::Named(STATUS)),
        field("tags", Presence::Required, Type::Named(TAGS)),
        field("deprovisioned_at", Presence::Nullable, Type::DateTime),
        field("hds_resource", Presence::Optional, Type::Bool),
        field("position", Presence::OptionalNullable, Type::I64),
        field("price", Presence::Optional, Type::F64),
        field(
            "parent",
            Presence::Optional,
            Type::Boxed(Box::new(Type::Named(ADDON))),
        ),
    ];
    fields[6].deprecated = true;
    let example = tree(&[
        ("id", text("ad-1")),
        ("status", text("running")),
        ("tags", Tree::List(vec![])),
        ("deprovisioned_at", Tree::Null),
    ]);
    Item {
        examples: vec![example.clone()],
        example: Some(example),
        ..item("Addon", record(fields, Some(Type::Json)))
    }
}

fn new_addon() -> Item {
    let map = Type::Map(Box::new(Type::String));
    let mut fields = vec![
        field("addon_provider_id", Presence::Required, Type::String),
        field("plan_id", Presence::Required, Type::Named(ADDON_ID)),
        field("options", Presence::Optional, map),
        field("note", Presence::OptionalNullable, Type::String),
        field("type", Presence::Optional, Type::Named(STATUS)),
    ];
    fields[3].deprecated = true;
    fields[4].deprecated = true;
    Item {
        sent: true,
        ..item("NewAddon", record(fields, None))
    }
}

fn field_messages() -> Vec<UnionVariant> {
    vec![
        UnionVariant {
            name: ident("Text"),
            docs: Docs::default(),
            ty: Type::String,
            pick: Pick::Kind(JsonKind::String),
        },
        UnionVariant {
            name: ident("List"),
            docs: Docs::default(),
            ty: Type::List(Box::new(Type::String)),
            pick: Pick::Kind(JsonKind::List),
        },
    ]
}

fn item(name: &str, form: Form) -> Item {
    Item {
        name: ident(name),
        docs: Docs::default(),
        deprecated: false,
        home: Some(0),
        sent: false,
        error_body: false,
        request_of: None,
        turned_from: None,
        form,
        examples: Vec::new(),
        example: None,
    }
}

fn record(fields: Vec<Field>, rest: Option<Type>) -> Form {
    Form::Record(Record {
        fields,
        rest: rest.map(|ty| Rest {
            shown: Vec::new(),
            name: ident("additional"),
            ty,
        }),
    })
}

fn field(wire: &str, presence: Presence, ty: Type) -> Field {
    let name = if wire == "type" { "r#type" } else { wire };
    Field {
        wire: wire.into(),
        name: ident(name),
        clear: ident(&format!("clear_{wire}")),
        docs: Docs::default(),
        deprecated: false,
        presence,
        way: Way::Both,
        ty,
        example: None,
    }
}
