//! The client as it was decided becomes what others compile: serde's derives and one `async fn` per operation.
//!
//! Only benchmarks measure beside it; it has to compile, and nobody calls it. Where two ways are open the one that
//! compiles faster is taken, so that ours does not look better than it is: no documentation, dates are texts.

mod calls;
mod models;
mod user;
mod values;

use crate::emit::File;
use crate::ir::{Api, Type};

pub use self::values::Value;

/// The crates to compile beside ours.
#[derive(Debug)]
pub struct Yardstick {
    /// The client, as a crate `yardstick`.
    pub files: Vec<File>,
    /// What calls every operation of it once: `src/lib.rs` of a user's crate.
    pub user: String,
    /// The same for ours, the crate `measured`.
    pub user_of_ours: String,
    /// What both are given to read and to write.
    pub values: Vec<Value>,
}

/// Everything that is compiled for an API, ours itself aside.
pub(crate) fn of(api: &Api) -> Yardstick {
    let mut files = vec![door(api)];
    files.extend(models::files(api));
    files.extend(api.groups.iter().map(|group| calls::file(api, group)));
    Yardstick {
        files,
        user: user::of_yardstick(api),
        user_of_ours: user::of_ours(api),
        values: values::of(api),
    }
}

fn file(path: String, text: String) -> File {
    File { path, text }
}

fn door(api: &Api) -> File {
    let modules = api.groups.iter().map(|group| {
        let module = &group.module;
        let file = module.plain();
        format!("#[path = \"group_{file}.rs\"]\npub mod {module};\n")
    });
    let text = format!(
        "#![allow(warnings)]\npub mod types;\n{}{}",
        modules.collect::<String>(),
        include_str!("yardstick/door.txt")
    );
    file("src/lib.rs".to_owned(), text)
}

/// A type as these crates name it.
fn text(api: &Api, ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::U64 => "u64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::String
        | Type::Constant(_)
        | Type::Secret
        | Type::DateTime
        | Type::Date
        | Type::Uuid => "String".to_owned(),
        Type::Upload | Type::Body => "Vec<u8>".to_owned(),
        Type::Json => "serde_json::Value".to_owned(),
        Type::List(inner) => format!("Vec<{}>", text(api, inner)),
        Type::Map(inner) => format!("std::collections::BTreeMap<String, {}>", text(api, inner)),
        Type::Nullable(inner) => format!("Option<{}>", text(api, inner)),
        Type::Boxed(inner) => format!("Box<{}>", text(api, inner)),
        Type::Named(id) => format!("crate::types::{}", api.items[id.0].name),
    }
}
