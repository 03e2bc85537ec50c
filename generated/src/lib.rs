//! Client for Scalingo's Addons API.

mod runtime;
