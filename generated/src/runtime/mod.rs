//! What every generated client needs and no description changes.

pub(crate) mod model;
