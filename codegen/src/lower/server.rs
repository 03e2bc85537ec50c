//! Servers become base URLs with variables, each once.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Code;
use crate::ir::{self, OwnServer, ServerChoice, Variable};
use crate::naming::Scope;
use crate::openapi::{self, Document, ServerVariable};

use super::formed::Value;
use super::group::Planned;
use super::report::Report;
use super::{choice, docs, server_name, server_url};

pub(super) struct Servers {
    pub(super) list: Vec<ir::Server>,
    pub(super) choice: Option<ServerChoice>,
    pub(super) variables: Vec<Variable>,
    /// Where operations go, by URL: to the root's first, or to one of their own.
    by_url: HashMap<String, usize>,
    by_variable: HashMap<String, usize>,
    setters: Scope,
}

impl Servers {
    /// The root's servers; without any, the description says `/`, and the user says where that is.
    pub(super) fn of_root(document: &Document, roots: &mut Scope, report: &mut Report<'_>) -> Self {
        let mut servers = Self {
            list: Vec::new(),
            choice: None,
            variables: Vec::new(),
            by_url: HashMap::new(),
            by_variable: HashMap::new(),
            setters: Scope::builder(),
        };
        let mut urls = HashSet::new();
        let root = document.servers.iter();
        let root: Vec<_> = root.filter(|one| urls.insert(one.url.as_str())).collect();
        for server in &root {
            let url = servers.check(server, roots, report);
            servers.list.push(shared(url, server));
        }
        servers.choice = server_name::choice(&root, roots, report);
        if servers.list.is_empty() {
            servers.list.push(ir::Server {
                url: "/".to_owned(),
                docs: ir::Docs::default(),
                env: None,
                own: None,
            });
        }
        if let Some(first) = root.first() {
            servers.by_url.insert(first.url.clone(), 0);
        }
        servers
    }

    /// Where an operation goes: to its own server, else its path's, else the root's.
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
        if let Some(position) = self.by_url.get(&server.url) {
            return *position;
        }
        let url = self.check(server, roots, report);
        let name = server.name.clone();
        let name = name.unwrap_or_else(|| server_name::of_url(&url));
        let named = self.setters.name(&format!("{name} base url"));
        let setter = report.ident(named, &server.id);
        self.by_url.insert(server.url.clone(), self.list.len());
        self.list.push(ir::Server {
            own: Some(OwnServer { name, setter }),
            ..shared(url, server)
        });
        self.list.len() - 1
    }

    /// The URL as the client knows it, with its variables known.
    fn check(
        &mut self,
        server: &openapi::Server,
        roots: &mut Scope,
        report: &mut Report<'_>,
    ) -> String {
        let url = server_url::checked(server, report);
        self.add_variables(server, roots, report);
        url
    }

    fn add_variables(
        &mut self,
        server: &openapi::Server,
        roots: &mut Scope,
        report: &mut Report<'_>,
    ) {
        for variable in &server.variables {
            match self.by_variable.get(&variable.name) {
                Some(known) => warn_of_difference(&self.variables[*known], variable, report),
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
                "the default `{}` is not among the values of `enum`; it is used all the same",
                variable.default
            );
            report.at_value(Code::NotModelled, &node, message);
        }
        let choice = (!variable.values.is_empty()).then(|| {
            let values = variable.values.iter().cloned().map(Value::plain);
            let values: Vec<Value<'_>> = values.collect();
            let name = report.ident(roots.name(&variable.name), &variable.id);
            (name, choice::variants(report, &variable.id, &values))
        });
        let setter = report.ident(self.setters.name(&variable.name), &variable.id);
        self.by_variable
            .insert(variable.name.clone(), self.variables.len());
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

/// A server without a setter of its own.
fn shared(url: String, server: &openapi::Server) -> ir::Server {
    ir::Server {
        url,
        docs: docs::of(None, server.description.as_deref()),
        env: server.env.clone(),
        own: None,
    }
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
