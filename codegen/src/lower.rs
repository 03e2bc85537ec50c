//! A document as it is written becomes a client as it is decided: references resolved, names
//! legal and unique, every type representable.

mod alike;
mod alternatives;
mod ambiguity;
mod answers;
mod apart;
mod body;
mod candidate;
mod choice;
mod content;
mod cycle;
mod docs;
mod dynamic;
mod elements;
mod envelope;
mod error_bodies;
mod events;
mod example;
mod exchange;
mod fit;
mod fixed;
mod form;
mod formed;
mod group;
mod headers;
mod heirs;
mod item;
mod json_media;
mod kept;
mod lift;
mod lists;
mod loops;
mod merged;
mod nameless;
mod names;
mod null;
mod objects;
mod operation;
mod operation_name;
mod pagination;
mod parameter;
mod part;
mod parted;
mod path;
mod peeled;
mod reach;
mod reason;
mod record;
mod repeated;
mod report;
mod resolve;
#[cfg(test)]
mod sample;
mod scalar;
mod security;
mod series;
mod server;
mod server_name;
mod server_url;
mod several;
mod shape;
mod single;
mod size;
pub(crate) mod specimen;
mod spread;
mod style;
mod tag;
mod turned;
mod types;
mod typical;
mod undescribed;
mod union;
mod usage;
mod used;
mod visit;
mod wait;
mod way;
mod webhook;

use crate::diagnostic::Diagnostics;
use crate::input::Part;
use crate::ir::{Api, Group};
use crate::naming::Scope;
use crate::openapi::Document;
use crate::source::Sources;

use self::group::Plan;
use self::report::Report;
use self::security::Schemes;
use self::server::Servers;
use self::shape::Shapes;
use self::types::Types;
use self::used::Components;

/// The client that a document describes; nothing when something in it is refused.
pub(crate) fn api(
    mut document: Document,
    part: &Part,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    dynamic::bind(&mut document);
    heirs::part(&mut document);
    spread::over(&mut document);
    lists::join(&mut document);
    events::open(&mut document);
    let document = &document;
    let components = if part.is_whole() {
        Components::All
    } else {
        Components::Reached
    };
    let mut types = Types::new(document, sources, Report::new(diagnostics));
    types.components(components);
    let mut roots = Scope::root_types();
    let mut servers = Servers::of_root(document, &mut roots, &mut types.report);
    let schemes = Schemes::of(document, &mut roots, &mut types.report);
    let mut plans = group::plan(document, &mut types.report);
    part::choose(&mut plans, part, document, &mut types.report);
    let mut groups: Vec<Group> = plans
        .iter_mut()
        .map(|plan| lower_group(&mut types, &mut servers, &schemes, &mut roots, plan))
        .collect();
    let told = webhook::declare(&mut types);
    item::fill(&mut types);
    let (mut items, mut sources, mut scope) = types.take();
    loops::open(&mut items, &sources, &mut types.report);
    parted::apart(&mut items, &mut sources, &mut groups, &told, &mut scope);
    let (mut report, fits) = (types.report, types.fitting.fits);
    let shapes = Shapes::new(&items);
    for (plan, group) in plans.iter_mut().zip(&mut groups) {
        look_into_answers(&mut report, &shapes, plan, group);
    }
    let certificates = schemes.certificates(document);
    let schemes = exchange::resolve(schemes, &mut report, &shapes, &plans, &groups);
    cycle::cut(&mut items, &sources, &mut report);
    size::limit(&mut items);
    alike::share(&mut items, &mut sources, &groups);
    kept::open(&mut items, &groups, &document.nodes, &fits, &mut report);
    reach::mark(&mut items, &groups);
    turned::mark(&mut items);
    if report.has_errors() {
        return None;
    }
    example::choose(&mut items, &groups);
    Some(Api {
        title: document.info.title.clone(),
        version: document.info.version.clone(),
        docs: docs::of(
            document.info.summary.as_deref(),
            document.info.description.as_deref(),
        ),
        servers: servers.list,
        choice_of_server: servers.choice,
        variables: servers.variables,
        schemes,
        certificates,
        groups,
        items,
    })
}

fn lower_group<'a>(
    types: &mut Types<'a>,
    servers: &mut Servers,
    schemes: &Schemes<'a>,
    roots: &mut Scope,
    plan: &mut Plan<'a>,
) -> Group {
    let Plan {
        operations, names, ..
    } = plan;
    let operations = operations
        .iter()
        .map(|planned| {
            let server = servers.of_operation(planned, roots, &mut types.report);
            let security =
                schemes.of_operation(types.document, planned.operation, &mut types.report);
            operation::make(types, planned, names, server, security)
        })
        .collect();
    Group {
        wire: plan.wire.clone(),
        docs: plan.docs.clone(),
        module: plan.module.clone(),
        handle: plan.handle.clone(),
        accessor: plan.accessor.clone(),
        feature: plan.feature.clone(),
        operations,
    }
}

/// The words that speak of an answer's members, once every type is filled.
fn look_into_answers(
    report: &mut Report<'_>,
    shapes: &Shapes<'_>,
    plan: &mut Plan<'_>,
    group: &mut Group,
) {
    let Plan {
        operations,
        methods,
        ..
    } = plan;
    for (planned, operation) in operations.iter().zip(&mut group.operations) {
        operation.waits = wait::make(report, shapes, methods, planned.operation, operation);
        operation.pagination = pagination::make(report, shapes, planned.operation, operation);
    }
}
