//! What the API sends to its users' servers becomes types, without calls.

use crate::ir::Type;
use crate::naming::pascal;
use crate::openapi::{MediaType, Operation};

use super::content::{self, Kind};
use super::resolve::resolve;
use super::types::Types;
use super::usage::Hint;

/// Declares the types of every webhook's body that is JSON: the client's user receives them.
pub(super) fn declare(types: &mut Types<'_>) -> Vec<Type> {
    let mut received = Vec::new();
    let webhooks = &types.document.webhooks;
    for webhook in webhooks {
        let owner = pascal(&webhook.path);
        for operation in &webhook.operations {
            for media in bodies(types, operation) {
                let hint = Hint {
                    owner: &owner,
                    part: "Webhook",
                };
                let (ty, _) = content::json(types, media, hint);
                received.push(ty);
                let _ = content::examples(types, media);
            }
        }
    }
    received
}

fn bodies<'a>(types: &Types<'a>, operation: &'a Operation) -> Vec<&'a MediaType> {
    let body = operation.request_body.as_ref();
    let body = body.and_then(|body| resolve(&types.nodes().request_bodies, body));
    let media = body.map_or([].as_slice(), |body| body.value.content.as_slice());
    media
        .iter()
        .filter(|media| content::kind_of(&media.name) == Kind::Json)
        .collect()
}
