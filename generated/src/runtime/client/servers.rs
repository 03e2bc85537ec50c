//! What was set, in code or by the environment, becomes a place for each server of the API.

use crate::runtime::base_url::{Base, completed, filled};
use crate::runtime::description::{Api, Server};

/// A server's URL as somebody set it.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    /// In code: taken as it is.
    Code(String),
    /// By an environment variable: completed from the description.
    Environment(String),
}

/// Where each server is, or why calls cannot go there.
pub(crate) fn places(
    api: &'static Api,
    set: &[Option<Place>],
    variables: &[(String, String)],
) -> Result<Vec<Result<Base, String>>, String> {
    let value = |name: &str| {
        let chosen = variables.iter().rev().find(|(known, _)| known == name);
        let default = || api.variables.iter().find(|known| known.name == name);
        chosen
            .map(|(_, value)| value.as_str())
            .or_else(|| default().map(|known| known.default))
    };
    let root_is_set = matches!(set.first(), Some(Some(_)));
    let mut places = Vec::with_capacity(api.servers.len());
    for (index, server) in api.servers.iter().enumerate() {
        let place = match set.get(index).and_then(Option::as_ref) {
            Some(Place::Code(url)) => Ok(Base::parse(url, server.setter)?),
            Some(Place::Environment(typed)) => Ok(Base::parse(
                &completed(typed, server.url),
                server.env.unwrap_or(server.setter),
            )?),
            None if root_is_set => Err(elsewhere(api, server)),
            None if has_host(server.url) => {
                Ok(Base::parse(&filled(server.url, value)?, server.setter)?)
            }
            None => Err(homeless(server)),
        };
        places.push(place);
    }
    Ok(places)
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
