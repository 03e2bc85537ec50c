//! A small API that has one of everything, to be emitted in tests.

mod groups;
mod items;
mod parts;

use self::groups::{addons, tokens};
use self::items::items;
use super::Options;
use crate::ir::{
    Api, Docs, OperationId, OwnServer, Scheme, SchemeKind, Server, TypeId, Variable, Variant,
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
                deprecated: false,
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
                deprecated: false,
                env: None,
                kind: SchemeKind::Basic,
            },
        ],
        choice_of_server: None,
        certificates: Vec::new(),
        groups: vec![addons(), tokens()],
        items: items(),
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
