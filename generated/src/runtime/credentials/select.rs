//! What an operation asks for and what the client has become what its request carries.

use http::Request;

use crate::runtime::base_url::Base;
use crate::runtime::body::Body;
use crate::runtime::client::Client;
use crate::runtime::credentials::{Ask, Authorization, Credentials, Progress};
use crate::runtime::description::{Scheme, SchemeKind};
use crate::runtime::draft::{Credential, Draft};
use crate::runtime::error::{Error, ErrorKind};

/// A credential of the client, and what a request carries of it.
pub(crate) struct Carried<'d> {
    by: &'d dyn Credentials,
    authorization: Authorization,
}

impl Carried<'_> {
    /// Tells that the server did not accept it; says whether there may be another.
    pub(crate) fn refused(&self) -> bool {
        self.by.refused(&self.authorization)
    }
}

/// Puts on a request what its operation asks for, and gives what the client has a say in.
pub(crate) async fn authorize<'d>(
    draft: &'d Draft,
    request: &mut Request<Body>,
    progress: &Progress,
) -> Result<Vec<Carried<'d>>, Error> {
    let mut carried = Vec::new();
    match &draft.credential {
        Credential::Given(authorization) => {
            guard(draft)?;
            authorization.clone().put_on(request)?;
        }
        Credential::OfClient => {
            for served in chosen(draft)? {
                carried.push(put_on(served, draft, request, progress).await?);
            }
        }
        Credential::OfAnyScheme => {
            if let Some(served) = any(draft) {
                carried.push(put_on(served, draft, request, progress).await?);
            }
        }
    }
    Ok(carried)
}

/// A scheme, and the credential of the client for it.
type Served<'d> = (&'static Scheme, &'d dyn Credentials);

async fn put_on<'d>(
    (scheme, by): Served<'d>,
    draft: &'d Draft,
    request: &mut Request<Body>,
    progress: &Progress,
) -> Result<Carried<'d>, Error> {
    guard(draft)?;
    let authorization = by.authorize(Ask::new(scheme, draft, progress)).await?;
    authorization.clone().put_on(request)?;
    Ok(Carried { by, authorization })
}

/// The first alternative that the client has all credentials for; nothing when the operation also
/// works without and there is none.
fn chosen(draft: &Draft) -> Result<impl Iterator<Item = Served<'_>>, Error> {
    let alternatives = draft.info.security;
    let found = alternatives
        .iter()
        .filter(|alternative| !alternative.is_empty())
        .find(|alternative| {
            let mut schemes = alternative.iter();
            schemes.all(|index| served(&draft.client, *index).is_some())
        });
    let optional = alternatives.is_empty() || alternatives.iter().any(|them| them.is_empty());
    let found = match found {
        Some(found) => *found,
        None if optional => &[],
        None => return Err(draft.refused(ErrorKind::Credentials, missing(draft))),
    };
    Ok(found
        .iter()
        .filter_map(|index| served(&draft.client, *index)))
}

/// The first scheme that the client has a credential for.
fn any(draft: &Draft) -> Option<Served<'_>> {
    let schemes = draft.client.api().schemes.len();
    (0..schemes).find_map(|index| served(&draft.client, index))
}

fn served(client: &Client, index: usize) -> Option<Served<'_>> {
    let scheme = client.api().schemes.get(index)?;
    let own = client.credentials().find(|own| own.serves(scheme))?;
    Some((scheme, own))
}

/// Names what there is to pass.
fn missing(draft: &Draft) -> String {
    let schemes = draft.client.api().schemes;
    let alternatives: Vec<_> = draft
        .info
        .security
        .iter()
        .map(|alternative| {
            let hints: Vec<_> = alternative
                .iter()
                .filter_map(|index| schemes.get(*index))
                .map(|scheme| format!("`.credentials({})`", hint(scheme)))
                .collect();
            hints.join(" and ")
        })
        .collect();
    format!(
        "there is no credential for it: call {} on the builder",
        alternatives.join(" or ")
    )
}

fn hint(scheme: &Scheme) -> &str {
    if !scheme.hint.is_empty() {
        return scheme.hint;
    }
    match scheme.kind {
        SchemeKind::Bearer => "BearerToken::new(…)",
        SchemeKind::Basic => "Basic::new(…)",
        SchemeKind::ApiKey { .. } => "ApiKey::new(…)",
        SchemeKind::Other(_) => "AuthorizationHeader::new(…)",
    }
}

/// A secret leaves this machine over TLS only.
fn guard(draft: &Draft) -> Result<(), Error> {
    let base: &Base = draft.base()?;
    if base.is_private() {
        return Ok(());
    }
    let message = format!(
        "a credential is not sent to {} without TLS: use https",
        base.origin()
    );
    Err(draft.refused(ErrorKind::Credentials, message))
}
