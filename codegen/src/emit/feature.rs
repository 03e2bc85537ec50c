//! Groups become features of the crate, and attributes of what is compiled with them.

use super::krate::{FEATURES_BEGIN, FEATURES_END};
use crate::ir::{Api, Body, BodyForm, Content, Group, Operation, Output, SchemeKind};

/// The parts of the runtime that bodies are sent by.
const FORMS: &str = "__forms";
const ITEMS: &str = "__items";

/// The attribute of what only this group has; none for a group that tokens are exchanged by, which the client
/// itself needs.
pub(super) fn gate(api: &Api, group: usize) -> Option<String> {
    let group = &api.groups[group];
    (!is_needed(api, group)).then(|| attribute(group))
}

/// The attribute of what uses a part of the runtime, with the line's end, in a group that is always there: the part
/// comes with the group's feature, as those of others do. Empty in another group, all of which has the attribute.
pub(super) fn gate_of_part(api: &Api, group: &Group) -> String {
    if is_needed(api, group) {
        format!("{}\n", attribute(group))
    } else {
        String::new()
    }
}

/// The same for what sends a body: by a part of the runtime, or by what is always there.
pub(super) fn gate_of_body(api: &Api, group: &Group, body: Option<&Body>) -> String {
    match body.and_then(part_of_body) {
        Some(_) => gate_of_part(api, group),
        None => String::new(),
    }
}

/// The part that a body is sent by.
fn part_of_body(body: &Body) -> Option<&'static str> {
    match body.form {
        BodyForm::Form(_) | BodyForm::Multipart(_) => Some(FORMS),
        BodyForm::Items { .. } => Some(ITEMS),
        BodyForm::Json { .. } | BodyForm::Content { .. } => None,
    }
}

fn attribute(group: &Group) -> String {
    format!("#[cfg(feature = {:?})]", group.feature.kebab())
}

/// Whether tokens are exchanged by the group.
fn is_needed(api: &Api, group: &Group) -> bool {
    api.schemes.iter().any(|scheme| match &scheme.kind {
        SchemeKind::Exchange { operation, .. } => {
            api.groups[operation.group].module == group.module
        }
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Granted { .. }
        | SchemeKind::Other(_) => false,
    })
}

/// The parts of the runtime that are of use to an operation of the group, as a manifest lists them.
fn parts(group: &Group) -> String {
    let any = |is_of: fn(&Operation) -> bool| group.operations.iter().any(is_of);
    let gives_bytes =
        |operation: &Operation| matches!(operation.output, Output::One(Content::Bytes, _));
    let sends = |part| {
        let mut bodies = group.operations.iter().filter_map(|one| one.body.as_ref());
        bodies.any(|body| part_of_body(body) == Some(part))
    };
    let parts = [
        ("__downloads", any(gives_bytes)),
        ("__events", any(|operation| operation.series.is_some())),
        (FORMS, sends(FORMS)),
        (ITEMS, sends(ITEMS)),
        ("__pages", any(|operation| operation.pagination.is_some())),
        ("__waits", any(|operation| !operation.waits.is_empty())),
    ];
    let needed = parts.into_iter().filter(|(_, is_needed)| *is_needed);
    let quoted: Vec<String> = needed.map(|(part, _)| format!("{part:?}")).collect();
    quoted.join(", ")
}

/// The generator's lines in a manifest.
pub(crate) fn lines(api: &Api) -> String {
    let names: Vec<String> = api
        .groups
        .iter()
        .map(|group| group.feature.kebab())
        .collect();
    let all: Vec<_> = names
        .iter()
        .map(|name| format!("    \"{name}\",\n"))
        .collect();
    let one: Vec<_> = names
        .iter()
        .zip(&api.groups)
        .map(|(name, group)| format!("{} = [{}]\n", key(name), parts(group)))
        .collect();
    let all = match names.len() {
        0 => String::new(),
        _ => format!("\n{}", all.concat()),
    };
    format!(
        "{FEATURES_BEGIN}\n# Every group of operations; each of them can be had alone.\nall = [{all}]\n{}{FEATURES_END}",
        one.concat()
    )
}

/// TOML takes no letters but those of ASCII without quotes.
fn key(name: &str) -> String {
    if name.is_ascii() {
        name.to_owned()
    } else {
        format!("\"{name}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::{gate, gate_of_part, lines};
    use crate::emit::sample_api;
    use crate::ir::{BodyForm, Content, Output};
    use crate::naming::Ident;

    #[test]
    fn a_group_that_tokens_are_exchanged_by_is_always_there() {
        let mut api = sample_api::api();
        let gates: Vec<_> = (0..api.groups.len())
            .map(|group| gate(&api, group))
            .collect();
        let addons = "#[cfg(feature = \"addons\")]".to_owned();
        assert_eq!(gates, [Some(addons), None]);
        api.groups[0].feature = Ident::of_test("größe_2");
        let lines = lines(&api);
        let expected = "all = [\n    \"größe-2\",\n    \"tokens\",\n]\n\"größe-2\" = [\"__waits\"]\ntokens = []\n";
        assert!(lines.contains(expected), "{lines}");
    }

    #[test]
    fn a_group_has_the_parts_of_the_runtime_that_its_operations_need() {
        let mut api = sample_api::api();
        let waiting = "\naddons = [\"__waits\"]\n";
        assert!(lines(&api).contains(waiting), "{}", lines(&api));
        for operation in &mut api.groups[0].operations {
            operation.waits.clear();
            operation.output = Output::One(Content::Bytes, Vec::new());
        }
        let giving_bytes = "\naddons = [\"__downloads\"]\n";
        assert!(lines(&api).contains(giving_bytes), "{}", lines(&api));
        let bodies = api.groups[0].operations.iter_mut();
        for body in bodies.filter_map(|operation| operation.body.as_mut()) {
            body.form = BodyForm::Form(Vec::new());
        }
        let taking_forms = "\naddons = [\"__downloads\", \"__forms\"]\n";
        assert!(lines(&api).contains(taking_forms), "{}", lines(&api));
    }

    #[test]
    fn only_a_group_that_is_always_there_asks_for_its_feature_at_each_use_of_a_part() {
        let api = sample_api::api();
        let asked = api.groups.iter().map(|group| gate_of_part(&api, group));
        let asked: Vec<_> = asked.collect();
        assert_eq!(asked, ["", "#[cfg(feature = \"tokens\")]\n"]);
    }
}
