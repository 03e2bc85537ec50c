//! Security schemes, and what asks for them, become their models.

use super::cursor::Cursor;
use super::flows::flows;
use super::object::{Object, Unread};
use super::parameter::parameter_place;
use super::reference::followed;
use super::words;
use crate::diagnostic::{Code, Diagnostic};
use crate::openapi::{SecurityRequirement, SecurityScheme, SecuritySchemeKind};
use crate::tree::Tree;

/// Nothing when `security` is not written.
pub(super) fn security(object: &Object<'_>) -> Option<Vec<SecurityRequirement>> {
    object.list_if_any("security", requirement)
}

fn requirement(at: &Cursor<'_>) -> Option<SecurityRequirement> {
    at.object()?;
    let schemes = at
        .entries()
        .map(|(name, at)| (name.to_owned(), scopes(&at)));
    Some(SecurityRequirement {
        id: at.id.clone(),
        schemes: schemes.collect(),
    })
}

/// `- key:` without a list is how many people write `- key: []`.
fn scopes(at: &Cursor<'_>) -> Vec<String> {
    if *at.tree != Tree::Null {
        return at.texts();
    }
    let message = format!("{} is null; it is read as an empty list", at.name());
    let loose = Diagnostic::new(Code::LooseKind, at.id.value(), message);
    at.desk.say(loose.help("write `[]`"));
    Vec::new()
}

#[derive(Clone, Copy)]
enum SchemeType {
    ApiKey,
    Http,
    OAuth2,
    OpenIdConnect,
    MutualTls,
}

const TYPES: [(&str, SchemeType); 5] = [
    ("apiKey", SchemeType::ApiKey),
    ("http", SchemeType::Http),
    ("oauth2", SchemeType::OAuth2),
    ("openIdConnect", SchemeType::OpenIdConnect),
    ("mutualTLS", SchemeType::MutualTls),
];

pub(super) fn scheme(at: &Cursor<'_>) -> Option<SecurityScheme> {
    let at = &followed(at)?;
    let object = at.object()?;
    let scheme_type = object
        .needed("type")
        .and_then(|name| name.one_of(TYPES, "type of scheme"));
    let kind = scheme_type.and_then(|scheme_type| kind(&object, scheme_type));
    let description = object.text("description");
    let deprecated = object.flag("deprecated").unwrap_or_default();
    let env = words::env(&object);
    let token_exchange = words::token_exchange(&object);
    // Which of these belong to which type matters to nobody here.
    let silent = &[
        "bearerFormat",
        "flows",
        "in",
        "name",
        // What stands there is said by `flows`, and is not asked for at run time.
        "oauth2MetadataUrl",
        "openIdConnectUrl",
        "scheme",
    ];
    object.finish(Unread {
        of: "security scheme",
        silent,
        missed: &[],
    });
    Some(SecurityScheme {
        id: at.id.clone(),
        description,
        kind: kind?,
        deprecated,
        env,
        token_exchange,
    })
}

fn kind(object: &Object<'_>, scheme_type: SchemeType) -> Option<SecuritySchemeKind> {
    match scheme_type {
        SchemeType::ApiKey => {
            let name = object.needed("name").and_then(|name| name.text());
            let place = object
                .needed("in")
                .and_then(|place| parameter_place(&place));
            Some(SecuritySchemeKind::ApiKey {
                place: place?,
                name: name?,
            })
        }
        SchemeType::Http => {
            let scheme = object.needed("scheme").and_then(|scheme| scheme.text());
            object.text("bearerFormat");
            Some(SecuritySchemeKind::Http {
                scheme: scheme?.to_lowercase(),
            })
        }
        SchemeType::OAuth2 => {
            let flows = object.needed("flows").map(|at| flows(&at));
            Some(SecuritySchemeKind::OAuth2(flows?))
        }
        SchemeType::OpenIdConnect => Some(SecuritySchemeKind::OpenIdConnect),
        SchemeType::MutualTls => Some(SecuritySchemeKind::MutualTls),
    }
}
