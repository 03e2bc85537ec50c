//! Operations are sorted into groups by tag, and named there.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::Docs;
use crate::naming::{Ident, Scope};
use crate::near::near;
use crate::openapi::{Document, MediaType, Operation, PathItem};
use crate::source::NodeId;

use super::content::{self, Kind};
use super::operation_name::{group_of, method_text};
use super::repeated::Repeated;
use super::report::Report;
use super::resolve::resolve;
use super::{docs, json_media, path};

/// A group before its operations are looked into.
pub(super) struct Plan<'a> {
    pub(super) wire: String,
    pub(super) docs: Docs,
    pub(super) module: Ident,
    pub(super) handle: Ident,
    pub(super) accessor: Ident,
    pub(super) feature: Ident,
    pub(super) operations: Vec<Planned<'a>>,
    /// Methods of the handle.
    pub(super) methods: Scope,
    /// Types of the module.
    pub(super) names: Scope,
}

/// An operation with its names.
pub(super) struct Planned<'a> {
    pub(super) path: &'a PathItem,
    pub(super) operation: &'a Operation,
    pub(super) method_name: Ident,
    pub(super) marker: Ident,
    /// What inline types of the operation are called by.
    pub(super) owner: String,
    /// Which of the media types that its body may have; none when it has none.
    pub(super) body: Option<Body<'a>>,
}

type Member<'a> = (&'a PathItem, &'a Operation);

type Body<'a> = (&'a MediaType, Kind);

/// The groups, each where its first operation stands.
pub(super) fn plan<'a>(document: &'a Document, report: &mut Report<'_>) -> Vec<Plan<'a>> {
    warn_of_tags(document, report);
    let mut groups: IndexMap<String, Vec<Member<'a>>> = IndexMap::new();
    for path in &document.paths {
        for operation in &path.operations {
            groups
                .entry(group_of(path, operation))
                .or_default()
                .push((path, operation));
        }
    }
    let repeated = Repeated::of(document);
    let mut modules = Scope::modules();
    let mut accessors = Scope::accessors();
    let mut features = Scope::features();
    let mut plans: Vec<Plan<'a>> = groups
        .into_iter()
        .map(|(wire, members)| {
            let node = group_node(document, &wire, &members);
            let mut names = Scope::group_types();
            let handle = report.ident(names.name(&wire), node);
            let module = report.ident(modules.name(&wire), node);
            let accessor = report.ident(accessors.name(&wire), node);
            // The module's name is unique; a feature that is called otherwise is seen in the manifest.
            let feature = features.name(module.plain()).ident;
            let mut methods = Scope::methods();
            let operations = members
                .into_iter()
                .flat_map(|member| {
                    let bodies = bodies(document, member.1, report);
                    planned(
                        &wire,
                        member,
                        bodies,
                        &repeated,
                        &mut methods,
                        &mut names,
                        report,
                    )
                })
                .collect();
            let docs = group_docs(document, &wire);
            Plan {
                wire,
                docs,
                module,
                handle,
                accessor,
                feature,
                operations,
                methods,
                names,
            }
        })
        .collect();
    qualify_owners(&mut plans);
    plans
}

/// Tags need not be described; one that is nearly the name of one that is, was meant to be it.
fn warn_of_tags(document: &Document, report: &mut Report<'_>) {
    let described: Vec<&str> = document.tags.iter().map(|tag| tag.name.as_str()).collect();
    for (index, tag) in document.tags.iter().enumerate() {
        if described[..index].contains(&tag.name.as_str()) {
            let message = format!(
                "the tag `{}` is described twice; the first counts",
                tag.name
            );
            report.at_value(Code::Ignored, &tag.id, message);
        }
    }
    let operations = document.paths.iter().flat_map(|path| &path.operations);
    for operation in operations {
        for (index, tag) in operation.tags.iter().enumerate() {
            if described.contains(&tag.as_str()) {
                continue;
            }
            if let Some(meant) = near(tag, described.iter().copied()) {
                let node = operation.id.child("tags").index(index);
                let message = format!("`{tag}` is not among the `tags` of the document");
                let diagnostic = Diagnostic::new(Code::UnknownWord, node.value(), message);
                report.push(&node, diagnostic.help(format!("did you mean `{meant}`?")));
            }
        }
    }
}

/// A method for each kind of body that may be sent: `create` takes the first, `create_as_form` and
/// the like the others.
fn planned<'a>(
    group: &str,
    (path, operation): Member<'a>,
    bodies: Vec<Body<'a>>,
    repeated: &Repeated<'_>,
    methods: &mut Scope,
    names: &mut Scope,
    report: &mut Report<'_>,
) -> Vec<Planned<'a>> {
    let text = if repeated.gives_up_its_id(operation) {
        path::method_text(&operation.method, &path.path)
    } else {
        method_text(group, path, operation)
    };
    let mut owner: Option<String> = None;
    let mut of_body = |body: Option<Body<'a>>| {
        let text = match (&owner, body) {
            (Some(_), Some(body)) => format!("{text} as {}", suffix(body)),
            (Some(_) | None, _) => text.clone(),
        };
        let method_name = report.ident(methods.name(&text), &operation.id);
        let marker = report.ident(names.name(method_name.plain()), &operation.id);
        if owner.is_none() {
            repeated.warn(operation, &method_name, report);
        }
        // What the operation answers is the same, however it is asked.
        let owner = owner.get_or_insert_with(|| marker.plain().to_owned());
        Planned {
            path,
            operation,
            method_name,
            marker,
            owner: owner.clone(),
            body,
        }
    };
    if bodies.is_empty() {
        return vec![of_body(None)];
    }
    bodies.into_iter().map(Some).map(of_body).collect()
}

fn suffix((media, kind): Body<'_>) -> String {
    let suffix = match kind {
        Kind::Json => return json_media::format(&media.name).unwrap_or_else(|| "json".to_owned()),
        Kind::Items => "items",
        Kind::Form => "form",
        Kind::Multipart => "multipart",
        Kind::Text => "text",
        Kind::Bytes => "bytes",
    };
    suffix.to_owned()
}

fn bodies<'a>(
    document: &'a Document,
    operation: &'a Operation,
    report: &mut Report<'_>,
) -> Vec<Body<'a>> {
    let body = operation.request_body.as_ref();
    let body = body.and_then(|body| resolve(&document.nodes.request_bodies, body));
    let nodes = &document.nodes;
    body.map_or_else(Vec::new, |body| {
        content::sent(nodes, report, &body.value.content)
    })
}

/// Where several groups have a marker of one name, their inline types are told apart by the group.
fn qualify_owners(plans: &mut [Plan<'_>]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for planned in plans.iter().flat_map(|plan| &plan.operations) {
        *counts.entry(planned.owner.clone()).or_default() += 1;
    }
    for plan in plans {
        for planned in &mut plan.operations {
            if counts.get(&planned.owner).is_some_and(|count| *count > 1) {
                planned.owner = format!("{}{}", plan.handle.plain(), planned.owner);
            }
        }
    }
}

fn group_node<'a>(document: &'a Document, wire: &str, members: &[Member<'a>]) -> &'a NodeId {
    let tag = document
        .tags
        .iter()
        .find(|tag| tag.name == wire)
        .map(|tag| &tag.id);
    tag.unwrap_or_else(|| {
        let (_, operation) = members
            .first()
            .expect("a group is made by its first operation");
        &operation.id
    })
}

fn group_docs(document: &Document, wire: &str) -> Docs {
    let tag = document.tags.iter().find(|tag| tag.name == wire);
    tag.map(|tag| docs::of(None, tag.description.as_deref()))
        .unwrap_or_default()
}
