//! What is said of many places in the same words is said once.

use std::collections::HashMap;

use super::{Diagnostic, Severity};
use crate::source::Place;

/// A diagnostic, and where else the same holds.
pub(super) struct Said<'d> {
    pub(super) diagnostic: &'d Diagnostic,
    pub(super) also: Vec<&'d Place>,
}

/// As many of the same are shown one by one.
const FEW: usize = 3;

/// Warnings of more than a few places are shown at the first of them; each error has to be mended where it is.
pub(super) fn united(ordered: Vec<&Diagnostic>) -> Vec<Said<'_>> {
    let mut counts: HashMap<_, usize> = HashMap::new();
    for diagnostic in ordered.iter().filter(|one| is_shared(one)) {
        *counts.entry(words(diagnostic)).or_default() += 1;
    }
    let mut all: Vec<Said<'_>> = Vec::new();
    let mut first = HashMap::new();
    for diagnostic in ordered {
        let is_common = counts
            .get(&words(diagnostic))
            .is_some_and(|count| *count > FEW);
        if is_common && is_shared(diagnostic) {
            let position = *first.entry(words(diagnostic)).or_insert(all.len());
            if let Some(said) = all.get_mut(position) {
                said.also.push(&diagnostic.place);
                continue;
            }
        }
        all.push(Said {
            diagnostic,
            also: Vec::new(),
        });
    }
    all
}

fn is_shared(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.severity() == Severity::Warning && diagnostic.notes.is_empty()
}

fn words(diagnostic: &Diagnostic) -> (&str, &str, Option<&str>) {
    let help = diagnostic.help.as_deref();
    (diagnostic.code.number(), &diagnostic.message, help)
}
