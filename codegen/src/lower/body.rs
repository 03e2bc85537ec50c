//! A request body becomes the argument that is sent as JSON.

use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Body, Docs, Example, Type, TypeId};
use crate::naming::{Scope, snake};
use crate::openapi::{MediaType, Operation, RequestBody};

use super::content::{self, Kind};
use super::form::{Peeled, peel};
use super::resolve::{Resolved, resolve};
use super::types::Types;
use super::usage::Hint;
use super::{docs, names};

/// A body before it has a name: what is required is named before what is not.
pub(super) struct Described<'a> {
    body: &'a RequestBody,
    pub(super) required: bool,
    docs: Docs,
    wanted: String,
    /// For where a parameter is called so already: `change_plan(app, addon, change_plan)`.
    otherwise: String,
    ty: Type,
    envelope: Option<String>,
    examples: Vec<Example>,
}

/// Nothing when there is none, or none that can be sent.
pub(super) fn described<'a>(
    types: &mut Types<'a>,
    operation: &'a Operation,
    owner: &str,
) -> Option<Described<'a>> {
    let referenced = operation.request_body.as_ref()?;
    let Resolved {
        value: body,
        through,
        description,
    } = resolve(&types.nodes().request_bodies, referenced)?;
    let media = media(types, body)?;
    let shared = through.map(names::of_component);
    let hint = Hint {
        owner: shared.as_deref().unwrap_or(owner),
        part: "Body",
    };
    let (ty, envelope) = content::json(types, media, hint);
    let ty = match ty {
        Type::Nullable(inner) => *inner,
        other => other,
    };
    let otherwise = match noun(media, envelope.as_ref(), &ty) {
        Some(id) => snake(types.name(id).plain()),
        None => "body".to_owned(),
    };
    let wanted = envelope.clone().unwrap_or_else(|| otherwise.clone());
    let examples = content::examples(types, media)
        .into_iter()
        .map(|(name, value)| Example {
            name: name.to_owned(),
            value: value.clone(),
        })
        .collect();
    Some(Described {
        body,
        required: body.required,
        docs: docs::of(None, description.or(body.description.as_deref())),
        wanted,
        otherwise,
        ty,
        envelope,
        examples,
    })
}

/// The type that a body may be called after: one that the document names.
fn noun(media: &MediaType, envelope: Option<&String>, ty: &Type) -> Option<TypeId> {
    let is_named = envelope.is_some()
        || media
            .schema
            .as_ref()
            .is_some_and(|schema| match peel(schema) {
                Peeled::Reference(..) => true,
                Peeled::Own(..) => false,
            });
    match ty {
        Type::Named(id) => is_named.then_some(*id),
        Type::Bool
        | Type::I32
        | Type::I64
        | Type::F32
        | Type::F64
        | Type::String
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Uuid
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::Boxed(_) => None,
    }
}

/// The JSON of a body; any other kind is refused.
fn media<'a>(types: &mut Types<'a>, body: &'a RequestBody) -> Option<&'a MediaType> {
    match content::preferred(&mut types.report, &body.content)? {
        (media, Kind::Json) => Some(media),
        (media, Kind::Text | Kind::Bytes) => {
            let message = format!("a body of `{}` cannot be sent yet", media.name);
            let diagnostic = Diagnostic::new(Code::UnsupportedPart, media.id.key(), message)
                .help("describe the body as `application/json`, or leave the operation out");
            types.report.push(&media.id, diagnostic);
            None
        }
    }
}

impl Described<'_> {
    pub(super) fn named(self, types: &mut Types<'_>, scope: &mut Scope) -> Body {
        let name = types
            .report
            .ident(scope.name_or(&self.wanted, &self.otherwise), &self.body.id);
        Body {
            name,
            docs: self.docs,
            required: self.required,
            ty: self.ty,
            envelope: self.envelope,
            examples: self.examples,
        }
    }
}
