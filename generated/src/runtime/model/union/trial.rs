//! A value that several shapes would take is read as each of them, to see which takes it best.
//!
//! A trial chooses without further trials: a value is else read as often as there are shapes, and its parts as
//! often again.

use jiter::Peek;

use super::super::reader::{Oddity, Reader};
use super::Union;

/// What a value reads as without a word.
const NOTHING_ODD: Oddity = (0, 0, 0);

/// The first of those that lose least, then bring the least news, then pass over the fewest members.
pub(super) fn best(
    union: &mut dyn Union,
    among: &[usize],
    reader: &Reader<'_>,
    next: Peek,
) -> Option<usize> {
    if among.len() < 2 || reader.is_trial() {
        return among.first().copied();
    }
    let mut best: Option<(usize, Oddity)> = None;
    for index in among {
        let mut trial = reader.trial();
        // The reading that follows says in place what is no JSON.
        if union.choose(*index).read(&mut trial, next).is_err() {
            return among.first().copied();
        }
        let oddity = trial.oddity();
        if best.is_none_or(|(_, least)| oddity < least) {
            best = Some((*index, oddity));
        }
        if oddity == NOTHING_ODD {
            break;
        }
    }
    best.map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::super::super::{Json, read_json, record, union};

    #[derive(Clone)]
    struct Names {
        labels: Vec<String>,
        inner: Option<Box<Labels>>,
    }
    record!(Names { 0 labels "labels" required, 1 inner "inner" optional });

    #[derive(Clone)]
    struct Wrapped {
        labels: Vec<Label>,
    }
    record!(Wrapped { 0 labels "labels" required });

    #[derive(Clone)]
    struct Label {
        name: String,
    }
    record!(Label { 0 name "name" required });

    #[derive(Clone)]
    enum Labels {
        Names(Names),
        Wrapped(Wrapped),
        List(Vec<i64>),
        Words(Vec<String>),
        Unknown(Json),
    }
    union!(Labels {
        0 Names members ["labels"],
        1 Wrapped members ["labels"],
        2 List kind List,
        3 Words kind List,
    });

    fn read(text: &str) -> (Labels, usize) {
        let mut value = Labels::Unknown(Json::Null);
        let deviations = read_json(&mut value, None, text.as_bytes()).expect(text);
        (value, deviations.len())
    }

    #[test]
    fn shapes_of_the_same_names_are_told_apart_by_what_is_in_them() {
        assert!(matches!(
            read(r#"{"labels":[{"name":"a"}]}"#),
            (Labels::Wrapped(_), 0)
        ));
        assert!(matches!(read(r#"{"labels":["a"]}"#), (Labels::Names(_), 0)));
        assert!(matches!(read("[1]"), (Labels::List(_), 0)));
        assert!(matches!(read(r#"["a"]"#), (Labels::Words(_), 0)));
    }

    #[test]
    fn what_fits_all_of_them_is_the_one_that_knows_the_fewest_other_names() {
        assert!(matches!(read(r#"{"labels":[]}"#), (Labels::Wrapped(_), 0)));
        assert!(matches!(read("[]"), (Labels::List(_), 0)));
    }

    #[test]
    fn what_fits_none_of_them_says_once_why() {
        let (value, recorded) = read(r#"{"labels":[1]}"#);
        assert!(matches!(value, Labels::Wrapped(_)));
        assert_eq!(recorded, 1);
    }

    #[test]
    fn trials_of_what_is_in_itself_end() {
        let depth = 100;
        let text = r#"{"labels":[],"inner":"#.repeat(depth) + "null" + &"}".repeat(depth);
        assert!(matches!(read(&text), (Labels::Names(_), 1)));
    }

    #[test]
    fn broken_json_is_an_error_in_place() {
        let mut value = Labels::Unknown(Json::Null);
        let error = read_json(&mut value, None, br#"{"labels":[tru]}"#).expect_err("no JSON");
        assert_eq!(error.path, "/labels/0");
    }
}
