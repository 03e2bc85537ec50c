//! Parameters of a path and of its operation become arguments and setters.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{self, Type};
use crate::naming::{Scope, pascal};
use crate::openapi::{Operation, Parameter, ParameterPlace, PathItem, Referenced};

use super::resolve::{Resolved, resolve};
use super::style::{self, Sendable};
use super::types::Types;
use super::usage::Hint;
use super::{docs, path};
use crate::near::near;

/// A parameter where it counts, with the words that stand beside a reference to it.
pub(super) struct Described<'a> {
    parameter: &'a Parameter,
    description: Option<&'a str>,
    required: bool,
}

/// Required and optional ones; those of the path come first, in its order.
pub(super) fn described<'a>(
    types: &mut Types<'a>,
    path: &'a PathItem,
    operation: &'a Operation,
) -> (Vec<Described<'a>>, Vec<Described<'a>>) {
    let mut all: IndexMap<(ParameterPlace, &str), Described<'a>> = IndexMap::new();
    let (general, own) = (&path.parameters, &operation.parameters);
    for list in [general, own] {
        warn_of_repeated(types, &list.read);
    }
    let mut complete = general.complete && own.complete;
    for referenced in general.read.iter().chain(&own.read) {
        let Some(resolved) = resolve(&types.nodes().parameters, referenced) else {
            complete = false;
            continue;
        };
        let Some(described) = one(types, &resolved) else {
            continue;
        };
        let key = (described.parameter.place, described.parameter.name.as_str());
        all.insert(key, described);
    }
    let order = placeholders(types, path);
    if complete {
        refuse_undescribed(types, path, operation, &order, &all);
    }
    all.retain(|_, one| !is_stray(types, one, &order, path));
    let position = |one: &Described<'_>| order.get_index_of(one.parameter.name.as_str());
    let (mut in_path, others): (Vec<_>, Vec<_>) = all
        .into_values()
        .partition(|one| one.parameter.place == ParameterPlace::Path);
    in_path.sort_by_key(position);
    let (required, optional): (Vec<_>, Vec<_>) = others.into_iter().partition(|one| one.required);
    in_path.extend(required);
    (in_path, optional)
}

/// Nothing when it cannot be sent, which is an error where it must be.
pub(super) fn make<'a>(
    types: &mut Types<'a>,
    described: &Described<'a>,
    owner: &str,
    scope: &mut Scope,
) -> Option<ir::Parameter> {
    let Described {
        parameter,
        description,
        required,
    } = *described;
    let part = pascal(&parameter.name);
    let hint = Hint { owner, part: &part };
    let (ty, style) = match style::of(types, parameter) {
        Ok((Sendable::Text, style)) => (Type::String, style),
        Ok((Sendable::Value(schema), style)) => (types.usage(schema, hint).ty, style),
        Ok((Sendable::List(items), style)) => {
            let item = items.map_or(Type::String, |schema| element(types, schema, owner, &part));
            (Type::List(Box::new(item)), style)
        }
        Err(why) => {
            refuse(types, described, &why);
            return None;
        }
    };
    // Bytes have a form of their own only in bodies.
    let ty = if ty == Type::Upload { Type::String } else { ty };
    let name = types
        .report
        .ident(scope.name(&parameter.name), &parameter.id);
    Some(ir::Parameter {
        wire: parameter.name.clone(),
        name,
        docs: parameter_docs(types, parameter, description),
        deprecated: parameter.deprecated,
        place: match parameter.place {
            ParameterPlace::Path => ir::ParameterPlace::Path,
            ParameterPlace::Query | ParameterPlace::QueryString => ir::ParameterPlace::Query,
            ParameterPlace::Header => ir::ParameterPlace::Header,
            ParameterPlace::Cookie => ir::ParameterPlace::Cookie,
        },
        required,
        ty,
        style,
        reserved: parameter.reserved,
        example: parameter.example.clone(),
    })
}

/// Nothing for what the client sends itself.
fn one<'a>(types: &mut Types<'a>, resolved: &Resolved<'a, Parameter>) -> Option<Described<'a>> {
    let Resolved {
        value: parameter,
        description,
        ..
    } = *resolved;
    let standard = ["accept", "content-type", "authorization"];
    let name = parameter.name.to_lowercase();
    if parameter.place == ParameterPlace::Header && standard.contains(&name.as_str()) {
        let message = format!(
            "OpenAPI ignores a header parameter called `{}`: the client sends this header itself",
            parameter.name
        );
        types.report.at_value(Code::Ignored, &parameter.id, message);
        return None;
    }
    let required = parameter.required || parameter.place == ParameterPlace::Path;
    Some(Described {
        parameter,
        description,
        required,
    })
}

fn element<'a>(
    types: &mut Types<'a>,
    schema: &'a crate::openapi::Schema,
    owner: &str,
    part: &str,
) -> Type {
    let part = format!("{part}Item");
    match types.usage(schema, Hint { owner, part: &part }).ty {
        Type::Json => Type::String,
        ty => ty,
    }
}

fn parameter_docs(types: &Types<'_>, parameter: &Parameter, beside: Option<&str>) -> ir::Docs {
    let own = docs::of(None, beside.or(parameter.description.as_deref()));
    let schema = parameter
        .schema
        .as_ref()
        .map(|schema| docs::of_use(types.nodes(), schema));
    match schema {
        Some(schema) if own == ir::Docs::default() => schema,
        Some(_) | None => own,
    }
}

/// An operation may describe a parameter of its path anew, but one list describes each once.
fn warn_of_repeated(types: &mut Types<'_>, list: &[Referenced<Parameter>]) {
    let mut seen: HashSet<(ParameterPlace, &str)> = HashSet::with_capacity(list.len());
    for referenced in list {
        let Some(Resolved { value, .. }) = resolve(&types.nodes().parameters, referenced) else {
            continue;
        };
        let same = (value.place, value.name.as_str());
        if !seen.insert(same) {
            let place = match referenced {
                Referenced::Inline(own) => own.id.value(),
                Referenced::Reference(reference) => reference.place.clone(),
            };
            let message = format!(
                "the parameter `{}` is listed twice; the last counts",
                value.name
            );
            let diagnostic = Diagnostic::new(Code::Ignored, place, message);
            types.report.push(&value.id, diagnostic);
        }
    }
}

/// The placeholders of the path, each once.
fn placeholders<'a>(types: &mut Types<'_>, path: &'a PathItem) -> IndexSet<&'a str> {
    let Some(names) = path::placeholders(&path.path) else {
        let message = format!("the braces of `{}` do not match", path.path);
        types.report.at_key(Code::PathParameter, &path.id, message);
        return IndexSet::new();
    };
    names.into_iter().collect()
}

/// Each placeholder needs a parameter that describes it.
fn refuse_undescribed(
    types: &mut Types<'_>,
    path: &PathItem,
    operation: &Operation,
    order: &IndexSet<&str>,
    described: &IndexMap<(ParameterPlace, &str), Described<'_>>,
) {
    for name in order {
        let known = described.contains_key(&(ParameterPlace::Path, *name));
        if !known {
            let message = format!("`{{{name}}}` in the path is not described among the parameters");
            let diagnostic = Diagnostic::new(Code::PathParameter, operation.id.key(), message)
                .note(path.id.key(), "the path is here")
                .help(format!("add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to `parameters`"));
            types.report.push(&operation.id, diagnostic);
        }
    }
}

fn is_stray(
    types: &mut Types<'_>,
    one: &Described<'_>,
    order: &IndexSet<&str>,
    path: &PathItem,
) -> bool {
    let name = one.parameter.name.as_str();
    let stray = one.parameter.place == ParameterPlace::Path && !order.contains(name);
    if stray {
        let help = match near(name, order.iter().copied()) {
            Some(near) => format!("the path has `{{{near}}}`; is that what is meant?"),
            None => format!("write `{{{name}}}` in the path, or remove the parameter"),
        };
        let message = format!("the path parameter `{name}` is not in `{}`", path.path);
        let diagnostic = Diagnostic::new(Code::PathParameter, one.parameter.id.value(), message)
            .note(path.id.key(), "the path is here")
            .help(help);
        types.report.push(&one.parameter.id, diagnostic);
    }
    stray
}

fn refuse(types: &mut Types<'_>, described: &Described<'_>, why: &str) {
    let parameter = described.parameter;
    let name = &parameter.name;
    if described.required {
        let message = format!("the required parameter `{name}` cannot be sent: {why}");
        types
            .report
            .at_value(Code::UnsupportedPart, &parameter.id, message);
    } else {
        let message = format!("the optional parameter `{name}` is left out: {why}");
        types
            .report
            .at_value(Code::NotModelled, &parameter.id, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::ir::{Style, Type};
    use crate::lower::sample::{only_operation, operation};

    #[test]
    fn optional_parameters_come_last_and_keep_clear_of_the_words_of_calls() {
        let text = "
parameters:
  - {name: path, in: query, schema: {type: string}}
  - {name: q, in: query, required: true, schema: {type: array, items: {type: integer}}}
responses: {'204': {description: a}}";
        let (api, said) = operation(text);
        let api = api.expect(&said);
        let parameters = &only_operation(&api).parameters;
        let names: Vec<&str> = parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
            .collect();
        assert_eq!(names, ["q", "path_parameter"]);
        assert_eq!(parameters[0].ty, Type::List(Box::new(Type::I64)));
        assert_eq!(parameters[0].style, Style::FormExploded);
    }

    #[test]
    fn a_path_parameter_must_be_in_the_path() {
        let text = "
parameters: [{name: id, in: path, required: true, schema: {type: string}}]
responses: {'204': {description: a}}";
        let (api, said) = operation(text);
        assert!(api.is_none());
        assert!(said.contains("error[OA0502]"), "{said}");
    }
}
