//! Groups that are asked for, or are not wanted, become the groups that stay.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::input::Part;
use crate::naming::Ident;
use crate::near::{is_meant, near};
use crate::openapi::Document;
use crate::source::{At, Place, Sources};

use super::group::Plan;
use super::report::Report;

/// Leaves out the operations of other groups. Names were given before, so that they are those of the whole client.
pub(super) fn choose(
    plans: &mut Vec<Plan<'_>>,
    part: &Part,
    document: &Document,
    report: &mut Report<'_>,
) {
    if part.is_whole() {
        return;
    }
    let Part { only, exclude } = part;
    let [only, exclude] = [only, exclude].map(|names| found(names, plans, report));
    let schemes = document.security_schemes.values();
    let exchanges: HashSet<&str> = schemes
        .filter_map(|scheme| Some(scheme.token_exchange.as_ref()?.operation.as_str()))
        .collect();
    for (index, plan) in plans.iter_mut().enumerate() {
        let wanted = part.only.is_empty() || only.contains(&index);
        if !wanted || exclude.contains(&index) {
            plan.operations.retain(|planned| {
                let id = planned.operation.operation_id.as_deref();
                id.is_some_and(|id| exchanges.contains(id))
            });
        }
    }
    plans.retain(|plan| !plan.operations.is_empty());
    if plans.is_empty() && !report.has_errors() {
        let message = "no group of operations is left";
        report.say(Diagnostic::new(Code::NoGroup, root(), message));
    }
}

/// The groups of these names; one that is not there is an error.
fn found(names: &[String], plans: &[Plan<'_>], report: &mut Report<'_>) -> HashSet<usize> {
    let mut found = HashSet::new();
    for name in names {
        let called = |plan: &Plan<'_>| {
            plan.wire == *name
                || [&plan.module, &plan.accessor]
                    .map(Ident::plain)
                    .contains(&&**name)
        };
        if let Some(index) = plans.iter().position(called) {
            found.insert(index);
            continue;
        }
        let known = plans
            .iter()
            .flat_map(|plan| [plan.wire.as_str(), plan.module.plain()]);
        let help = near(name, known).map_or_else(|| list(plans), is_meant);
        let message = format!("no group of operations is called `{name}`");
        report.say(Diagnostic::new(Code::NoGroup, root(), message).help(help));
    }
    found
}

fn list(plans: &[Plan<'_>]) -> String {
    const MOST: usize = 20;
    let names = plans.iter().take(MOST).map(|plan| plan.module.plain());
    let names = names.collect::<Vec<_>>().join(", ");
    let others = plans.len().saturating_sub(MOST);
    if others == 0 {
        format!("there are {names}")
    } else {
        format!("there are {names} and {others} others")
    }
}

fn root() -> Place {
    let file = Sources::ROOT;
    Place { file, at: At::File }
}
