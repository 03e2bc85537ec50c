//! Objects are read into records, whatever is odd about them.

use std::collections::BTreeMap;

use super::super::{Deviation, DeviationKind, Json, Nullable, ReadError, Secret};
use super::super::{read_json, record, write_json};

#[derive(Clone)]
struct Plan {
    id: String,
    price: Option<f64>,
    tags: Vec<String>,
    note: Nullable<String>,
    size: Option<i64>,
    parent: Option<Box<Plan>>,
    token: Option<Secret>,
}
record!(Plan {
    0 id "id" required,
    1 price "price" nullable,
    2 tags "tags" optional,
    3 note "a/note" optional_nullable,
    4 size "size" optional,
    5 parent "parent" optional,
    6 token "token" optional,
});

struct Open {
    id: String,
    free: Option<Json>,
    others: BTreeMap<String, i64>,
}
record!(Open { 0 id "id" required, 1 free "free" optional } rest 2 others);

#[derive(Clone)]
struct Cup {
    size: i64,
    parts: Option<Vec<Cup>>,
}
record!(Cup {
    0 "object" constant "cup",
    1 size "size" required,
    2 "unit" constant "ml",
    3 parts "parts" optional,
});

fn read<T: super::Member>(text: &str) -> (T, Vec<String>) {
    let mut value = T::empty();
    let deviations = read_json(&mut value, None, text.as_bytes()).expect(text);
    let line = |it: &Deviation| format!("{} {it}", it.kind);
    (value, deviations.iter().map(line).collect())
}

fn written<T: super::Member>(value: &T) -> String {
    String::from_utf8(write_json(value, None)).expect("JSON is text")
}

fn refused(text: &str) -> ReadError {
    read_json(&mut <Plan as super::Member>::empty(), None, text.as_bytes()).expect_err(text)
}

#[test]
fn what_is_read_is_written_back() {
    for text in [
        r#"{"id":"a","price":null,"tags":[]}"#,
        r#"{"id":"é","price":1.5,"tags":["x","y"],"a/note":null,"size":3,"parent":{"id":"b","price":null,"tags":[]},"token":"t"}"#,
    ] {
        let (plan, recorded) = read::<Plan>(text);
        assert_eq!(
            (written(&plan).as_str(), recorded.as_slice()),
            (text, [].as_slice())
        );
    }
}

#[test]
fn members_are_found_in_any_order_and_however_their_names_are_escaped() {
    let (plan, recorded) = read::<Plan>(
        r#"{"s\u0069ze":3,"no":[{"no":1}],"a\/note":"n","price":2,"id":"a","tags":[]}"#,
    );
    assert_eq!(recorded, [""; 0]);
    assert_eq!(
        (plan.size, plan.price, plan.id.as_str()),
        (Some(3), Some(2.0), "a")
    );
    assert_eq!(plan.note, Nullable::from("n".to_owned()));
}

#[test]
fn a_name_of_quotes_and_colons_is_not_taken_for_two_members() {
    struct Odd {
        a: i64,
        b: Option<i64>,
        c: i64,
    }
    record!(Odd { 0 a "a" required, 1 b "c\":2,\"d" optional, 2 c "c" required });
    let (odd, recorded) = read::<Odd>(r#"{"a":1,"c":2,"d":3}"#);
    assert_eq!((odd.a, odd.b, odd.c, recorded.len()), (1, None, 2, 0));
    let (odd, _) = read::<Odd>(&written(&Odd {
        a: 1,
        b: Some(2),
        c: 3,
    }));
    assert_eq!((odd.a, odd.b, odd.c), (1, Some(2), 3));
}

#[test]
fn what_is_required_and_missing_or_null_is_a_loss_and_empty() {
    let (plan, recorded) = read::<Plan>(r#"{"id":null}"#);
    assert_eq!((plan.id.as_str(), plan.price), ("", None));
    assert_eq!(
        recorded,
        [
            "loss /id: expected a string, found null",
            "loss /price: expected a value, found nothing",
        ]
    );
}

#[test]
fn an_optional_member_of_the_wrong_kind_is_none() {
    let (plan, recorded) = read::<Plan>(
        r#"{"id":"a","price":"free","size":{"x":[]},"a/note":1,"parent":7,"tags":[]}"#,
    );
    assert!(plan.price.is_none() && plan.size.is_none() && plan.parent.is_none());
    assert!(plan.note.is_absent());
    assert_eq!(
        recorded,
        [
            "loss /price: expected a number of 64 bits, found a string",
            "loss /size: expected an integer of 64 bits, found an object",
            "loss /a~1note: expected a string, found a number",
            "loss /parent: expected an object, found a number",
        ]
    );
}

#[test]
fn a_refused_member_inside_does_not_refuse_what_is_around_it() {
    let (plan, recorded) =
        read::<Plan>(r#"{"id":"a","price":1,"parent":{"price":1,"tags":[1],"id":2}}"#);
    assert_eq!(
        plan.parent.map(|parent| parent.tags),
        Some(vec![String::new()])
    );
    assert_eq!(
        recorded,
        [
            "loss /parent/tags/0: expected a string, found a number",
            "loss /parent/id: expected a string, found a number",
        ]
    );
}

#[test]
fn null_for_an_optional_member_is_news_and_free_form_null_is_a_value() {
    let (plan, recorded) = read::<Plan>(r#"{"id":"a","price":1,"tags":[],"size":null}"#);
    assert_eq!(plan.size, None);
    assert_eq!(
        recorded,
        ["news /size: expected a value or nothing, found null"]
    );
    let text = r#"{"id":"a","free":null}"#;
    let (open, recorded) = read::<Open>(text);
    assert_eq!(
        (written(&open).as_str(), recorded.as_slice()),
        (text, [].as_slice())
    );
}

#[test]
fn of_a_member_given_twice_the_last_stands() {
    let (plan, recorded) =
        read::<Plan>(r#"{"id":"a","price":1,"tags":["x","y"],"tags":["z"],"size":1,"size":"?"}"#);
    assert_eq!((plan.tags, plan.size), (vec!["z".to_owned()], None));
    assert_eq!(
        recorded[0],
        "loss /tags: expected one value, found another of the same name"
    );
    assert_eq!(recorded.len(), 3);
}

#[test]
fn members_without_a_line_in_the_table_are_kept_in_the_rest() {
    let (open, recorded) = read::<Open>(r#"{"b\u0061":1,"id":"a","c":"?","ba":2}"#);
    assert_eq!(
        open.others,
        BTreeMap::from([("ba".to_owned(), 2), ("c".to_owned(), 0)])
    );
    assert_eq!(
        recorded,
        [
            "loss /c: expected an integer of 64 bits, found a string",
            "loss /ba: expected one value, found another of the same name",
        ]
    );
    assert_eq!(written(&open), r#"{"id":"a","ba":2,"c":0}"#);
}

#[test]
fn names_that_are_no_text_are_replaced_and_recorded() {
    let (open, recorded) = read::<Open>(r#"{"id":"a","\udc00" : 1}"#);
    assert_eq!(open.others.get("\u{fffd}"), Some(&1));
    assert_eq!(
        recorded,
        ["loss /\u{fffd}: expected text in UTF-8, found other bytes, replaced by U+FFFD"]
    );
    assert_eq!(
        read::<Plan>(r#"{"id":"a","price":1,"\ud800":{"\ud800":"\ud800"},"tags":[]}"#).1,
        [""; 0]
    );
}

#[test]
fn an_error_says_where_it_is() {
    let error = refused(r#"{"id":"a","parent":{"tags":["x",tru]}}"#);
    assert_eq!(error.path, "/parent/tags/1");
    assert_eq!(
        error.to_string(),
        "/parent/tags/1: expected ident (byte 35)"
    );
    assert_eq!(refused(" \n").to_string(), "the body is empty (byte 0)");
    assert_eq!(refused("").message, "the body is empty");
    assert!(refused(r#"{"id":"a"}x"#).message.contains("trailing"));
    assert_eq!(refused(r#"{"id":"\ud800","price":}"#).offset, 23);
}

#[test]
fn nesting_is_bounded_in_models_in_what_is_skipped_and_in_free_form() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let members = |depth: usize| format!("{}1{}", r#"{"parent":"#.repeat(depth), "}".repeat(depth));
    for (name, deepest) in [("skipped", 127), ("tags", 127)] {
        let text = |depth: usize| format!(r#"{{"{name}":{}}}"#, nested(depth));
        read::<Plan>(&text(deepest));
        assert!(
            refused(&text(deepest + 1)).message.contains("128"),
            "{name}"
        );
    }
    read::<Json>(&nested(128));
    assert!(nested(129).parse::<Json>().is_err());
    read::<Plan>(&members(128));
    assert!(refused(&members(129)).message.contains("128"));
    assert!(refused(&nested(1_000_000)).message.contains("128"));
}

#[test]
fn deviations_are_bounded_and_a_loss_is_never_hidden_by_news() {
    let text = format!(
        r#"[{}{{"price":1,"tags":[]}}]"#,
        r#"{"id":"a","price":1,"size":null},"#.repeat(5_000)
    );
    let mut plans = Vec::<Plan>::new();
    let deviations = read_json(&mut plans, None, text.as_bytes()).expect("JSON");
    assert_eq!((plans.len(), deviations.len()), (5_001, 1_001));
    assert_eq!(
        deviations.last().map(|it| (it.kind, it.path.as_str())),
        Some((DeviationKind::Loss, "/5000/id"))
    );
}

#[test]
fn tables_may_have_more_members_than_a_word_has_bits() {
    let mut seen = super::Seen::default();
    for index in [0, 127, 128, 300] {
        assert!(seen.insert(index) == super::Occurrence::First);
        assert!(seen.insert(index) == super::Occurrence::Again);
    }
    assert_eq!(seen.count, 4);
}

#[test]
fn what_stands_between_two_members_changes_nothing() {
    let (plan, _) = read::<Plan>(r#"{"id":"a","price":null,"tags":[],"a/note":"n","size":3}"#);
    for between in [", ", ",  ", " , ", ",\n  ", "\t,"] {
        for name in ["a/note", r"a\/note", r"a\u002fnote"] {
            let text = format!(r#"{{"id":"a","price":null,"tags":[],"{name}":"n","size":3}}"#);
            let text = text.replace(',', between);
            assert!(read::<Plan>(&text) == (plan.clone(), vec![]), "{text}");
        }
    }
    assert_eq!(refused(r#"{"id":"a", , "tags":[]}"#).path, "");
}

#[test]
fn what_is_always_the_same_is_written_and_no_field() {
    let text =
        r#"{"object":"cup","size":3,"unit":"ml","parts":[{"object":"cup","size":1,"unit":"ml"}]}"#;
    let (cup, recorded) = read::<Cup>(text);
    assert_eq!((written(&cup).as_str(), recorded.len()), (text, 0));
    assert_eq!(serde_json::to_string(&cup).expect("an object"), text);
    assert_eq!(serde_json::from_str::<Cup>(text).expect("a cup"), cup);
    let only = Cup {
        size: 1,
        parts: None,
    };
    assert_eq!(format!("{only:?}"), "Cup { size: 1, parts: None }");
    assert_eq!(cup.parts, Some(vec![only]));
}

#[test]
fn another_value_of_what_is_always_the_same_is_a_loss_in_its_place() {
    for (text, expected) in [
        (
            r#"{"object":"jug","size":3,"unit":"ml"}"#,
            "loss /object: expected \"cup\", found \"jug\"",
        ),
        (
            r#"{"size":3,"unit":7,"object":"c\u0075p"}"#,
            "loss /unit: expected a string, found a number",
        ),
        (
            r#"{"object":"cup","size":3,"unit":null}"#,
            "loss /unit: expected a string, found null",
        ),
        (
            r#"{"object":"cup","size":3}"#,
            "loss /unit: expected a value, found nothing",
        ),
    ] {
        let (cup, recorded) = read::<Cup>(text);
        assert_eq!(recorded, [expected], "{text}");
        assert_eq!(written(&cup), r#"{"object":"cup","size":3,"unit":"ml"}"#);
        assert!(serde_json::from_str::<Cup>(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_always_the_same_is_there_once() {
    let (_, recorded) = read::<Cup>(r#"{"object":"cup","unit":"ml","size":3,"unit":"ml"}"#);
    let twice = "loss /unit: expected one value, found another of the same name";
    assert_eq!(recorded, [twice]);
}

#[test]
fn what_is_odd_about_a_value_of_a_map_has_its_name_however_that_is_written() {
    let text =
        r#"{"\"a":1 , "b\"\u0041\ud83d\ude00" : "x","c" : {"d\\":[]} ,"e":"\"","\ud800":[],"e":2}"#;
    let losses = [
        "loss /b\"A😀: expected an integer of 64 bits, found a string",
        "loss /c: expected an integer of 64 bits, found an object",
        "loss /e: expected an integer of 64 bits, found a string",
        "loss /\u{fffd}: expected text in UTF-8, found other bytes, replaced by U+FFFD",
        "loss /\u{fffd}: expected an integer of 64 bits, found a list",
        "loss /e: expected one value, found another of the same name",
    ];
    let (map, recorded) = read::<BTreeMap<String, i64>>(text);
    assert_eq!(
        (recorded, map["\"a"], map["e"]),
        (losses.map(str::to_owned).to_vec(), 1, 2)
    );
    let (open, recorded) = read::<Open>(&text.replacen('{', r#"{"id":"i","#, 1));
    assert_eq!(
        (recorded, open.others),
        (losses.map(str::to_owned).to_vec(), map)
    );
}
