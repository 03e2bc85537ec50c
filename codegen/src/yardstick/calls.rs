//! Operations become functions over `reqwest`, and their documented answers enums.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::text;
use crate::emit::File;
use crate::ir::{
    Answers, Api, Body, BodyForm, Content, Group, HttpMethod, Operation, Output, Parameter,
    ParameterPlace, Status,
};

pub(super) fn file(api: &Api, group: &Group) -> File {
    let mut code = String::from("use crate::{Client, Error, inside, segment};\n");
    let mut known = BTreeSet::new();
    for operation in &group.operations {
        let mut answers: Vec<&Answers> = operation.error.iter().collect();
        match &operation.output {
            Output::One(..) => {}
            Output::Choice(choice) => answers.push(choice),
        }
        for answers in answers {
            if known.insert(answers.name.as_str()) {
                code.push_str(&by_status(api, answers));
            }
        }
        code.push_str(&function(api, operation));
    }
    super::file(format!("src/group_{}.rs", group.module.plain()), code)
}

fn by_status(api: &Api, answers: &Answers) -> String {
    let variants = answers
        .variants
        .iter()
        .map(|one| format!("    {}({}),\n", one.variant, content(api, &one.content)));
    format!(
        "#[derive(Clone, Debug, PartialEq)]\npub enum {} {{\n{}}}\n",
        answers.name,
        variants.collect::<String>()
    )
}

fn content(api: &Api, content: &Content) -> String {
    match content {
        Content::Empty => "()".to_owned(),
        Content::Text => "String".to_owned(),
        Content::Bytes => "Vec<u8>".to_owned(),
        Content::Json { ty, .. } => text(api, ty),
    }
}

fn function(api: &Api, operation: &Operation) -> String {
    let name = &operation.method_name;
    let mut arguments = String::from("__client: &Client");
    for (name, ty, required) in given(api, operation) {
        let ty = if required {
            format!("&{ty}")
        } else {
            format!("Option<&{ty}>")
        };
        let _ = write!(arguments, ", {name}: {ty}");
    }
    let output = match &operation.output {
        Output::One(one, _) => content(api, one),
        Output::Choice(choice) => choice.name.to_string(),
    };
    let error = operation
        .error
        .as_ref()
        .map_or("()", |errors| errors.name.as_str());
    format!(
        "pub async fn {name}({arguments}) -> Result<{output}, Error<{error}>> {{\n{}{}}}\n",
        request(operation),
        answer(api, operation)
    )
}

/// What an operation may be told: names, types, and whether they are needed.
pub(super) fn given<'a>(
    api: &'a Api,
    operation: &'a Operation,
) -> impl Iterator<Item = (&'a str, String, bool)> {
    let parameters = operation
        .parameters
        .iter()
        .map(|one| (one.name.as_str(), text(api, &one.ty), one.required));
    let body = operation.body.iter();
    let body = body.map(|one| (one.name.as_str(), text(api, &one.ty), one.required));
    parameters.chain(body)
}

fn request(operation: &Operation) -> String {
    let mut code = format!(
        "    let mut __url = format!(\"{{}}{{}}\", __client.base, {:?});\n",
        operation.path
    );
    let parameters = &operation.parameters;
    for one in parameters
        .iter()
        .filter(|one| one.place == ParameterPlace::Path)
    {
        let place = format!("{{{}}}", one.wire);
        let _ = writeln!(
            code,
            "    __url = __url.replace({place:?}, &segment({}));",
            one.name
        );
    }
    let method = method(&operation.method);
    let _ = writeln!(
        code,
        "    let mut __request = __client.http.request(reqwest::Method::{method}, __url).bearer_auth(&__client.token);"
    );
    for one in parameters {
        if let Some(step) = step(one) {
            code.push_str(&set(one.name.as_str(), &step, one.required));
        }
    }
    if let Some(body) = &operation.body {
        code.push_str(&set(body.name.as_str(), &body_step(body), body.required));
    }
    code
}

/// The request with one thing more, where it is there.
fn set(name: &str, step: &str, required: bool) -> String {
    if required {
        format!("    __request = __request{step};\n")
    } else {
        format!("    if let Some({name}) = {name} {{ __request = __request{step}; }}\n")
    }
}

fn step(parameter: &Parameter) -> Option<String> {
    let Parameter {
        wire, name, place, ..
    } = parameter;
    match place {
        ParameterPlace::Path => None,
        ParameterPlace::Query => Some(format!(".query(&[({wire:?}, {name})])")),
        ParameterPlace::Header => Some(format!(".header({wire:?}, segment({name}))")),
        ParameterPlace::Cookie => {
            let pair = format!("{wire}={{}}");
            Some(format!(
                ".header(\"cookie\", format!({pair:?}, segment({name})))"
            ))
        }
    }
}

fn body_step(body: &Body) -> String {
    let name = &body.name;
    match (&body.form, body.envelope()) {
        (BodyForm::Content { .. }, _) => format!(".body({name}.clone())"),
        (BodyForm::Json { .. }, Some(member)) => {
            format!(".json(&std::collections::BTreeMap::from([({member:?}, {name})]))")
        }
        (
            BodyForm::Json { .. }
            | BodyForm::Form(_)
            | BodyForm::Multipart(_)
            | BodyForm::Items { .. },
            _,
        ) => {
            format!(".json({name})")
        }
    }
}

fn answer(api: &Api, operation: &Operation) -> String {
    let mut code = String::from(
        "    let __response = __request.send().await?;\n    let __status = __response.status().as_u16();\n    match __status {\n",
    );
    match &operation.output {
        Output::One(one, _) => {
            let _ = writeln!(code, "        200..=299 => Ok({}),", read(api, one));
        }
        Output::Choice(choice) => arms(api, choice, Outcome::Success, &mut code),
    }
    if let Some(errors) = &operation.error {
        arms(api, errors, Outcome::Error, &mut code);
    }
    code.push_str("        _ => Err(Error::Undocumented(__status)),\n    }\n");
    code
}

#[derive(Clone, Copy)]
enum Outcome {
    Success,
    Error,
}

/// Narrower statuses first.
fn arms(api: &Api, answers: &Answers, outcome: Outcome, code: &mut String) {
    let mut sorted: Vec<_> = answers
        .variants
        .iter()
        .map(|one| match one.status {
            Status::Code(number) => (0, number.to_string(), one),
            Status::Class(class) => (1, format!("{class}00..={class}99"), one),
            Status::Default => (2, "_".to_owned(), one),
        })
        .collect();
    sorted.sort_by_key(|(rank, _, _)| *rank);
    for (_, pattern, one) in sorted {
        let value = format!(
            "{}::{}({})",
            answers.name,
            one.variant,
            read(api, &one.content)
        );
        let value = match outcome {
            Outcome::Success => format!("Ok({value})"),
            Outcome::Error => format!("Err(Error::Documented(__status, {value}))"),
        };
        let _ = writeln!(code, "        {pattern} => {value},");
    }
}

fn read(api: &Api, content: &Content) -> String {
    match content {
        Content::Empty => "()".to_owned(),
        Content::Text => "__response.text().await?".to_owned(),
        Content::Bytes => "__response.bytes().await?.to_vec()".to_owned(),
        Content::Json { ty, envelope: None } => {
            format!("__response.json::<{}>().await?", text(api, ty))
        }
        Content::Json {
            ty,
            envelope: Some(name),
        } => {
            format!("inside::<{}>(__response, {name:?}).await?", text(api, ty))
        }
    }
}

/// The yardstick has the methods that most documents have.
fn method(method: &HttpMethod) -> &'static str {
    match method {
        HttpMethod::Get => "GET",
        HttpMethod::Head => "HEAD",
        HttpMethod::Post | HttpMethod::Query | HttpMethod::Other(_) => "POST",
        HttpMethod::Put => "PUT",
        HttpMethod::Patch => "PATCH",
        HttpMethod::Delete => "DELETE",
        HttpMethod::Options => "OPTIONS",
        HttpMethod::Trace => "TRACE",
    }
}
