//! Servers and their variables as they are written become their models.

use super::cursor::Cursor;
use super::object::{Object, Unread};
use super::words;
use crate::openapi::{Server, ServerVariable};

pub(super) fn servers(object: &Object<'_>) -> Vec<Server> {
    object.list("servers", server)
}

fn server(at: &Cursor<'_>) -> Option<Server> {
    let object = at.object()?;
    let url = object.needed("url").and_then(|url| url.text());
    let description = object.text("description");
    let variables = object.map("variables", variable);
    let name = object.text("name");
    let name = words::name(&object).or(name);
    let env = words::env(&object);
    object.finish(Unread::nothing("server"));
    let variables = variables
        .into_iter()
        .map(|(_, variable)| variable)
        .collect();
    Some(Server {
        id: at.id.clone(),
        url: url?,
        description,
        variables,
        name,
        env,
    })
}

fn variable(at: &Cursor<'_>) -> Option<ServerVariable> {
    let object = at.object()?;
    let default = object
        .needed("default")
        .and_then(|default| default.loose_text());
    let values = object.list("enum", Cursor::loose_text);
    let description = object.text("description");
    let env = words::env(&object);
    object.finish(Unread::nothing("server variable"));
    let name = at.id.pointer.last().unwrap_or_default().to_owned();
    Some(ServerVariable {
        id: at.id.clone(),
        name,
        default: default?,
        values,
        description,
        env,
    })
}
