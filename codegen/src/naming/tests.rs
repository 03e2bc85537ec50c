//! What the runtime calls its own, as its source says, is what no scope hands out beside it.

use std::path::{Path, PathBuf};
use std::{env, fs};

use syn::{ImplItem, Item, Type, UseTree, Visibility};

use super::{STREAMED, Scope};

#[test]
fn no_accessor_is_called_like_a_method_of_the_client() {
    refuses(Scope::accessors, &methods("Client"));
}

#[test]
fn no_setting_is_called_like_a_method_of_the_builder() {
    refuses(Scope::builder, &methods("Builder"));
}

#[test]
fn no_setter_is_called_like_a_method_of_every_call() {
    let all = || Scope::arguments().into_setters(STREAMED);
    refuses(all, &methods("Call"));
}

#[test]
fn no_type_of_the_root_hides_what_the_door_exports_or_the_prelude_brings() {
    let door = parsed(&generated().join("lib.rs"));
    let prelude = parsed(&generated().join("runtime/generated.rs"));
    refuses(Scope::root_types, &types(&door, is_shared));
    refuses(Scope::root_types, &types(&prelude, is_shared));
}

#[test]
fn no_model_is_called_like_what_stands_beside_it_in_types() {
    let prelude = parsed(&generated().join("runtime/generated.rs"));
    refuses(Scope::types, &types(&prelude, is_public));
}

#[test]
fn no_group_is_called_like_a_module_of_the_door() {
    let door = parsed(&generated().join("lib.rs"));
    let modules: Vec<String> = door
        .iter()
        .filter_map(|item| match item {
            Item::Mod(module) => Some(module.ident.to_string()),
            _ => None,
        })
        .collect();
    refuses(Scope::modules, &modules);
}

#[track_caller]
fn refuses(scope: impl Fn() -> Scope, names: &[String]) {
    assert!(!names.is_empty(), "the source has been understood");
    let free: Vec<&String> = names
        .iter()
        .filter(|name| scope().name(name).ident.as_str() == *name)
        .collect();
    assert!(free.is_empty(), "to be reserved: {free:?}");
}

/// The inherent methods of a type of the runtime, wherever they are written.
fn methods(of: &str) -> Vec<String> {
    let mut methods = Vec::new();
    for file in files(&generated().join("runtime")) {
        for item in parsed(&file) {
            let Item::Impl(block) = item else { continue };
            let Type::Path(ty) = &*block.self_ty else {
                continue;
            };
            let is_it = ty.path.segments.last().is_some_and(|last| last.ident == of);
            if block.trait_.is_none() && is_it {
                methods.extend(block.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
                    _ => None,
                }));
            }
        }
    }
    methods
}

/// The types that a file hands on.
fn types(items: &[Item], handed_on: fn(&Visibility) -> bool) -> Vec<String> {
    let mut names = Vec::new();
    for item in items {
        if let Item::Use(of) = item
            && handed_on(&of.vis)
        {
            leaves(&of.tree, &mut names);
        }
    }
    names.retain(|name| name.starts_with(char::is_uppercase));
    names
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_shared(visibility: &Visibility) -> bool {
    !matches!(visibility, Visibility::Inherited)
}

fn leaves(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, names),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(rename) => names.push(rename.rename.to_string()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
        UseTree::Glob(_) => {}
    }
}

fn parsed(file: &Path) -> Vec<Item> {
    let text = fs::read_to_string(file).expect("the runtime is there");
    syn::parse_file(&text).expect("the runtime is Rust").items
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the runtime is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn generated() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    Path::new(&here).join("../generated/src")
}

#[test]
fn no_feature_of_a_group_is_called_like_one_of_the_client_or_its_dependencies() {
    let manifest = include_str!("../../../generated/Cargo.toml");
    let ours = manifest.split("# Features of the generated code").next();
    let dependencies = manifest.split("[dependencies]").nth(1);
    let text = [ours, dependencies]
        .map(Option::unwrap_or_default)
        .join("\n");
    let features = text.split("[features]").nth(1).unwrap_or_default();
    let keys = features.lines().filter_map(|line| line.split_once(" = "));
    let keys: Vec<_> = keys.map(|(key, _)| key).collect();
    assert!(
        keys.contains(&"reqwest") && keys.contains(&"url"),
        "{keys:?}"
    );
    for key in keys {
        let named = Scope::features().name(key);
        assert_ne!(named.ident.kebab(), key);
    }
}
