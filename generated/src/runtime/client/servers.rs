//! What was set, in code or by the environment, becomes a place for each server of the API.

use crate::runtime::base_url::{Base, Value, completed, filled};
use crate::runtime::description::{Api, Server};

/// A server's URL as somebody set it.
#[derive(Clone)]
pub(crate) enum Place {
    /// In code: taken as it is.
    Code(String),
    /// By an environment variable: completed from the description.
    Environment(String),
}

/// Where each server is, or why calls cannot go there. The first is the root: the description's
/// server `root`, unless another was set.
pub(crate) fn places(
    api: &'static Api,
    root: usize,
    set: &[Option<Place>],
    variables: &[(String, String)],
) -> Result<Vec<Result<Base, String>>, String> {
    let of = |index: usize| set.get(index).and_then(Option::as_ref);
    let root_set = of(0).or_else(|| of(root));
    let mut places: Vec<Result<Base, String>> = Vec::with_capacity(api.servers.len());
    for (index, described) in api.servers.iter().enumerate() {
        let (server, set) = match index {
            0 => (api.servers.get(root).unwrap_or(described), root_set),
            _ => (described, of(index)),
        };
        let place = match set {
            Some(Place::Code(url)) => Ok(Base::parse(url, server.setter)?),
            Some(Place::Environment(typed)) => Ok(Base::parse(
                &completed(typed, server.url),
                server.env.unwrap_or(server.setter),
            )?),
            // It is not gone to unless it is chosen.
            None if index > 0 && server.name.is_none() => Err(elsewhere(api, server)),
            None => described_place(api, server, places.first(), root_set, variables)?,
        };
        places.push(place);
    }
    Ok(places)
}

/// Where the description says that a server is.
fn described_place(
    api: &Api,
    server: &Server,
    root: Option<&Result<Base, String>>,
    root_set: Option<&Place>,
    variables: &[(String, String)],
) -> Result<Result<Base, String>, String> {
    let value = |name: &str| {
        let chosen = variables.iter().rev().find(|(known, _)| known == name);
        let default = || api.variables.iter().find(|known| known.name == name);
        match chosen {
            Some((_, value)) => Some(Value::Chosen(value)),
            None => default().map(|known| Value::Described(known.default)),
        }
    };
    let url = filled(server.url, value)?;
    if url.contains("://") {
        return match (root, root_set) {
            (Some(_), Some(_)) => Ok(Err(elsewhere(api, server))),
            (Some(_) | None, _) => Base::parse(&url, server.setter).map(Ok),
        };
    }
    match root {
        // What is relative goes where the root goes.
        Some(Ok(root)) => {
            let joined = root.join(&url).unwrap_or(url);
            Base::parse(&joined, server.setter).map(Ok)
        }
        Some(Err(_)) | None => Ok(Err(homeless(server))),
    }
}

/// Whether the root server was replaced by another.
pub(crate) fn is_moved(api: &Api, set: &[Option<Place>]) -> bool {
    let known = api.servers.first().is_some_and(|root| has_host(root.url));
    known && matches!(set.first(), Some(Some(_)))
}

/// Whether a URL of the description says on which host it is.
fn has_host(url: &str) -> bool {
    url.contains("://") || url.starts_with('{')
}

/// With its root replaced, a client does not go to the other servers by mistake.
fn elsewhere(api: &Api, server: &Server) -> String {
    let root = api.servers.first().map_or("base_url", |root| root.setter);
    let name = server.name.unwrap_or(server.url);
    let env = server
        .env
        .map(|env| format!(" (or set {env})"))
        .unwrap_or_default();
    format!(
        "`.{root}(…)` is set and the server `{name}` is not: call `.{}(…)` on the builder{env}",
        server.setter
    )
}

fn homeless(server: &Server) -> String {
    format!(
        "the description does not say on which host the API is: call `.{}(…)` on the builder",
        server.setter
    )
}
