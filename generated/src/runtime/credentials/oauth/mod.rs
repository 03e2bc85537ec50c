//! What OAuth 2 calls a grant becomes the bearer token that calls carry.

mod answer;
mod client_credentials;
mod grant;
mod refresh_token;

pub use client_credentials::ClientCredentials;
pub use refresh_token::RefreshToken;
