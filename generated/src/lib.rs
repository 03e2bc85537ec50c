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
//!
//! # Testing your own code
//!
//! With the feature `testing`, a client talks to a `Mock` instead of a server, and time is simulated:
//! in a test that begins with `#[tokio::test(start_paused = true)]`, hours of waiting take none.
//!
//! ```
//! # #[cfg(feature = "testing")]
//! # mod example {
//! use scalingo::testing::{Mock, Reply};
//! use scalingo::types::{Addon, AddonStatus};
//! use scalingo::{BearerToken, Client, Error, addons};
//!
//! /// The code to be tested.
//! async fn is_running(client: &Client, addon: &str) -> Result<bool, Error> {
//!     let addon = client.addons().get("my-app", addon).await?;
//!     Ok(addon.status == AddonStatus::Running)
//! }
//!
//! // #[tokio::test(start_paused = true)]
//! # #[tokio::main(flavor = "current_thread", start_paused = true)]
//! # pub
//! async fn an_addon_is_asked_for_again_when_the_server_is_in_trouble() {
//!     let mock = Mock::new();
//!     let client = Client::builder()
//!         .credentials(BearerToken::new("token"))
//!         .mock(&mock)
//!         .build()
//!         .expect("settings that make sense");
//!
//!     let mut addon = Addon::example(); // as the API's description shows one
//!     addon.status = AddonStatus::Running;
//!     mock.on::<addons::Get>()
//!         .respond(503)
//!         .respond(Reply::refused())
//!         .reply(addon);
//!
//!     assert!(is_running(&client, "ad-1").await.expect("an addon"));
//!     assert_eq!(mock.requests().len(), 3);
//!     assert_eq!(mock.requests()[0].path(), "/v1/apps/my-app/addons/ad-1");
//! }
//! # }
//! # #[cfg(feature = "testing")]
//! # example::an_addon_is_asked_for_again_when_the_server_is_in_trouble();
//! ```

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
#[cfg(all(feature = "blocking", feature = "__downloads"))]
pub use crate::runtime::BlockingDownload;
#[cfg(all(feature = "blocking", any(feature = "__events", feature = "__pages")))]
pub use crate::runtime::BlockingIter;
#[cfg(feature = "__items")]
pub use crate::runtime::JsonItems;
#[cfg(feature = "reqwest")]
pub use crate::runtime::ReqwestTransport;
#[cfg(feature = "__waits")]
pub use crate::runtime::Wait;
pub use crate::runtime::{
    ApiError, ApiKey, Ask, Authorization, AuthorizationHeader, Basic, BearerToken, Body,
    BodyStream, BoxFuture, Builder, Call, CallFuture, Chunks, Client, ClientCredentials, Clock,
    Credentials, Custom, CustomCall, Deviation, DeviationKind, Deviations, Erased, Error,
    ErrorKind, GaveUp, Incoming, KeyPlace, Operation, Options, Raw, RawCall, RawFuture,
    RefreshToken, Scheme, SchemeKind, TimeLimit, Transport, TransportError, Undocumented,
};
#[cfg(feature = "__downloads")]
pub use crate::runtime::{Download, DownloadCall};
#[cfg(feature = "__events")]
pub use crate::runtime::{Event, EventStream, Evented, EventsCall};
#[cfg(feature = "__pages")]
pub use crate::runtime::{ItemStream, Page, PageStream, Paged, Position};
pub use http::Method;

/// A server to script, for tests of code that makes calls.
///
/// A client made with [`Builder::mock`] sends its requests to a [`Mock`](testing::Mock) instead of
/// a server. Everything above the network is the client as it is in use: credentials, deadlines,
/// what is sent again, reading. In a test that begins with
/// `#[tokio::test(start_paused = true)]`, time is simulated, so that hours of waiting take none.
///
/// - [`Mock::on`](testing::Mock::on) with the marker type of an operation says what that operation
///   answers: values of its output, its documented errors, or any other
///   [`Reply`](testing::Reply). [`Mock::reply`](testing::Mock::reply) is for whichever request has
///   no reply of its own.
/// - A reply can be late, come in pieces, break off, stand still, be garbage, or be none.
/// - A request without a reply fails at once and says which one is missing.
/// - [`Mock::requests`](testing::Mock::requests) gives what was sent.
///
/// Every type of the API has a function `example`, a value as the API's description shows it.
#[cfg(feature = "testing")]
pub mod testing {
    pub use crate::runtime::testing::{Mock, Received, Reply, SimulatedClock, Stub};
}
