//! What every generated client needs and no description changes.
