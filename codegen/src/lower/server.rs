//! Servers become base URLs with variables, each once.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{self, OwnServer, Variable};
use crate::naming::Scope;
use crate::near::near;
use crate::openapi::{self, Document, ServerVariable};
use crate::source::NodeId;

use super::choice::Value;
use super::group::Planned;
use super::report::Report;
use super::{choice, docs, path};

pub(super) struct Servers {
    pub(super) list: Vec<ir::Server>,
    pub(super) variables: Vec<Variable>,
    setters: Scope,
}

impl Servers {
    /// The root's servers; without any, the description says `/`, and the user says where that is.
    pub(super) fn of_root(document: &Document, roots: &mut Scope, report: &mut Report<'_>) -> Self {
        let mut servers = Self {
            list: Vec::new(),
            variables: Vec::new(),
            setters: Scope::builder(),
        };
        for server in &document.servers {
            if servers.position(&server.url).is_none() {
                servers.add_variables(server, roots, report);
                servers.list.push(ir::Server {
                    url: server.url.clone(),
                    docs: docs::of(None, server.description.as_deref()),
                    env: server.env.clone(),
                    own: None,
                });
            }
        }
        if servers.list.is_empty() {
            let docs = ir::Docs::default();
            servers.list.push(ir::Server {
                url: "/".to_owned(),
                docs,
                env: None,
                own: None,
            });
        }
        servers
    }

    /// Where an operation goes: to its own server, else its path's, else the root's first.
    pub(super) fn of_operation(
        &mut self,
        planned: &Planned<'_>,
        roots: &mut Scope,
        report: &mut Report<'_>,
    ) -> usize {
        let Planned {
            path, operation, ..
        } = planned;
        let own = if operation.servers.is_empty() {
            &path.servers
        } else {
            &operation.servers
        };
        let Some((server, others)) = own.split_first() else {
            return 0;
        };
        for other in others {
            let message = "only the first server of an operation is used";
            report.at_value(Code::Ignored, &other.id, message);
        }
        if let Some(position) = self.position(&server.url) {
            return position;
        }
        self.add_variables(server, roots, report);
        let name = server
            .name
            .clone()
            .unwrap_or_else(|| host_word(&server.url));
        let named = self.setters.name(&format!("{name} base url"));
        self.list.push(ir::Server {
            url: server.url.clone(),
            docs: docs::of(None, server.description.as_deref()),
            env: server.env.clone(),
            own: Some(OwnServer {
                name,
                setter: report.ident(named, &server.id),
            }),
        });
        self.list.len() - 1
    }

    fn position(&self, url: &str) -> Option<usize> {
        self.list.iter().position(|server| server.url == url)
    }

    fn add_variables(
        &mut self,
        server: &openapi::Server,
        roots: &mut Scope,
        report: &mut Report<'_>,
    ) {
        check_url(server, report);
        for variable in &server.variables {
            let known = self
                .variables
                .iter()
                .find(|known| known.wire == variable.name);
            match known {
                Some(known) => warn_of_difference(known, variable, report),
                None => self.add_variable(variable, roots, report),
            }
        }
    }

    fn add_variable(
        &mut self,
        variable: &ServerVariable,
        roots: &mut Scope,
        report: &mut Report<'_>,
    ) {
        if !variable.values.is_empty() && !variable.values.contains(&variable.default) {
            let node = variable.id.child("default");
            let message = format!(
                "the default `{}` is not among the values of `enum`",
                variable.default
            );
            report.at_value(Code::BadServer, &node, message);
        }
        let choice = (!variable.values.is_empty()).then(|| {
            let values = variable.values.iter().cloned().map(Value::plain);
            let values: Vec<Value<'_>> = values.collect();
            let name = report.ident(roots.name(&variable.name), &variable.id);
            (name, choice::variants(report, &variable.id, &values))
        });
        let setter = report.ident(self.setters.name(&variable.name), &variable.id);
        self.variables.push(Variable {
            wire: variable.name.clone(),
            setter,
            docs: docs::of(None, variable.description.as_deref()),
            default: variable.default.clone(),
            env: variable.env.clone(),
            choice,
        });
    }
}

fn check_url(server: &openapi::Server, report: &mut Report<'_>) {
    let node = server.id.child("url");
    let names = path::placeholders(&server.url);
    if names.is_none() || server.url.contains(char::is_whitespace) {
        let message = format!("`{}` is no URL and no template of one", server.url);
        report.at_value(Code::BadServer, &node, message);
        return;
    }
    warn_of_scheme(server, &node, report);
    for name in names.unwrap_or_default() {
        if server
            .variables
            .iter()
            .all(|variable| variable.name != name)
        {
            let message = format!("`{{{name}}}` in the URL is not described among the variables");
            let diagnostic = Diagnostic::new(Code::BadServer, node.value(), message)
                .help(format!("add `{name}: {{default: …}}` to `variables`"));
            report.push(&node, diagnostic);
        }
    }
}

fn warn_of_scheme(server: &openapi::Server, node: &NodeId, report: &mut Report<'_>) {
    let Some((scheme, _)) = server.url.split_once("://") else {
        return;
    };
    if ["http", "https"].contains(&scheme.to_lowercase().as_str()) || scheme.contains('{') {
        return;
    }
    let message = format!("a server of `{scheme}` cannot be called by the client");
    let mut diagnostic = Diagnostic::new(Code::NotModelled, node.value(), message);
    diagnostic.help =
        near(scheme, ["https", "http"]).map(|meant| format!("did you mean `{meant}`?"));
    report.push(node, diagnostic);
}

/// A variable is set once for all servers, so they must mean the same by it.
fn warn_of_difference(known: &Variable, variable: &ServerVariable, report: &mut Report<'_>) {
    let values = known
        .choice
        .as_ref()
        .map(|(_, variants)| variants.as_slice())
        .unwrap_or_default();
    let same = known.default == variable.default
        && values.len() == variable.values.len()
        && values
            .iter()
            .all(|value| variable.values.contains(&value.wire));
    if !same {
        let message = format!(
            "`{}` is described differently by an earlier server, and that counts",
            variable.name
        );
        report.at_value(Code::NotModelled, &variable.id, message);
    }
}

/// `https://auth.scalingo.com/v1` is `auth`.
fn host_word(url: &str) -> String {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = after_scheme
        .split(['/', ':'])
        .next()
        .unwrap_or(after_scheme);
    let mut words = host
        .split('.')
        .filter(|word| !word.is_empty() && !word.contains('{'));
    words
        .find(|word| !matches!(*word, "www" | "api"))
        .unwrap_or("other")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::host_word;

    #[test]
    fn a_server_is_called_after_its_host() {
        assert_eq!(host_word("https://auth.scalingo.com/v1"), "auth");
        assert_eq!(host_word("https://api.uploads.test:8080"), "uploads");
        assert_eq!(host_word("/v2"), "other");
    }
}
