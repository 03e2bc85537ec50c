//! A small API that has one of everything, to be emitted in tests.

use super::Options;
use crate::ir::{
    Answer, Answers, Api, Body, Content, Docs, Example, Field, Form, Group, HttpMethod, Item,
    JsonKind, ListStyle, Newtype, Operation, OperationId, Output, OwnServer, Parameter,
    ParameterPlace, Pick, Presence, Record, Resend, ResponseExample, Rest, Scheme, SchemeKind,
    Server, Status, Type, TypeId, Union, UnionVariant, Variable, Variant, Wait,
};
use crate::naming::Ident;
use crate::tree::Tree;

pub(super) fn options() -> Options {
    Options {
        crate_name: "scalingo".into(),
        tests: true,
        regenerate: "cargo xtask generate".into(),
    }
}

const ADDON_ID: TypeId = TypeId(0);
const APP_ID: TypeId = TypeId(1);
const APP_REF: TypeId = TypeId(2);
const STATUS: TypeId = TypeId(3);
const ADDON: TypeId = TypeId(4);
const NEW_ADDON: TypeId = TypeId(5);
const MESSAGE: TypeId = TypeId(6);
const FIELD_MESSAGE: TypeId = TypeId(7);
const TAGS: TypeId = TypeId(8);
const TOKEN: TypeId = TypeId(9);
const FILTER: TypeId = TypeId(10);

pub(super) fn api() -> Api {
    Api {
        title: "Scalingo Addons API".into(),
        version: "1".into(),
        docs: docs("Addons of apps.", ""),
        servers: vec![
            Server {
                url: "https://api.{region}.scalingo.com/v1".into(),
                docs: Docs::default(),
                env: Some("SCALINGO_API_URL".into()),
                own: None,
            },
            Server {
                url: "https://auth.scalingo.com/v1".into(),
                docs: docs("The authentication host.", ""),
                env: Some("SCALINGO_AUTH_URL".into()),
                own: Some(OwnServer {
                    name: "auth".into(),
                    setter: ident("auth_base_url"),
                }),
            },
        ],
        variables: vec![Variable {
            wire: "region".into(),
            setter: ident("region"),
            docs: docs("Where apps run.", ""),
            default: "osc-fr1".into(),
            env: Some("SCALINGO_REGION".into()),
            choice: Some((
                ident("Region"),
                vec![
                    variant("OscFr1", "osc-fr1"),
                    variant("OscSecnumFr1", "osc-secnum-fr1"),
                ],
            )),
        }],
        schemes: vec![
            Scheme {
                wire: "ApiToken".into(),
                docs: Docs::default(),
                env: Some("SCALINGO_API_TOKEN".into()),
                kind: SchemeKind::Exchange {
                    credential: ident("ApiToken"),
                    operation: OperationId { group: 1, index: 0 },
                    token: "token".into(),
                    lifetime_seconds: 3600,
                    renew_seconds: 300,
                },
            },
            Scheme {
                wire: "Basic".into(),
                docs: Docs::default(),
                env: None,
                kind: SchemeKind::Basic,
            },
        ],
        groups: vec![addons(), tokens()],
        items: items(),
    }
}

fn items() -> Vec<Item> {
    vec![
        item("AddonId", Form::Newtype(Newtype { from: Vec::new() })),
        Item {
            home: None,
            ..item("AppId", Form::Newtype(Newtype { from: Vec::new() }))
        },
        item("AppRef", Form::Newtype(Newtype { from: vec![APP_ID] })),
        item(
            "AddonStatus",
            Form::Choice(vec![
                variant("Running", "running"),
                variant("Suspended", "suspended"),
            ]),
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
            ..item(
                "Filter",
                record(vec![field("type", Presence::Optional, Type::String)], None),
            )
        },
    ]
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
        examples: vec![example],
        ..item("Addon", record(fields, Some(Type::Json)))
    }
}

fn new_addon() -> Item {
    let map = Type::Map(Box::new(Type::String));
    let fields = vec![
        field("addon_provider_id", Presence::Required, Type::String),
        field("plan_id", Presence::Required, Type::Named(ADDON_ID)),
        field("options", Presence::Optional, map),
        field("note", Presence::OptionalNullable, Type::String),
        field("type", Presence::Optional, Type::Named(STATUS)),
    ];
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

fn addons() -> Group {
    let app = || {
        parameter(
            "app",
            Type::Named(APP_REF),
            ParameterPlace::Path,
            Some(text("my-app")),
        )
    };
    let addon = || parameter("addon", Type::Named(ADDON_ID), ParameterPlace::Path, None);
    let listed = Type::List(Box::new(Type::Named(ADDON)));
    let optional = |wire, ty, place| Parameter {
        required: false,
        ..parameter(wire, ty, place, None)
    };
    let one = tree(&[
        ("id", text("ad-1")),
        ("status", text("running")),
        ("tags", Tree::List(vec![])),
        ("more", text("\"#\n")),
        ("deprovisioned_at", Tree::Null),
    ]);
    let list = Operation {
        parameters: vec![
            app(),
            optional("dedicated", Type::Bool, ParameterPlace::Query),
            Parameter {
                list: ListStyle::Comma,
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
                tree(&[("addons", Tree::List(vec![one.clone()]))]),
            ),
            example(Status::Code(404), tree(&[("error", text("not found"))])),
            ResponseExample {
                media: "text/plain".into(),
                ..example(Status::Code(429), text("later"))
            },
        ],
        error: Some(errors("ListError")),
        ..operation(
            "list",
            "List",
            HttpMethod::Get,
            "/apps/{app}/addons",
            json("addons", listed),
        )
    };
    let provision = Operation {
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
    };
    let get = Operation {
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
        response_examples: vec![example(Status::Code(200), tree(&[("addon", one)]))],
        deprecated: true,
        ..operation(
            "get",
            "Get",
            HttpMethod::Get,
            "/apps/{app}/addons/{addon}",
            json("addon", Type::Named(ADDON)),
        )
    };
    let poll = Operation {
        parameters: vec![app(), addon()],
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
    };
    let remove = Operation {
        parameters: vec![app(), addon()],
        ..operation(
            "remove",
            "Remove",
            HttpMethod::Delete,
            "/apps/{app}/addons/{addon}",
            Output::One(Content::Empty, vec![Status::Code(204)]),
        )
    };
    let search = Operation {
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
    };
    let operations = vec![list, provision, get, poll, remove, search];
    Group {
        docs: docs("Addons of an app.", ""),
        operations,
        ..group("addons", "Addons")
    }
}

fn tokens() -> Group {
    let exchange = Operation {
        server: 1,
        security: vec![vec![1]],
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

fn errors(name: &str) -> Answers {
    let message = |ty| Content::Json {
        ty: Type::Named(ty),
        envelope: None,
    };
    Answers {
        name: ident(name),
        docs: Docs::default(),
        variants: vec![
            answer(Status::Default, "Other", message(FIELD_MESSAGE)),
            answer(Status::Class(5), "ServerError", message(MESSAGE)),
            answer(Status::Code(404), "NotFound", message(MESSAGE)),
            answer(Status::Code(429), "TooManyRequests", Content::Text),
        ],
    }
}

fn operation(
    name: &str,
    marker: &str,
    method: HttpMethod,
    path: &str,
    output: Output,
) -> Operation {
    Operation {
        wire: name.into(),
        method_name: ident(name),
        marker: ident(marker),
        docs: docs("Does it.", ""),
        deprecated: false,
        method,
        path: path.into(),
        server: 0,
        security: vec![vec![0], vec![1]],
        resend: Resend::Safe,
        parameters: Vec::new(),
        body: None,
        output,
        error: None,
        waits: Vec::new(),
        pagination: None,
        response_examples: Vec::new(),
    }
}

fn json(envelope: &str, ty: Type) -> Output {
    Output::One(
        Content::Json {
            ty,
            envelope: Some(envelope.into()),
        },
        vec![Status::Code(200)],
    )
}

fn body(name: &str, ty: Type, example: Option<Tree>) -> Body {
    Body {
        name: ident(name),
        docs: Docs::default(),
        required: true,
        ty,
        envelope: Some(name.into()),
        examples: example
            .map(|value| Example {
                name: "smallest".into(),
                value,
            })
            .into_iter()
            .collect(),
    }
}

fn parameter(wire: &str, ty: Type, place: ParameterPlace, example: Option<Tree>) -> Parameter {
    Parameter {
        wire: wire.into(),
        name: ident(&wire.to_lowercase().replace('-', "_")),
        docs: Docs::default(),
        deprecated: false,
        place,
        required: true,
        ty,
        list: ListStyle::Repeated,
        example,
    }
}

fn answer(status: Status, variant: &str, content: Content) -> Answer {
    Answer {
        status,
        variant: ident(variant),
        docs: docs("It is so.", ""),
        content,
    }
}

fn example(status: Status, value: Tree) -> ResponseExample {
    ResponseExample {
        status,
        media: "application/json".into(),
        name: "recorded".into(),
        value,
    }
}

fn group(name: &str, handle: &str) -> Group {
    Group {
        wire: name.into(),
        docs: Docs::default(),
        module: ident(name),
        handle: ident(handle),
        accessor: ident(name),
        operations: Vec::new(),
    }
}

fn item(name: &str, form: Form) -> Item {
    Item {
        name: ident(name),
        docs: Docs::default(),
        deprecated: false,
        home: Some(0),
        sent: false,
        error_body: false,
        form,
        examples: Vec::new(),
    }
}

fn record(fields: Vec<Field>, rest: Option<Type>) -> Form {
    Form::Record(Record {
        fields,
        rest: rest.map(|ty| Rest {
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
        docs: Docs::default(),
        deprecated: false,
        presence,
        ty,
    }
}

fn variant(name: &str, wire: &str) -> Variant {
    Variant {
        name: ident(name),
        wire: wire.into(),
        docs: Docs::default(),
    }
}

fn docs(summary: &str, text: &str) -> Docs {
    Docs {
        summary: summary.into(),
        text: text.into(),
    }
}

fn tree(members: &[(&str, Tree)]) -> Tree {
    Tree::Map(
        members
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    )
}

fn text(text: &str) -> Tree {
    Tree::Text(text.into())
}

fn ident(text: &str) -> Ident {
    Ident::of_test(text)
}
