//! Security schemes become credentials, and requirements which of them a call sends.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Certificate, Docs, KeyPlace, Scopes};
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
    by_name: HashMap<&'a str, Carrier>,
    unreadable: &'a [String],
}

/// What says who is calling.
#[derive(Clone, Copy, Debug)]
enum Carrier {
    /// A request, by the scheme at this position.
    Request(usize),
    /// The connection, by a certificate that the client gave to its transport.
    Connection,
}

/// What an operation asks for.
#[derive(Default)]
pub(super) struct Needs {
    /// Alternatives by their schemes' positions.
    pub(super) alternatives: Vec<Vec<usize>>,
    pub(super) scopes: Vec<Scopes>,
}

pub(super) struct Scheme<'a> {
    pub(super) wire: &'a str,
    pub(super) docs: Docs,
    pub(super) deprecated: bool,
    pub(super) env: Option<String>,
    pub(super) kind: Kind<'a>,
}

pub(super) enum Kind<'a> {
    Basic,
    Bearer,
    Exchange(Ident, &'a TokenExchange),
    Granted {
        client_credentials: Option<String>,
        refresh: Option<String>,
    },
    ApiKey {
        place: KeyPlace,
        name: String,
    },
    Other(String),
}

impl<'a> Schemes<'a> {
    pub(super) fn of(document: &'a Document, roots: &mut Scope, report: &mut Report<'_>) -> Self {
        let mut list = Vec::new();
        let mut by_name = HashMap::new();
        for (wire, scheme) in &document.security_schemes {
            let Some(kind) = kind(wire, scheme, roots, report) else {
                by_name.insert(wire.as_str(), Carrier::Connection);
                continue;
            };
            by_name.insert(wire.as_str(), Carrier::Request(list.len()));
            list.push(Scheme {
                wire,
                docs: docs::of(None, scheme.description.as_deref()),
                deprecated: scheme.deprecated,
                env: scheme.env.clone(),
                kind,
            });
        }
        Self {
            list,
            by_name,
            unreadable: &document.unreadable_schemes,
        }
    }

    /// The schemes that a transport has to see to.
    pub(super) fn certificates(&self, document: &Document) -> Vec<Certificate> {
        let all = document.security_schemes.iter();
        let theirs = all.filter(|(wire, _)| {
            matches!(self.by_name.get(wire.as_str()), Some(Carrier::Connection))
        });
        let certificates = theirs.map(|(wire, scheme)| Certificate {
            wire: wire.clone(),
            docs: docs::of(None, scheme.description.as_deref()),
        });
        certificates.collect()
    }

    pub(super) fn of_operation(
        &self,
        document: &Document,
        operation: &Operation,
        report: &mut Report<'_>,
    ) -> Needs {
        let written = operation.security.as_ref().or(document.security.as_ref());
        let requirements = written.map(Vec::as_slice).unwrap_or_default();
        let mut needs = Needs::default();
        for requirement in requirements {
            let Some(together) = self.alternative(requirement, report) else {
                continue;
            };
            for (position, scopes) in &together {
                needs.add_scopes(*position, scopes);
            }
            let positions: Vec<usize> = together.iter().map(|(position, _)| *position).collect();
            if !needs.alternatives.contains(&positions) {
                needs.alternatives.push(positions);
            }
        }
        needs
    }

    fn alternative<'r>(
        &self,
        requirement: &'r SecurityRequirement,
        report: &mut Report<'_>,
    ) -> Option<Vec<(usize, &'r [String])>> {
        let mut together = Vec::with_capacity(requirement.schemes.len());
        let mut complete = true;
        for (name, scopes) in &requirement.schemes {
            match self.by_name.get(name.as_str()) {
                Some(Carrier::Request(position)) => together.push((*position, scopes.as_slice())),
                Some(Carrier::Connection) => {}
                None => {
                    // Why it cannot be read was said where it is described.
                    if !self.unreadable.contains(name) {
                        self.refuse_unknown(requirement, name, report);
                    }
                    complete = false;
                }
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
        let mut known: Vec<&str> = self.by_name.keys().copied().collect();
        known.sort_unstable();
        diagnostic = match near(name, known) {
            Some(near) => diagnostic.help(is_meant(near)),
            None => diagnostic.help("describe it under `components.securitySchemes` of the root"),
        };
        report.push(&node, diagnostic);
    }
}

impl Needs {
    fn add_scopes(&mut self, scheme: usize, scopes: &[String]) {
        if scopes.is_empty() {
            return;
        }
        let scopes = scopes.to_vec();
        match self.scopes.iter_mut().find(|known| known.scheme == scheme) {
            Some(known) if known.alternatives.contains(&scopes) => {}
            Some(known) => known.alternatives.push(scopes),
            None => self.scopes.push(Scopes {
                scheme,
                alternatives: vec![scopes],
            }),
        }
    }
}

/// Nothing when it is not the request that says who is calling.
fn kind<'a>(
    wire: &str,
    scheme: &'a SecurityScheme,
    roots: &mut Scope,
    report: &mut Report<'_>,
) -> Option<Kind<'a>> {
    let kind = match &scheme.kind {
        SecuritySchemeKind::Http { scheme: name, .. } => {
            match (name.as_str(), &scheme.token_exchange) {
                ("bearer", Some(exchange)) => {
                    let name = report.ident(roots.name(wire), &scheme.id);
                    return Some(Kind::Exchange(name, exchange));
                }
                ("bearer", None) => Some(Kind::Bearer),
                ("basic", _) => Some(Kind::Basic),
                (other, _) => Some(unmodelled(
                    scheme,
                    format!("the HTTP scheme `{other}`"),
                    report,
                )),
            }
        }
        SecuritySchemeKind::ApiKey { place, name } => match key_place(*place) {
            Some(place) => Some(Kind::ApiKey {
                place,
                name: name.clone(),
            }),
            None => Some(unmodelled(scheme, "a key in the path".to_owned(), report)),
        },
        SecuritySchemeKind::OAuth2(flows) => Some(Kind::Granted {
            client_credentials: flows.client_credentials.clone(),
            refresh: flows.refresh.clone(),
        }),
        // How its token is got is between the application and the provider.
        SecuritySchemeKind::OpenIdConnect => Some(Kind::Bearer),
        SecuritySchemeKind::MutualTls => None,
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
