//! Client for Scalingo's Addons API: list, provision, upgrade, open and remove the addons of an application.
//!
//! ```no_run
//! use scalingo::{ApiToken, Client, Region, addons::ProvisionError, types::NewAddon};
//! use std::time::Duration;
//!
//! # async fn run() -> Result<(), scalingo::Error> {
//! let client = Client::builder()
//!     .region(Region::OscFr1)
//!     .credentials(ApiToken::from_env()?) // SCALINGO_API_TOKEN; exchanged, cached, renewed
//!     .build()?;
//!
//! for addon in client.addons().list("my-app").await? {
//!     println!("{} {} {}", addon.id, addon.addon_provider.name, addon.status);
//! }
//!
//! let call = client
//!     .addons()
//!     .provision("my-app", NewAddon::new("postgresql", "5d1e03873e6b3b000eefa827"))
//!     .with(|options| options.timeout(Duration::from_secs(10)));
//! match call.await {
//!     Ok(provisioned) => println!("{} {}", provisioned.addon.id, provisioned.message),
//!     Err(error) => match error.api() {
//!         Some(ProvisionError::UnprocessableEntity(invalid)) => eprintln!("{invalid}"),
//!         _ if error.is_rate_limited() => eprintln!("later, please"),
//!         _ => return Err(error.into()),
//!     },
//! }
//!
//! let id = "ad-6733873b-1628-4b8e-8e74-c30f1c3f3b63";
//! let addon = client
//!     .addons()
//!     .wait_until_running("my-app", id)
//!     .limit(Duration::from_secs(600))
//!     .await?;
//! println!("{}", addon.status);
//! # Ok(())
//! # }
//! ```
//!
//! # Calls
//!
//! Every operation is a method of a group ([`Client::addons`], [`Client::addon_providers`],
//! [`Client::regions`], [`Client::tokens`]) and gives a [`Call`]. Required values are its arguments, optional
//! ones are methods of the call, and what every call has stands in [`Call::with`]. Nothing is sent until the
//! call is awaited; [`Call::into_request`] shows what would be sent, [`Call::raw`] gives the answer with its
//! status, headers and bytes.
//!
//! A call owns all it needs: it is `Send` and `'static` and can be given to `tokio::spawn` as it is.
//!
//! An endpoint that has no method here is called by its path, with the same credential, limits and errors:
//!
//! ```no_run
//! # async fn run(client: scalingo::Client) -> Result<(), scalingo::Error> {
//! use scalingo::Method;
//!
//! let drains = client.request(Method::GET, "/apps/my-app/log_drains").await?;
//! println!("{:?}", drains.get("drains"));
//! # Ok(())
//! # }
//! ```
//!
//! # Answers
//!
//! Models are plain structs in [`types`]. An answer is not lost for a detail: a member that is missing or of
//! another kind than described takes an empty value, a value that this version does not know is kept, and both
//! are listed in [`Raw::deviations`] and counted in [`Client::deviations`].
//!
//! # Errors
//!
//! Every operation has its own error enum, by documented status, such as [`addons::ProvisionError`]; see
//! [`Error::api`]. `?` turns any of them into one [`Error`] that keeps all but the typed body. It is one line
//! that says it all; [`Error::kind`], [`Error::time_limit`] and [`Error::gave_up`] say what failed, which
//! limit of time passed, and why the call was not sent again, above all that it may have been carried out.
//!
//! # Tokens
//!
//! [`ApiToken`] is exchanged for a bearer token at the first call that needs one, and again shortly before it
//! expires. [`BearerToken`] is used as it is. [`Basic`] is the way of old and self-hosted installations:
//! `Client::builder().base_url("https://api.scalingo.com/v1").credentials(Basic::new("", token))`.
//! A token is sent over HTTPS only, loopback excepted, and only to the servers the client was made for.
//! When the server refuses one that was exchanged, it is exchanged once more and the call sent again.
//!
//! # Failures on the way
//!
//! A call that fails on the way is sent again, up to three times in all, when twice is as good as once or
//! the first was not carried out; see [`Options`] for what that means and how to change it. The page of
//! each operation says which of them it is.
//!
//! # What operators see
//!
//! The feature `tracing` makes a span of every call and of every attempt, with OpenTelemetry's names for HTTP
//! clients, and events of what happens in between; [`Client`] lists them with their fields. No secret,
//! no body and no value of a parameter is in any.
//!
//! # Without an async runtime
//!
//! With the feature `blocking`, calls, [`RawCall`]s and [`Wait`]s have a method `send()` that blocks the thread
//! until the answer is there:
//!
//! ```no_run
//! # #[cfg(feature = "blocking")]
//! # fn run(client: &scalingo::Client) -> Result<(), scalingo::Error> {
//! for addon in client.addons().list("my-app").send()? {
//!     println!("{} {}", addon.id, addon.status);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Networks
//!
//! The feature `rustls`, on by default, brings the transport over `reqwest` with TLS by rustls on *ring*;
//! `native-tls` takes the library of the operating system instead, also when both are on. The [`Builder`] sets
//! proxy, certificates of one's own, and limits; for everything else a `reqwest::Client` can be given to it by
//! `.transport(ReqwestTransport::from(…))`. With `reqwest` alone there is no TLS, and without any of these
//! features no transport but one's own [`Transport`].

#![warn(missing_docs)]

#[allow(
    dead_code,
    deprecated,
    unreachable_pub,
    unused_imports,
    unused_macros,
    reason = "a description need not use all of the runtime"
)]
mod runtime;

#[rustfmt::skip]
mod api;

pub use crate::api::*;
#[cfg(feature = "reqwest")]
pub use crate::runtime::ReqwestTransport;
pub use crate::runtime::{
    ApiError, ApiKey, Ask, Authorization, AuthorizationHeader, Basic, BearerToken, Body, BoxFuture,
    Builder, Call, CallFuture, Chunks, Client, ClientCredentials, Clock, Credentials, Custom,
    CustomCall, Deviation, DeviationKind, Deviations, Erased, Error, ErrorKind, GaveUp, Incoming,
    ItemStream, KeyPlace, Operation, Options, Page, PageStream, Paged, Position, Raw, RawCall,
    RawFuture, RefreshToken, Scheme, SchemeKind, TimeLimit, Transport, TransportError,
    Undocumented, Wait,
};
pub use http::Method;
