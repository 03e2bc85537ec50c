//! What the operations of the small API are put together from.

use super::{FIELD_MESSAGE, MESSAGE, docs, ident};
use crate::ir::{
    Answer, Answers, Body, BodyForm, Content, Docs, Example, Group, HttpMethod, Operation, Output,
    Parameter, ParameterPlace, Resend, ResponseExample, Status, Style, Type,
};
use crate::tree::Tree;

pub(super) fn errors(name: &str) -> Answers {
    let message = |ty| Content::Json {
        ty: Type::Named(ty),
        envelope: None,
    };
    Answers {
        name: ident(name),
        docs: Docs::default(),
        variants: vec![
            answer(Status::Default, "Other", message(FIELD_MESSAGE)),
            answer(Status::Class(5), "ServerError", message(MESSAGE)),
            answer(Status::Code(404), "NotFound", message(MESSAGE)),
            answer(Status::Code(429), "TooManyRequests", Content::Text),
        ],
    }
}

pub(super) fn operation(
    name: &str,
    marker: &str,
    method: HttpMethod,
    path: &str,
    output: Output,
) -> Operation {
    Operation {
        wire: name.into(),
        method_name: ident(name),
        marker: ident(marker),
        docs: docs("Does it.", ""),
        deprecated: false,
        method,
        path: path.into(),
        server: 0,
        security: vec![vec![0], vec![1]],
        scopes: Vec::new(),
        resend: Resend::Safe,
        parameters: Vec::new(),
        body: None,
        output,
        error: None,
        waits: Vec::new(),
        pagination: None,
        series: None,
        headers: Vec::new(),
        response_examples: Vec::new(),
        response_media: Vec::new(),
    }
}

pub(super) fn json(envelope: &str, ty: Type) -> Output {
    Output::One(
        Content::Json {
            ty,
            envelope: Some(envelope.into()),
        },
        vec![Status::Code(200)],
    )
}

pub(super) fn body(name: &str, ty: Type, example: Option<Tree>) -> Body {
    Body {
        name: ident(name),
        docs: Docs::default(),
        required: true,
        ty,
        form: BodyForm::Json {
            envelope: Some(name.into()),
            media: None,
        },
        examples: example
            .map(|value| Example {
                name: "smallest".into(),
                value,
                fit: None,
            })
            .into_iter()
            .collect(),
    }
}

pub(super) fn parameter(
    wire: &str,
    ty: Type,
    place: ParameterPlace,
    example: Option<Tree>,
) -> Parameter {
    Parameter {
        wire: wire.into(),
        name: ident(&wire.to_lowercase().replace('-', "_")),
        docs: Docs::default(),
        deprecated: false,
        place,
        required: true,
        ty,
        style: Style::FormExploded,
        reserved: false,
        example,
    }
}

pub(super) fn answer(status: Status, variant: &str, content: Content) -> Answer {
    Answer {
        status,
        variant: ident(variant),
        docs: docs("It is so.", ""),
        content,
    }
}

pub(super) fn example(status: Status, value: Tree) -> ResponseExample {
    let example = Example {
        name: "recorded".into(),
        value,
        fit: None,
    };
    ResponseExample { status, example }
}

pub(super) fn group(name: &str, handle: &str) -> Group {
    Group {
        wire: name.into(),
        docs: Docs::default(),
        module: ident(name),
        handle: ident(handle),
        accessor: ident(name),
        feature: ident(name),
        operations: Vec::new(),
    }
}
