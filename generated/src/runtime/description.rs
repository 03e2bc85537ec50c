//! What the description says of the API and of each operation, as the statics that generated code holds.

use std::time::Duration;

/// The API as a whole.
pub struct Api {
    /// The description's title.
    pub title: &'static str,
    /// The first is where calls go unless their operation says otherwise.
    pub servers: &'static [Server],
    /// What may stand in braces in a server's URL.
    pub variables: &'static [Variable],
    /// The ways to say who one is.
    pub schemes: &'static [Scheme],
}

/// Where calls go.
pub struct Server {
    /// A template: `https://api.{region}.example.com/v1`.
    pub url: &'static str,
    /// The environment variable that replaces it.
    pub env: Option<&'static str>,
    /// Set on servers that only some operations go to.
    pub name: Option<&'static str>,
    /// The builder's method that replaces it: `base_url`.
    pub setter: &'static str,
}

/// A part of a server's URL that users choose.
pub struct Variable {
    /// As it stands in braces.
    pub name: &'static str,
    /// What it is when nobody chooses.
    pub default: &'static str,
    /// The environment variable that chooses.
    pub env: Option<&'static str>,
}

/// A security scheme: one way to say who one is.
#[derive(Debug)]
#[non_exhaustive]
pub struct Scheme {
    /// Its name in the description.
    pub name: &'static str,
    /// How a credential is put on a request.
    pub kind: SchemeKind,
    /// The environment variable that holds the credential.
    pub env: Option<&'static str>,
    /// Set when the credential is got by an exchange.
    pub exchange: Option<&'static Exchange>,
    /// Set when OAuth 2 gives tokens to the client.
    pub tokens: Option<&'static TokenUrls>,
    /// What one passes to the builder's `credentials`: `ApiToken::new(…)`.
    pub hint: &'static str,
}

/// Where OAuth 2 gives tokens, by what is shown for them. A URL may be relative to the API's.
#[derive(Debug)]
pub struct TokenUrls {
    /// For the credentials of the client itself.
    pub client_credentials: Option<&'static str>,
    /// For a refresh token.
    pub refresh_token: Option<&'static str>,
}

/// How a credential is put on a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeKind {
    /// `Authorization: Bearer …`.
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    /// A key in a place of its own.
    ApiKey {
        /// Where the key stands.
        place: KeyPlace,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// Another kind, which the text names; its credential is a type of the user's.
    Other(&'static str),
}

/// Where an API key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// How a long-lived token is exchanged for the one that calls carry.
#[derive(Debug)]
pub struct Exchange {
    /// The name of its scheme.
    pub scheme: &'static str,
    /// The operation that exchanges.
    pub operation: &'static Info,
    /// The member of its answer that holds the token.
    pub token: &'static str,
    /// How long a token lives that does not say so itself.
    pub lifetime: Duration,
    /// How long before its end a token is renewed; one that lives no longer than twice that, at half
    /// of its life.
    pub renew: Duration,
}

/// Alternatives, each the schemes needed together by their place in [`Api::schemes`]. An empty
/// alternative: it also works without. No alternative at all: nothing is sent.
pub type Security = &'static [&'static [usize]];

/// One operation.
#[derive(Debug)]
pub struct Info {
    /// Its name in errors: `addons.get`.
    pub id: &'static str,
    /// The method, as it is sent.
    pub method: &'static str,
    /// As written: `/apps/{app}/addons`.
    pub path: &'static str,
    /// Its server's place in [`Api::servers`].
    pub server: usize,
    /// Who may call it.
    pub security: Security,
    /// Whether it may be sent again when it may have arrived.
    pub resend: Resend,
    /// The documented successes; when empty, every success counts as documented.
    pub successes: &'static [u16],
    /// What it accepts as an answer.
    pub accept: &'static str,
}

/// Why a request may be sent again although it may have arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resend {
    /// The method is safe by HTTP.
    Safe,
    /// The method is idempotent by HTTP.
    Idempotent,
    /// The description says that it is.
    Marked,
    /// It is not.
    Never,
}

/// A state that a call can be repeated for.
pub struct WaitRule {
    /// What is waited for: `running`.
    pub name: &'static str,
    /// The answer's member that tells.
    pub field: &'static str,
    /// Its values that end the wait well.
    pub good: &'static [&'static str],
    /// Its values from which the good ones are not expected.
    pub bad: &'static [&'static str],
    /// The pause between two calls.
    pub interval: Duration,
    /// How long it may take.
    pub limit: Duration,
}

/// How a list is spread over pages.
pub struct PageRule {
    /// What leads from one page to the next.
    pub style: PageStyle,
    /// The query parameter that asks for a page; empty with links.
    pub parameter: &'static str,
    /// The members from the root of an answer to what leads to the next page; with links, none
    /// when it is in the header `Link`.
    pub next: &'static [&'static str],
}

/// What leads from one page to the next.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageStyle {
    /// The next page's number.
    Page,
    /// A text that only the server understands.
    Cursor,
    /// The next page's URL.
    Link,
}
