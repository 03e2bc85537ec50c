//! The operations of the small API.

use super::parts::{answer, body, errors, example, group, json, operation, parameter};
use super::{ADDON, ADDON_ID, APP_REF, FILTER, NEW_ADDON, TOKEN, docs, ident, text, tree};
use crate::ir::{
    Answers, Body, Content, Docs, Group, HttpMethod, Operation, Output, Parameter, ParameterPlace,
    Resend, Status, Style, Type, Wait,
};
use crate::tree::Tree;

pub(super) fn addons() -> Group {
    Group {
        docs: docs("Addons of an app.", ""),
        operations: vec![list(), provision(), get(), poll(), remove(), search()],
        ..group("addons", "Addons")
    }
}

fn app() -> Parameter {
    parameter(
        "app",
        Type::Named(APP_REF),
        ParameterPlace::Path,
        Some(text("my-app")),
    )
}

fn addon() -> Parameter {
    parameter("addon", Type::Named(ADDON_ID), ParameterPlace::Path, None)
}

fn optional(wire: &str, ty: Type, place: ParameterPlace) -> Parameter {
    Parameter {
        required: false,
        ..parameter(wire, ty, place, None)
    }
}

fn one() -> Tree {
    tree(&[
        ("id", text("ad-1")),
        ("status", text("running")),
        ("tags", Tree::List(vec![])),
        ("more", text("\"#\n")),
        ("deprovisioned_at", Tree::Null),
    ])
}

fn list() -> Operation {
    let listed = Type::List(Box::new(Type::Named(ADDON)));
    Operation {
        parameters: vec![
            app(),
            optional("dedicated", Type::Bool, ParameterPlace::Query),
            Parameter {
                style: Style::Form,
                ..optional(
                    "tags",
                    Type::List(Box::new(Type::String)),
                    ParameterPlace::Query,
                )
            },
            optional("X-Dry-Run", Type::Bool, ParameterPlace::Header),
            optional("since", Type::DateTime, ParameterPlace::Query),
        ],
        response_examples: vec![
            example(
                Status::Code(200),
                tree(&[("addons", Tree::List(vec![one()]))]),
            ),
            example(Status::Code(404), tree(&[("error", text("not found"))])),
            example(Status::Code(429), text("later")),
        ],
        error: Some(errors("ListError")),
        ..operation(
            "list",
            "List",
            HttpMethod::Get,
            "/apps/{app}/addons",
            json("addons", listed),
        )
    }
}

fn provision() -> Operation {
    Operation {
        parameters: vec![app()],
        body: Some(body(
            "addon",
            Type::Named(NEW_ADDON),
            Some(tree(&[(
                "addon",
                tree(&[
                    ("addon_provider_id", text("postgresql")),
                    ("plan_id", text("5d1e")),
                ]),
            )])),
        )),
        error: Some(errors("ProvisionError")),
        resend: Resend::Never,
        ..operation(
            "provision",
            "Provision",
            HttpMethod::Post,
            "/apps/{app}/addons",
            json("addon", Type::Named(ADDON)),
        )
    }
}

fn get() -> Operation {
    Operation {
        parameters: vec![app(), addon()],
        output: Output::Choice(Answers {
            name: ident("GetOutput"),
            docs: Docs::default(),
            variants: vec![
                answer(
                    Status::Code(200),
                    "Ok",
                    Content::Json {
                        ty: Type::Named(ADDON),
                        envelope: Some("addon".into()),
                    },
                ),
                answer(Status::Code(202), "Accepted", Content::Empty),
            ],
        }),
        response_examples: vec![example(Status::Code(200), tree(&[("addon", one())]))],
        deprecated: true,
        ..operation(
            "get",
            "Get",
            HttpMethod::Get,
            "/apps/{app}/addons/{addon}",
            json("addon", Type::Named(ADDON)),
        )
    }
}

fn poll() -> Operation {
    Operation {
        parameters: vec![app(), addon()],
        deprecated: true,
        waits: vec![Wait {
            method_name: ident("wait_until_running"),
            name: "running".into(),
            field: "status".into(),
            good: vec!["running".into()],
            bad: vec!["suspended".into()],
            interval_seconds: 5,
            limit_seconds: 1800,
        }],
        ..operation(
            "poll",
            "Poll",
            HttpMethod::Get,
            "/apps/{app}/addons/{addon}/state",
            json("addon", Type::Named(ADDON)),
        )
    }
}

fn remove() -> Operation {
    Operation {
        parameters: vec![app(), addon()],
        ..operation(
            "remove",
            "Remove",
            HttpMethod::Delete,
            "/apps/{app}/addons/{addon}",
            Output::One(Content::Empty, vec![Status::Code(204)]),
        )
    }
}

fn search() -> Operation {
    Operation {
        body: Some(Body {
            required: false,
            ..body("filter", Type::Named(FILTER), None)
        }),
        ..operation(
            "search",
            "Search",
            HttpMethod::Post,
            "/search",
            Output::One(Content::Text, vec![Status::Class(2)]),
        )
    }
}

pub(super) fn tokens() -> Group {
    let exchange = Operation {
        server: 1,
        security: vec![vec![1]],
        scopes: Vec::new(),
        ..operation(
            "exchange",
            "Exchange",
            HttpMethod::Post,
            "/tokens/exchange",
            Output::One(
                Content::Json {
                    ty: Type::Named(TOKEN),
                    envelope: None,
                },
                vec![Status::Code(200)],
            ),
        )
    };
    Group {
        operations: vec![exchange],
        ..group("tokens", "Tokens")
    }
}
