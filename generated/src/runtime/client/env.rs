//! Environment variables become settings and secrets.

use std::env::{self, VarError};

use crate::runtime::error::{Error, ErrorKind, Parts};
use crate::runtime::model::Secret;

/// The secret in an environment variable.
pub(crate) fn secret_from_env(name: &str) -> Result<Secret, Error> {
    let text = text_from_env(name).and_then(|text| text.ok_or_else(|| not_set(name)));
    text.map(Secret::from)
        .map_err(|why| Parts::new(ErrorKind::Configuration, why).into())
}

fn not_set(name: &str) -> String {
    format!(
        "the environment variable {name} is not set; put the secret in it, or give it to `.credentials(…)`"
    )
}

/// The text in an environment variable; an empty one counts as not set.
pub(crate) fn text_from_env(name: &str) -> Result<Option<String>, String> {
    match env::var(name) {
        Ok(text) => {
            let text = text.trim();
            Ok((!text.is_empty()).then(|| text.to_owned()))
        }
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => {
            Err(format!("the environment variable {name} is not UTF-8"))
        }
    }
}
