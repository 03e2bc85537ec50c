//! A request body becomes the argument that is sent, in one of the media types that it may have.

use crate::diagnostic::Code;
use crate::ir::{Apart, Body, BodyForm, Docs, Encoding, Example, Type, TypeId, Written};
use crate::naming::{Scope, snake};
use crate::openapi::{self, MediaType, Nodes, Operation, RequestBody};

use super::content::{self, Kind};
use super::formed::Form;
use super::peeled::{Peeled, peel};
use super::resolve::{Resolved, resolve};
use super::types::Types;
use super::usage::Hint;
use super::{docs, elements, form, names, style};

/// A body before it has a name: what is required is named before what is not.
pub(super) struct Described<'a> {
    body: &'a RequestBody,
    pub(super) required: bool,
    docs: Docs,
    wanted: String,
    /// For where a parameter is called so already: `change_plan(app, addon, change_plan)`.
    otherwise: String,
    ty: Type,
    form: BodyForm,
    examples: Vec<Example>,
}

/// Nothing when there is none.
pub(super) fn described<'a>(
    types: &mut Types<'a>,
    operation: &'a Operation,
    (media, kind): (&'a MediaType, Kind),
    owner: &str,
) -> Option<Described<'a>> {
    let referenced = operation.request_body.as_ref()?;
    let Resolved {
        value: body,
        through,
        description,
    } = resolve(&types.nodes().request_bodies, referenced)?;
    let shared = through.map(|target| names::of_component(types.sources, target));
    let part = part(kind);
    let hint = Hint {
        owner: types.without(part, shared.as_deref().unwrap_or(owner)),
        part,
    };
    let (ty, form) = formed(types, media, kind, hint);
    let envelope = match &form {
        BodyForm::Json { envelope, .. } => envelope.clone(),
        BodyForm::Form(_)
        | BodyForm::Multipart(_)
        | BodyForm::Content { .. }
        | BodyForm::Items { .. } => None,
    };
    let otherwise = match (
        noun(types.nodes(), (media, kind), envelope.as_ref(), &ty),
        kind,
    ) {
        (Some(id), Kind::Items) => format!("{}s", snake(types.name(id).plain())),
        (Some(id), _) => snake(types.name(id).plain()),
        (None, Kind::Items) => "elements".to_owned(),
        (None, _) => "body".to_owned(),
    };
    let wanted = envelope.unwrap_or_else(|| otherwise.clone());
    let examples = content::examples(types, media);
    Some(Described {
        body,
        required: body.required,
        docs: docs::of(None, description.or(body.description.as_deref())),
        wanted,
        otherwise,
        ty,
        form,
        examples,
    })
}

/// What an inline type of a body is called.
fn part(kind: Kind) -> &'static str {
    match kind {
        Kind::Json | Kind::Text | Kind::Bytes => "Body",
        Kind::Items => "Item",
        Kind::Form => "Form",
        Kind::Multipart => "Multipart",
    }
}

/// What is given, and how it is written.
fn formed<'a>(
    types: &mut Types<'a>,
    media: &'a MediaType,
    kind: Kind,
    hint: Hint<'_>,
) -> (Type, BodyForm) {
    match kind {
        Kind::Json => {
            let (ty, envelope) = content::json(types, media, hint);
            let media = json_media(media);
            (given(ty), BodyForm::Json { envelope, media })
        }
        Kind::Items => {
            content::refuse_envelope(types, media);
            let nodes = types.nodes();
            let item = elements::item(nodes, media);
            let ty = item.map_or(Type::Json, |item| types.usage(item, hint).whole());
            let apart = elements::sent(nodes, media).unwrap_or(Apart::Lines);
            let media = media.name.clone();
            (ty, BodyForm::Items { media, apart })
        }
        Kind::Form | Kind::Multipart => {
            content::refuse_envelope(types, media);
            let ty = members(types, media, kind, hint);
            let encodings = encodings(types, media);
            let form = match kind {
                Kind::Form => BodyForm::Form(encodings),
                Kind::Json | Kind::Items | Kind::Multipart | Kind::Text | Kind::Bytes => {
                    BodyForm::Multipart(encodings)
                }
            };
            (ty, form)
        }
        Kind::Text | Kind::Bytes => {
            content::refuse_envelope(types, media);
            let ty = match kind {
                Kind::Text => Type::String,
                Kind::Json | Kind::Items | Kind::Form | Kind::Multipart | Kind::Bytes => Type::Body,
            };
            let media = sent_media(media);
            (ty, BodyForm::Content { media })
        }
    }
}

/// What a form is made of. What is no object has no members by name: these are up to the caller then.
fn members<'a>(types: &mut Types<'a>, media: &'a MediaType, kind: Kind, hint: Hint<'_>) -> Type {
    let Some(schema) = &media.schema else {
        return Type::Json;
    };
    let formed = form::resolved(types.nodes(), schema).map(|formed| formed.form);
    let is_object = match formed {
        Some(Form::Scalar(ty)) => ty == Type::Json,
        Some(
            Form::Text | Form::TextFrom(_) | Form::Choice(..) | Form::Codes(..) | Form::List(_),
        ) => false,
        Some(
            Form::Reference(_) | Form::Record(_) | Form::Union(..) | Form::Kinds(..) | Form::Map(_),
        )
        | None => true,
    };
    if is_object {
        return types.usage(schema, hint).ty;
    }
    let message = "a form is made of the members of an object, which this is not; it has the members that it is given";
    let report = &mut types.report;
    report.at_value(Code::NotModelled, &schema.id, message);
    let member = match kind {
        Kind::Multipart => Type::Upload,
        Kind::Form | Kind::Json | Kind::Items | Kind::Text | Kind::Bytes => Type::String,
    };
    Type::Map(Box::new(member))
}

/// Null is no body of its own.
fn given(ty: Type) -> Type {
    match ty {
        Type::Nullable(inner) => *inner,
        other => other,
    }
}

/// The name of a media type other than plain JSON.
fn json_media(media: &MediaType) -> Option<String> {
    let name = media.name.to_lowercase();
    let plain = name.split(';').next().is_some_and(|essence| {
        matches!(essence.trim(), "application/json" | "text/json") || essence.contains('*')
    });
    (!plain).then(|| media.name.clone())
}

/// The name of a media type; where it is a range, the caller says which in a header.
fn sent_media(media: &MediaType) -> String {
    if media.name.contains('*') {
        "application/octet-stream".to_owned()
    } else {
        media.name.clone()
    }
}

fn encodings(types: &mut Types<'_>, media: &MediaType) -> Vec<Encoding> {
    let written = media.encodings.iter();
    written
        .filter_map(|encoding| {
            Some(Encoding {
                wire: encoding.name.clone(),
                written: written_as(types, encoding)?,
            })
        })
        .collect()
}

/// A style counts before a media type, of which the first is taken.
fn written_as(types: &mut Types<'_>, encoding: &openapi::Encoding) -> Option<Written> {
    let openapi::Encoding {
        id,
        media,
        style,
        explode,
        ..
    } = encoding;
    if style.is_some() || explode.is_some() {
        let word = style.as_deref().unwrap_or("form");
        let explode = explode.unwrap_or(word == "form");
        if let Some(style) = style::of_word(word, explode) {
            return Some(Written::Styled(style));
        }
    }
    let (first, others) = match media.as_deref()?.split_once(',') {
        Some((first, others)) => (first.trim(), Some(others)),
        None => (media.as_deref()?.trim(), None),
    };
    if others.is_some() {
        let message =
            format!("of these media types `{first}` is sent unless a file says otherwise");
        types
            .report
            .at_value(Code::NotModelled, &id.child("contentType"), message);
    }
    (!first.contains('*') && !first.is_empty()).then(|| Written::Media(first.to_owned()))
}

/// The type that a body may be called after: one that the document names.
fn noun(
    nodes: &Nodes,
    (media, kind): (&MediaType, Kind),
    envelope: Option<&String>,
    ty: &Type,
) -> Option<TypeId> {
    let schema = match kind {
        Kind::Items => elements::item(nodes, media),
        Kind::Json | Kind::Form | Kind::Multipart | Kind::Text | Kind::Bytes => {
            media.schema.as_ref()
        }
    };
    let is_named = envelope.is_some()
        || schema.is_some_and(|schema| match peel(schema) {
            Peeled::Reference(..) => true,
            Peeled::Own(..) => false,
        });
    ty.named().filter(|_| is_named)
}

impl Described<'_> {
    pub(super) fn named(self, types: &mut Types<'_>, scope: &mut Scope) -> Body {
        let wanted = [self.wanted.as_str(), &self.otherwise, "body"];
        let name = types.report.ident(scope.name_of(&wanted), &self.body.id);
        Body {
            name,
            docs: self.docs,
            required: self.required,
            ty: self.ty,
            form: self.form,
            examples: self.examples,
        }
    }
}
