//! Security schemes become credentials, and requirements which of them a call sends.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Docs, KeyPlace};
use crate::naming::{Ident, Scope};
use crate::openapi::{
    Document, Operation, ParameterPlace, SecurityRequirement, SecurityScheme, SecuritySchemeKind,
    TokenExchange,
};

use super::docs;
use super::report::Report;
use crate::near::{is_meant, near};

/// The schemes of a document; exchanges are resolved when every operation is known.
pub(super) struct Schemes<'a> {
    pub(super) list: Vec<Scheme<'a>>,
    unreadable: &'a [String],
}

pub(super) struct Scheme<'a> {
    pub(super) wire: &'a str,
    pub(super) docs: Docs,
    pub(super) env: Option<String>,
    pub(super) kind: Kind<'a>,
}

pub(super) enum Kind<'a> {
    Basic,
    Bearer,
    Exchange(Ident, &'a TokenExchange),
    ApiKey { place: KeyPlace, name: String },
    Other(String),
}

impl<'a> Schemes<'a> {
    pub(super) fn of(document: &'a Document, roots: &mut Scope, report: &mut Report<'_>) -> Self {
        let list = document
            .security_schemes
            .iter()
            .map(|(wire, scheme)| Scheme {
                wire,
                docs: docs::of(None, scheme.description.as_deref()),
                env: scheme.env.clone(),
                kind: kind(wire, scheme, roots, report),
            })
            .collect();
        let unreadable = &document.unreadable_schemes;
        Self { list, unreadable }
    }

    /// Alternatives by their schemes' positions.
    pub(super) fn of_operation(
        &self,
        document: &Document,
        operation: &Operation,
        report: &mut Report<'_>,
    ) -> Vec<Vec<usize>> {
        let written = operation.security.as_ref().or(document.security.as_ref());
        let requirements = written.map(Vec::as_slice).unwrap_or_default();
        requirements
            .iter()
            .filter_map(|requirement| self.alternative(requirement, report))
            .collect()
    }

    fn alternative(
        &self,
        requirement: &SecurityRequirement,
        report: &mut Report<'_>,
    ) -> Option<Vec<usize>> {
        let mut together = Vec::with_capacity(requirement.schemes.len());
        let mut complete = true;
        for (name, _) in &requirement.schemes {
            if let Some(position) = self.list.iter().position(|scheme| scheme.wire == name) {
                together.push(position);
            } else {
                // Why it cannot be read was said where it is described.
                if !self.unreadable.contains(name) {
                    self.refuse_unknown(requirement, name, report);
                }
                complete = false;
            }
        }
        complete.then_some(together)
    }

    fn refuse_unknown(
        &self,
        requirement: &SecurityRequirement,
        name: &str,
        report: &mut Report<'_>,
    ) {
        let node = requirement.id.child(name);
        let message = format!("the security scheme `{name}` is not described");
        let mut diagnostic = Diagnostic::new(Code::UnknownScheme, node.key(), message);
        diagnostic = match near(name, self.list.iter().map(|scheme| scheme.wire)) {
            Some(near) => diagnostic.help(is_meant(near)),
            None => diagnostic.help("describe it under `components.securitySchemes` of the root"),
        };
        report.push(&node, diagnostic);
    }
}

fn kind<'a>(
    wire: &str,
    scheme: &'a SecurityScheme,
    roots: &mut Scope,
    report: &mut Report<'_>,
) -> Kind<'a> {
    let kind = match &scheme.kind {
        SecuritySchemeKind::Http { scheme: name, .. } => {
            match (name.as_str(), &scheme.token_exchange) {
                ("bearer", Some(exchange)) => {
                    return Kind::Exchange(report.ident(roots.name(wire), &scheme.id), exchange);
                }
                ("bearer", None) => Kind::Bearer,
                ("basic", _) => Kind::Basic,
                (other, _) => unmodelled(scheme, format!("the HTTP scheme `{other}`"), report),
            }
        }
        SecuritySchemeKind::ApiKey { place, name } => match key_place(*place) {
            Some(place) => Kind::ApiKey {
                place,
                name: name.clone(),
            },
            None => unmodelled(scheme, "a key in the path".to_owned(), report),
        },
        SecuritySchemeKind::OAuth2 => unmodelled(scheme, "OAuth 2".to_owned(), report),
        SecuritySchemeKind::OpenIdConnect => {
            unmodelled(scheme, "OpenID Connect".to_owned(), report)
        }
        SecuritySchemeKind::MutualTls => unmodelled(scheme, "mutual TLS".to_owned(), report),
    };
    if let Some(exchange) = &scheme.token_exchange {
        let message = "`x-token-exchange` needs a scheme of `type: http` and `scheme: bearer`";
        report.at_key(Code::ExchangeWord, &exchange.id, message);
    }
    kind
}

fn unmodelled<'a>(scheme: &SecurityScheme, what: String, report: &mut Report<'_>) -> Kind<'a> {
    let message = format!(
        "{what} is not modelled; its credential is given as a ready `Authorization` header"
    );
    report.at_value(Code::NotModelled, &scheme.id, message);
    Kind::Other(what)
}

fn key_place(place: ParameterPlace) -> Option<KeyPlace> {
    match place {
        ParameterPlace::Header => Some(KeyPlace::Header),
        ParameterPlace::Query => Some(KeyPlace::Query),
        ParameterPlace::Cookie => Some(KeyPlace::Cookie),
        ParameterPlace::Path | ParameterPlace::QueryString => None,
    }
}
