//! A value becomes the pieces that styles put together.

use std::borrow::Cow;

use crate::runtime::encode;
use crate::runtime::model::{View, each_member, written};

/// A value in the pieces that styles are about, not yet escaped.
pub(super) enum Pieces<'v> {
    Nothing,
    One(Cow<'v, str>),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

pub(super) fn pieces(view: View<'_>) -> Result<Pieces<'_>, &'static str> {
    match open(view) {
        View::List(list) => {
            let elements = (0..).map_while(|position| list.element(position));
            let items: Result<Vec<_>, _> = elements.map(|element| piece(element.view())).collect();
            Ok(Pieces::List(items?))
        }
        object @ (View::Record(_) | View::Map(_)) => {
            let mut members = Vec::new();
            let mut outcome = Ok(());
            each_member(object, &mut |name, view| match piece(view) {
                Ok(value) => members.push((name.to_owned(), value)),
                Err(why) => outcome = Err(why),
            });
            outcome.map(|()| Pieces::Object(members))
        }
        scalar => Ok(encode::text(scalar)?.map_or(Pieces::Nothing, Pieces::One)),
    }
}

/// An element or a member, as text. Null is empty: to be unset, most servers say.
pub(super) fn piece(view: View<'_>) -> Result<String, &'static str> {
    match open(view) {
        inner @ (View::List(_) | View::Record(_) | View::Map(_)) => written(inner),
        scalar => Ok(encode::text(scalar)?.unwrap_or_default().into_owned()),
    }
}

/// Behind unions and free JSON.
pub(crate) fn open(view: View<'_>) -> View<'_> {
    match view {
        View::Variant(_, inner) => open(inner.view()),
        View::Json(json) => json.shown(),
        other => other,
    }
}
