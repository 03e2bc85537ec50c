//! Who is calling: what users bring becomes what a request carries.

mod authorization;
mod exchange;
mod jwt;
mod keys;
mod oauth;
mod progress;
mod renewal;
mod select;

use std::fmt;

use crate::runtime::clock::BoxFuture;
use crate::runtime::description::{Info, Scheme};
use crate::runtime::draft::{Credential, Draft};
use crate::runtime::error::Error;

pub use authorization::Authorization;
pub(crate) use exchange::TokenExchange;
pub use keys::{ApiKey, AuthorizationHeader, Basic, BearerToken};
pub use oauth::{ClientCredentials, RefreshToken};
pub(crate) use progress::{Progress, UnderWay};
pub(crate) use select::{Carried, authorize};

/// Something that says who is calling.
///
/// ```ignore
/// impl Credentials for FromVault {
///     fn serves(&self, scheme: &Scheme) -> bool {
///         scheme.kind == SchemeKind::Bearer
///     }
///     fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
///         Box::pin(async { Authorization::bearer(&self.token().await) })
///     }
/// }
/// ```
pub trait Credentials: fmt::Debug + Send + Sync + 'static {
    /// Whether this is a credential for a scheme of the description.
    fn serves(&self, scheme: &Scheme) -> bool;

    /// What a request carries. Asked for every attempt, so what is dear to get is kept here.
    fn authorize<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>>;

    /// The server answered 401 to a request that carried this. Says whether there may be another
    /// one: then the request is sent once more, with what [`authorize`](Self::authorize) gives by
    /// then. Many calls may tell of the same one, and some after it was replaced.
    fn refused(&self, _carried: &Authorization) -> bool {
        false
    }

    /// Why this can never work, such as an empty token; the client is not built then.
    fn problem(&self) -> Option<String> {
        None
    }
}

/// For what a credential is asked.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    scheme: &'static Scheme,
    draft: &'a Draft,
    progress: &'a Progress,
}

impl<'a> Ask<'a> {
    pub(crate) fn new(scheme: &'static Scheme, draft: &'a Draft, progress: &'a Progress) -> Self {
        Self {
            scheme,
            draft,
            progress,
        }
    }

    /// The scheme that is to be served.
    #[must_use]
    pub fn scheme(&self) -> &'static Scheme {
        self.scheme
    }

    /// The operation that is called: `addons.get`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.draft.info.id
    }

    /// A call through the same client that carries this credential and no other.
    pub(crate) fn call(&self, operation: &'static Info, with: Authorization) -> Draft {
        let mut draft = Draft::new(&self.draft.client, operation);
        draft.credential = Credential::Given(with);
        draft
    }

    pub(crate) fn draft(&self) -> &'a Draft {
        self.draft
    }

    /// Where an exchange tells the call that waits for it how it goes.
    pub(crate) fn progress(&self) -> &'a Progress {
        self.progress
    }
}

impl fmt::Debug for Ask<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ask({} for {})", self.scheme.name, self.operation())
    }
}

/// `credentials!(ApiToken);` on a struct around [`TokenExchange`].
macro_rules! credentials {
    ($name:ident) => {
        impl $crate::runtime::credentials::Credentials for $name {
            fn serves(&self, scheme: &$crate::runtime::description::Scheme) -> bool {
                $crate::runtime::credentials::Credentials::serves(&self.0, scheme)
            }

            fn authorize<'a>(
                &'a self,
                ask: $crate::runtime::credentials::Ask<'a>,
            ) -> $crate::runtime::clock::BoxFuture<
                'a,
                ::std::result::Result<
                    $crate::runtime::credentials::Authorization,
                    $crate::runtime::error::Error,
                >,
            > {
                $crate::runtime::credentials::Credentials::authorize(&self.0, ask)
            }

            fn refused(&self, carried: &$crate::runtime::credentials::Authorization) -> bool {
                $crate::runtime::credentials::Credentials::refused(&self.0, carried)
            }

            fn problem(&self) -> ::std::option::Option<::std::string::String> {
                $crate::runtime::credentials::Credentials::problem(&self.0)
            }
        }
    };
}

pub(crate) use credentials;
