//! Responses by status become what a call gives and the errors that it documents.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{
    Answer, Answers, Content, Docs, Header, HttpMethod, Output, ResponseExample, Series, Status,
};
use crate::naming::{STREAMED, Scope, pascal};
use crate::openapi::{Nodes, Operation, Response, StatusKey};

use super::content::{self, Kind};
use super::group::Planned;
use super::resolve::{Resolved, resolve};
use super::types::Types;
use super::usage::Hint;
use super::{docs, elements, headers, names, reason, series};

pub(super) struct Made {
    pub(super) output: Output,
    /// None when no error is documented.
    pub(super) error: Option<Answers>,
    pub(super) bodies: Bodies,
}

/// What is described of bodies beside their types.
#[derive(Default)]
pub(super) struct Bodies {
    pub(super) examples: Vec<ResponseExample>,
    /// Their media types.
    pub(super) media: Vec<(Status, String)>,
    pub(super) series: Option<Series>,
    pub(super) headers: Vec<Header>,
}

/// What a response stands for.
#[derive(Clone, Copy)]
enum Role {
    Success,
    Error,
    /// `default`, where no success is described.
    Both,
}

impl Role {
    fn of(key: StatusKey, has_success: bool) -> Self {
        if is_success(key) {
            Self::Success
        } else if key == StatusKey::Default && !has_success {
            Self::Both
        } else {
            Self::Error
        }
    }
}

/// A response that is read.
#[derive(Clone)]
struct Read {
    status: Status,
    docs: Docs,
    content: Content,
}

pub(super) fn make<'a>(
    types: &mut Types<'a>,
    planned: &Planned<'a>,
    method: &HttpMethod,
    names: &mut Scope,
) -> Made {
    let Planned { operation, .. } = *planned;
    let has_success = operation.responses.iter().any(|(key, _)| is_success(*key));
    let (mut successes, mut errors) = (Vec::new(), Vec::new());
    let mut bodies = Bodies::default();
    for (key, referenced) in &operation.responses {
        let Some(resolved) = resolve(&types.nodes().responses, referenced) else {
            continue;
        };
        let role = Role::of(*key, has_success);
        let error = match role {
            Role::Success | Role::Both => None,
            Role::Error => Some(status(*key)),
        };
        headers::add(types.nodes(), &mut bodies.headers, resolved.value, error);
        if error.is_none() {
            let content = &resolved.value.content;
            series::add(types, &mut bodies.series, content, &planned.owner);
        } else {
            series::warn_of_all(&mut types.report, &resolved.value.content);
        }
        let read = read(types, planned, *key, &resolved, method, role, &mut bodies);
        match role {
            Role::Success => successes.push(read),
            Role::Error => errors.push(read),
            Role::Both => {
                errors.push(read.clone());
                successes.push(read);
            }
        }
    }
    if !has_success {
        warn_of_no_success(types, operation, &successes);
    }
    let text = planned.marker.plain();
    let output = output(types, planned, successes, names);
    let error = (!errors.is_empty()).then(|| {
        let name = types
            .report
            .ident(names.name(&format!("{text}Error")), &operation.id);
        answers(name, errors)
    });
    Made {
        output,
        error,
        bodies,
    }
}

fn read<'a>(
    types: &mut Types<'a>,
    planned: &Planned<'a>,
    key: StatusKey,
    resolved: &Resolved<'a, Response>,
    method: &HttpMethod,
    role: Role,
    bodies: &mut Bodies,
) -> Read {
    let Resolved {
        value: response,
        through,
        description,
    } = *resolved;
    let status = status(key);
    let variant = reason::variant(status);
    let shared = through.map(|target| names::of_component(types.sources, target));
    let (owner, part) = match (&shared, role) {
        (Some(name), _) => (types.without("Response", name), "Response"),
        (None, Role::Success | Role::Both) => (planned.owner.as_str(), "Response"),
        (None, Role::Error) => (planned.owner.as_str(), variant.as_str()),
    };
    let content = if *method == HttpMethod::Head || is_bodiless(types, planned, status, response) {
        Content::Empty
    } else if let Some((media, kind)) = content::preferred(&mut types.report, &response.content) {
        bodies.media.push((status, media.name.clone()));
        let examples = content::examples(types, media).into_iter();
        let examples = examples.map(|example| ResponseExample { status, example });
        bodies.examples.extend(examples);
        content::make(types, media, kind, Hint { owner, part })
    } else {
        Content::Empty
    };
    Read {
        status,
        docs: docs::of(None, description.or(response.description.as_deref())),
        content,
    }
}

/// Statuses to which HTTP allows no body, whatever is described.
fn is_bodiless(
    types: &mut Types<'_>,
    planned: &Planned<'_>,
    status: Status,
    response: &Response,
) -> bool {
    let Status::Code(code @ (204 | 205 | 304)) = status else {
        return false;
    };
    if let Some(media) = response.content.first() {
        let message = format!("an answer with the status {code} has no body");
        let diagnostic = Diagnostic::new(Code::Ignored, media.id.key(), message);
        types.report.push(&planned.operation.id, diagnostic);
    }
    true
}

/// The methods by which an answer of this operation is given in pieces.
pub(super) fn ways(nodes: &Nodes, operation: &Operation) -> &'static [&'static str] {
    let successes = operation
        .responses
        .iter()
        .filter(|(key, _)| is_success(*key) || *key == StatusKey::Default);
    let mut media = successes
        .filter_map(|(_, referenced)| resolve(&nodes.responses, referenced))
        .flat_map(|resolved| &resolved.value.content);
    if media.any(|media| elements::is_one(media) || content::received(media) == Kind::Bytes) {
        STREAMED
    } else {
        &[]
    }
}

/// One content where all agree, else an enum by status.
fn output(
    types: &mut Types<'_>,
    planned: &Planned<'_>,
    reads: Vec<Read>,
    names: &mut Scope,
) -> Output {
    let Some(first) = reads.first() else {
        return Output::One(Content::Empty, Vec::new());
    };
    if reads.iter().all(|read| read.content == first.content) {
        let statuses = reads.iter().map(|read| read.status).collect();
        return Output::One(first.content.clone(), statuses);
    }
    let text = format!("{}Output", planned.marker.plain());
    let name = types.report.ident(names.name(&text), &planned.operation.id);
    Output::Choice(answers(name, reads))
}

fn answers(name: crate::naming::Ident, reads: Vec<Read>) -> Answers {
    let mut scope = Scope::statuses();
    let variants = reads
        .into_iter()
        .map(
            |Read {
                 status,
                 docs,
                 content,
             }| Answer {
                status,
                variant: scope.name(&pascal(&reason::variant(status))).ident,
                docs,
                content,
            },
        )
        .collect();
    Answers {
        name,
        docs: Docs::default(),
        variants,
    }
}

pub(super) fn is_success(key: StatusKey) -> bool {
    match key {
        StatusKey::Code(code) => (200..300).contains(&code),
        StatusKey::Class(class) => class == 2,
        StatusKey::Default => false,
    }
}

fn status(key: StatusKey) -> Status {
    match key {
        StatusKey::Code(code) => Status::Code(code),
        StatusKey::Class(class) => Status::Class(class),
        StatusKey::Default => Status::Default,
    }
}

fn warn_of_no_success(types: &mut Types<'_>, operation: &Operation, successes: &[Read]) {
    let message = if successes.is_empty() {
        "no success is described; the call gives nothing when it succeeds"
    } else {
        "no success is described; `default` is taken for it as well as for every error"
    };
    let diagnostic = Diagnostic::new(
        Code::NoSuccess,
        operation.id.child("responses").key(),
        message,
    )
    .help("describe the answer of a success, such as `\"200\"` or `\"204\"`");
    types.report.push(&operation.id, diagnostic);
}

#[cfg(test)]
mod tests {
    use crate::ir::{Content, Output, Status};
    use crate::lower::sample::{only_operation, operation};

    #[test]
    fn successes_of_one_content_are_one_output() {
        let (api, said) =
            operation("responses: {'200': {description: a}, '204': {description: b}}");
        let api = api.expect(&said);
        let Output::One(Content::Empty, statuses) = &only_operation(&api).output else {
            panic!("the output is not empty")
        };
        assert_eq!(statuses, &[Status::Code(200), Status::Code(204)]);
    }

    #[test]
    fn default_is_an_error_beside_a_success_and_both_without_one() {
        let beside = "responses: {'200': {description: a}, default: {description: b}}";
        let (api, said) = operation(beside);
        let api = api.expect(&said);
        assert!(matches!(&only_operation(&api).output, Output::One(_, all) if all.len() == 1));
        assert!(said.is_empty(), "{said}");
        let (api, said) = operation("responses: {default: {description: b}}");
        let api = api.expect(&said);
        assert!(
            matches!(&only_operation(&api).output, Output::One(_, all) if all == &[Status::Default])
        );
        assert!(only_operation(&api).error.is_some());
        assert!(said.contains("warning[OA0506]"), "{said}");
    }
}
