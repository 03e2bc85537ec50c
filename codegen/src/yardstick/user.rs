//! Operations become functions of a user's that call each of them once, with what it needs.
//!
//! A future is boxed as what the user's own code would make of it: only then is it compiled there.

use std::fmt::Write as _;

use super::calls::given;
use crate::emit::{Place, required, text};
use crate::ir::Api;

/// What it begins with. It is compiled and never run, so no argument has to have a value: whoever runs it all the same
/// is stopped.
const HEAD: &str = "\
#![allow(warnings)]
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

type Called<'c> = Pin<Box<dyn Future<Output = ()> + 'c>>;

fn any<T>() -> T {
    std::process::abort()
}
";

pub(super) fn of_ours(api: &Api) -> String {
    let mut code = format!("{HEAD}\nuse measured::*;\n");
    for group in &api.groups {
        for operation in &group.operations {
            let (parameters, body) = required(operation);
            let types = parameters.map(|one| &one.ty).chain(body.map(|one| &one.ty));
            let arguments = types.map(|ty| format!("any::<{}>()", text(api, ty, Place::Outside)));
            let arguments: Vec<String> = arguments.collect();
            let (accessor, name) = (&group.accessor, &operation.method_name);
            let call = format!("client.{accessor}().{name}({})", arguments.join(", "));
            code.push_str(&function(
                group.module.plain(),
                name.plain(),
                "measured",
                &call,
            ));
        }
    }
    code
}

pub(super) fn of_yardstick(api: &Api) -> String {
    let mut code = format!("{HEAD}\n");
    for group in &api.groups {
        for operation in &group.operations {
            let mut arguments = String::new();
            for (_, ty, required) in given(api, operation) {
                if required {
                    let ty = ty.replace("crate::", "yardstick::");
                    let _ = write!(arguments, ", &any::<{ty}>()");
                } else {
                    arguments.push_str(", None");
                }
            }
            let (module, name) = (&group.module, &operation.method_name);
            let call = format!("yardstick::{module}::{name}(client{arguments})");
            code.push_str(&function(module.plain(), name.plain(), "yardstick", &call));
        }
    }
    code
}

fn function(module: &str, name: &str, of: &str, call: &str) -> String {
    format!(
        "pub fn {module}_{name}(client: &{of}::Client) -> Called<'_> {{\n    Box::pin(async move {{ drop({call}.await) }})\n}}\n"
    )
}
