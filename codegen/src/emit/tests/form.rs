//! The value of a form becomes what must stand in the request: pairs, or parts.

use crate::emit::sample;
use crate::emit::types::resolved;
use crate::ir::{Api, Encoding, Form, Style, Type, Written, inside};
use crate::tree::Tree;

/// What a part says of itself, and its content.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) media: Option<String>,
    pub(super) text: String,
}

/// The pairs of a form; nothing where it is not for a test to say how they are written.
pub(super) fn pairs(encodings: &[Encoding], value: &Tree) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    for (name, value) in value.as_map()? {
        let style = match (written(encodings, name), value) {
            (Some(Written::Styled(style)), _) => *style,
            (Some(Written::Media(media)), _) if is_json(media) => Style::Json,
            (Some(Written::Media(_)) | None, Tree::Map(_)) => Style::Json,
            (Some(Written::Media(_)) | None, _) => Style::FormExploded,
        };
        pairs.extend(styled(style, name, value)?);
    }
    Some(pairs)
}

/// The parts of a form, as above.
pub(super) fn parts(
    api: &Api,
    ty: &Type,
    encodings: &[Encoding],
    value: &Tree,
) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for (name, value) in value.as_map()? {
        let usual = is_file(api, ty, name).then_some("application/octet-stream");
        match written(encodings, name) {
            Some(Written::Styled(style)) => {
                let pairs = styled(*style, name, value)?.into_iter();
                parts.extend(pairs.map(|(name, text)| Part {
                    name,
                    media: None,
                    text,
                }));
            }
            Some(Written::Media(media)) => add_parts(name, Some(media), value, &mut parts)?,
            None => add_parts(name, usual, value, &mut parts)?,
        }
    }
    let is_plain = |part: &Part| !part.name.contains(['"', '\r', '\n']);
    parts.iter().all(is_plain).then_some(parts)
}

fn written<'a>(encodings: &'a [Encoding], name: &str) -> Option<&'a Written> {
    let mut all = encodings.iter();
    let found = all.find(|encoding| encoding.wire == name);
    found.map(|encoding| &encoding.written)
}

fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.ends_with("+json")
}

fn styled(style: Style, name: &str, value: &Tree) -> Option<Vec<(String, String)>> {
    let pair = |text: String| vec![(name.to_owned(), text)];
    let joined = |between: &str| {
        let items = value.as_list()?.iter();
        let items: Vec<String> = items.map(scalar).collect::<Option<_>>()?;
        // An empty list is not there.
        Some((!items.is_empty()).then(|| (name.to_owned(), items.join(between))))
    };
    match (style, value) {
        (Style::Json, Tree::Null) => None,
        (Style::Json, value) => Some(pair(sample::json(value))),
        (_, Tree::Null) => Some(Vec::new()),
        (Style::Deep, value) => {
            let mut pairs = Vec::new();
            add_deep(name, value, &mut pairs)?;
            Some(pairs)
        }
        (Style::FormExploded, Tree::List(items)) => {
            let texts = items
                .iter()
                .map(|item| Some((name.to_owned(), scalar(item)?)));
            texts.collect()
        }
        (Style::FormExploded, Tree::Map(members)) => {
            let members = members.iter();
            let texts = members.map(|(name, value)| Some((name.clone(), scalar(value)?)));
            texts.collect()
        }
        (Style::Form | Style::Simple | Style::SimpleExploded, Tree::List(_)) => {
            joined(",").map(|pair| pair.into_iter().collect())
        }
        (Style::Space, Tree::List(_)) => joined(" ").map(|pair| pair.into_iter().collect()),
        (Style::Pipe, Tree::List(_)) => joined("|").map(|pair| pair.into_iter().collect()),
        (
            Style::Form
            | Style::FormExploded
            | Style::Simple
            | Style::SimpleExploded
            | Style::Space
            | Style::Pipe,
            value,
        ) => scalar(value).map(pair),
        (Style::Label | Style::LabelExploded | Style::Matrix | Style::MatrixExploded, _) => None,
    }
}

fn add_deep(name: &str, value: &Tree, pairs: &mut Vec<(String, String)>) -> Option<()> {
    match value {
        Tree::List(items) => {
            for (index, item) in items.iter().enumerate() {
                add_deep(&format!("{name}[{index}]"), item, pairs)?;
            }
        }
        Tree::Map(members) => {
            for (member, value) in members {
                add_deep(&format!("{name}[{member}]"), value, pairs)?;
            }
        }
        Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {
            pairs.push((name.to_owned(), scalar(value)?));
        }
    }
    Some(())
}

fn add_parts(name: &str, media: Option<&str>, value: &Tree, parts: &mut Vec<Part>) -> Option<()> {
    let (media, text) = match value {
        Tree::List(items) if !media.is_some_and(is_json) => {
            let mut items = items.iter();
            return items.try_for_each(|item| match item {
                Tree::Null => None,
                item => add_parts(name, media, item, parts),
            });
        }
        Tree::List(_) | Tree::Map(_) => (media.or(Some("application/json")), sample::json(value)),
        Tree::Null => (media, String::new()),
        Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => (media, scalar(value)?),
    };
    parts.push(Part {
        name: name.to_owned(),
        media: media.map(str::to_owned),
        text,
    });
    Some(())
}

fn scalar(value: &Tree) -> Option<String> {
    match value {
        Tree::Bool(value) => Some(value.to_string()),
        Tree::Number(digits) => Some(digits.clone()),
        Tree::Text(text) => Some(text.clone()),
        Tree::Null | Tree::List(_) | Tree::Map(_) => None,
    }
}

/// Whether a member is a file, or a list of them.
fn is_file(api: &Api, ty: &Type, name: &str) -> bool {
    let form = inside::form(&api.items, resolved(api, ty));
    let Some(record) = form.and_then(Form::as_record) else {
        return false;
    };
    let field = record.fields.iter().find(|field| field.wire == name);
    field.is_some_and(|field| is_of_files(api, &field.ty))
}

fn is_of_files(api: &Api, ty: &Type) -> bool {
    match resolved(api, ty) {
        Type::List(inner) | Type::Nullable(inner) | Type::Boxed(inner) => is_of_files(api, inner),
        ty => *ty == Type::Upload,
    }
}
