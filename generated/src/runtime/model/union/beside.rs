//! An object is looked through for the shapes that it has beside the one that was chosen.

use jiter::Peek;

use super::super::member::View;
use super::super::reader::Reader;
use super::fit::fits_exactly;
use super::found::{found, names};
use super::{Rule, Union};

/// Those that describe members which those before do not, and that lose nothing of the value.
pub(super) fn shapes(
    union: &mut dyn Union,
    chosen: usize,
    reader: &Reader<'_>,
    next: Peek,
) -> Vec<usize> {
    // In a trial nothing is kept, and the parts of a value would be tried as often as there are shapes around them.
    if !union.table().several || next != Peek::Object || reader.is_trial() {
        return Vec::new();
    }
    let rules = union.table().rules;
    let (Ok(all), Ok(mut left)) = (found(rules, reader.ahead()), names(reader.ahead())) else {
        return Vec::new();
    };
    let mut beside = Vec::new();
    pass_known(union, chosen, &mut left);
    for (index, rule) in rules.iter().enumerate() {
        let Rule::Members(members) = rule else {
            continue;
        };
        if left.is_empty() {
            break;
        }
        if index == chosen || !fits_exactly(members, &all) {
            continue;
        }
        let before = left.len();
        let mut rest = left.clone();
        pass_known(union, index, &mut rest);
        if rest.len() < before && loses_nothing(union, index, reader, next) {
            beside.push(index);
            left = rest;
        }
    }
    beside
}

/// Leaves the members that a shape does not keep.
fn pass_known(union: &mut dyn Union, index: usize, names: &mut Vec<String>) {
    match union.choose(index).view() {
        View::Record(record) if record.rest().is_none() => {
            let fields = record.table().fields;
            names.retain(|name| fields.iter().all(|field| field.wire != name));
        }
        // What is no record keeps all, and so does one that has room for others.
        _ => names.clear(),
    }
}

fn loses_nothing(union: &mut dyn Union, index: usize, reader: &Reader<'_>, next: Peek) -> bool {
    let mut trial = reader.trial();
    let read = union.choose(index).read(&mut trial, next);
    let (losses, ..) = trial.oddity();
    read.is_ok() && losses == 0
}
