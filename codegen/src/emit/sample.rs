//! A type becomes a value of it: from an example of the description, else the plainest there is.

use std::fmt::Write;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::is_harmful;
use super::record;
use super::types::{Place, parsed, resolved, text};
use crate::ir::plain::{self, Parts};
use crate::ir::{Api, Form, Presence, Type, TypeId, inside};
use crate::tree::Tree;

/// The smallest value of a type, as JSON.
pub(super) fn tree(api: &Api, ty: &Type) -> Tree {
    plain::tree(&api.items, ty, Parts::Smallest)
}

/// The same with something in each list and map that has to be there; no such value where it would be too large.
pub(super) fn filled(api: &Api, ty: &Type) -> Tree {
    filled_within(api, ty, &mut 500)
}

/// `left` is how many parts there may still be.
fn filled_within(api: &Api, ty: &Type, left: &mut usize) -> Tree {
    let Some(rest) = left.checked_sub(1) else {
        return Tree::Null;
    };
    *left = rest;
    match resolved(api, ty) {
        Type::List(inner) => Tree::List(vec![tree(api, inner)]),
        Type::Map(inner) => Tree::Map(vec![("example".to_owned(), tree(api, inner))]),
        behind => {
            let record = inside::form(&api.items, behind).and_then(Form::as_record);
            let Some(record) = record else {
                return tree(api, ty);
            };
            let members = record::required(record).map(|field| {
                let value = match field.presence {
                    Presence::Nullable => Tree::Null,
                    Presence::Required | Presence::Optional | Presence::OptionalNullable => {
                        filled_within(api, &field.ty, left)
                    }
                };
                (field.wire.clone(), value)
            });
            Tree::Map(members.collect())
        }
    }
}

/// What a tree is in JSON, on one line.
pub(crate) fn json(tree: &Tree) -> String {
    let mut out = String::new();
    write_json(tree, &mut out);
    out
}

/// An argument of a call, when it can be written as a literal.
pub(super) fn argument(
    api: &Api,
    ty: &Type,
    example: Option<&Tree>,
    wire: &str,
) -> Option<TokenStream> {
    match resolved(api, ty) {
        Type::Bool => Some(if let Some(Tree::Bool(false)) = example {
            quote!(false)
        } else {
            quote!(true)
        }),
        Type::I32 => Some(integer(example.and_then(number::<i32>).unwrap_or(1).into())),
        Type::I64 => Some(integer(example.and_then(number::<i64>).unwrap_or(1).into())),
        Type::U64 => Some(integer(example.and_then(number::<u64>).unwrap_or(1).into())),
        Type::F32 | Type::F64 => {
            let value = example
                .and_then(number::<f64>)
                .filter(|value| value.is_finite())
                .unwrap_or(1.5);
            parsed(&format!("{value:?}")).into()
        }
        Type::String | Type::Secret => Some(string(example, wire)),
        Type::Constant(text) => Some(quote!(#text)),
        Type::Upload | Type::Body => Some(quote!("content")),
        Type::Named(id) => match &api.items[id.0].form {
            Form::Newtype(_) => Some(string(example, wire)),
            Form::Choice(variants, _) => {
                let text = example
                    .and_then(Tree::as_text)
                    .or(variants.first().map(|first| first.wire.as_str()));
                text.map(|text| quote!(#text))
            }
            Form::Codes(variants, _) => {
                let value = example.and_then(number::<i64>);
                let first = || variants.first()?.wire.parse().ok();
                value.or_else(first).map(|value| integer(value.into()))
            }
            Form::Record(_) | Form::Union(_) | Form::Alias(_) => None,
        },
        Type::DateTime
        | Type::Date
        | Type::Uuid
        | Type::Json
        | Type::List(_)
        | Type::Map(_)
        | Type::Nullable(_)
        | Type::Boxed(_) => None,
    }
}

/// How many types an example of a body names at most.
const MOST_NAMES: usize = 100;

/// A body made with `new`, when all that it needs can be written; with the types that it names.
pub(super) fn made(
    api: &Api,
    ty: &Type,
    example: Option<&Tree>,
    wire: &str,
    names: &mut Vec<TypeId>,
) -> Option<TokenStream> {
    let id = match resolved(api, ty) {
        Type::Named(id) => id,
        // What fits in a box becomes one where it is wanted.
        Type::Boxed(inner) => return made(api, inner, example, wire, names),
        _ => return argument(api, ty, example, wire),
    };
    let name = parsed(&text(api, &Type::Named(*id), Place::Inside));
    match &api.items[id.0].form {
        Form::Newtype(_) => argument(api, ty, example, wire),
        Form::Choice(variants, _) | Form::Codes(variants, _) => {
            let value = example.and_then(|value| value.as_text().or_else(|| value.as_number()));
            let variant = variants
                .iter()
                .find(|variant| Some(variant.wire.as_str()) == value)
                .or(variants.first())?;
            let variant = &variant.name;
            names.push(*id);
            Some(quote!(#name::#variant))
        }
        Form::Record(record) => {
            names.push(*id);
            // Records of records of records are more than anybody reads.
            if names.len() > MOST_NAMES {
                return None;
            }
            let mut arguments = Vec::new();
            for field in record::asked(record) {
                let example = example.and_then(|tree| tree.get(&field.wire));
                arguments.push(match field.presence {
                    Presence::Nullable => quote!(None),
                    Presence::Required | Presence::Optional | Presence::OptionalNullable => {
                        made(api, &field.ty, example, &field.wire, names)?
                    }
                });
            }
            Some(quote!(#name::new(#(#arguments),*)))
        }
        Form::Union(_) | Form::Alias(_) => None,
    }
}

fn number<T: std::str::FromStr>(tree: &Tree) -> Option<T> {
    match tree {
        Tree::Number(digits) => digits.parse().ok(),
        Tree::Null | Tree::Bool(_) | Tree::Text(_) | Tree::List(_) | Tree::Map(_) => None,
    }
}

/// With `_` between groups of digits, as clippy asks for.
fn integer(value: i128) -> TokenStream {
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::from(if value < 0 { "-" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() > 5 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    parsed(&grouped)
}

fn string(example: Option<&Tree>, wire: &str) -> TokenStream {
    let text = match example {
        Some(Tree::Text(text) | Tree::Number(text)) if !text.is_empty() => text.clone(),
        Some(_) | None => format!("my-{}", wire.replace(['_', ' '], "-").to_lowercase()),
    };
    let literal = Literal::string(&text);
    quote!(#literal)
}

fn write_json(tree: &Tree, out: &mut String) {
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Bool(value) => {
            let _ = write!(out, "{value}");
        }
        Tree::Number(digits) => out.push_str(digits),
        Tree::Text(text) => write_text(text, out),
        Tree::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write_json(item, out);
            }
            out.push(']');
        }
        Tree::Map(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                write_text(name, out);
                out.push_str(": ");
                write_json(value, out);
            }
            out.push('}');
        }
    }
}

/// As JSON writes a text: quoted, and harmless in a raw string of Rust too.
fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    let escaped = |c: char| c == '"' || c == '\\' || is_harmful(c);
    while let Some(at) = rest.find(escaped) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = special.chars();
        match chars.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out.push('"');
}
