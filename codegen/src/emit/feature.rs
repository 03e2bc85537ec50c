//! Groups become features of the crate, and attributes of what is compiled with them.

use super::krate::{FEATURES_BEGIN, FEATURES_END};
use crate::ir::{Api, SchemeKind};

/// The attribute of what only this group has; none for a group that tokens are exchanged by, which the client
/// itself needs.
pub(super) fn gate(api: &Api, group: usize) -> Option<String> {
    let is_needed = api.schemes.iter().any(|scheme| match &scheme.kind {
        SchemeKind::Exchange { operation, .. } => operation.group == group,
        SchemeKind::Basic
        | SchemeKind::Bearer
        | SchemeKind::ApiKey { .. }
        | SchemeKind::Granted { .. }
        | SchemeKind::Other(_) => false,
    });
    (!is_needed).then(|| format!("#[cfg(feature = {:?})]", api.groups[group].feature.kebab()))
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
        .map(|name| format!("{} = []\n", key(name)))
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
    use super::{gate, lines};
    use crate::emit::sample_api;
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
        let expected =
            "all = [\n    \"größe-2\",\n    \"tokens\",\n]\n\"größe-2\" = []\ntokens = []\n";
        assert!(lines.contains(expected), "{lines}");
    }
}
