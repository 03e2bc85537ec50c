//! The shape of a value is chosen by its tag, its members or its kind.

use std::collections::BTreeMap;

use super::super::{Json, read_json, record, write_json};
use super::Member;

#[derive(Clone)]
struct Cat {
    kind: String,
    lives: i64,
    others: BTreeMap<String, Json>,
}
record!(Cat { 0 kind "kind" required, 1 lives "lives" required } rest 2 others);

#[derive(Clone)]
struct Dog {
    bark: Option<String>,
    others: BTreeMap<String, Json>,
}
record!(Dog { 0 bark "bark" optional } rest 1 others);

#[derive(Clone)]
enum Pet {
    Cat(Box<Cat>),
    Dog(Dog),
    Unknown(Json),
}
union!(Pet by "kind" { 0 Cat tag ["cat"], 1 Dog tag ["dog", "wolf"] });

#[derive(Clone)]
enum Mixed {
    Cat(Cat),
    Dog(Dog),
    Text(String),
    Whole(i64),
    Broken(f64),
    Unknown(Json),
}
union!(Mixed {
    0 Cat members ["kind", "lives"],
    1 Dog members ["kind"],
    2 Text kind String,
    3 Whole kind Integer,
    4 Broken kind Number,
});

fn read<T: Member>(text: &str) -> (T, Vec<String>) {
    let mut value = T::empty();
    let deviations = read_json(&mut value, None, text.as_bytes()).expect(text);
    (
        value,
        deviations
            .iter()
            .map(|it| format!("{} {it}", it.kind))
            .collect(),
    )
}

#[test]
fn the_tag_chooses_wherever_it_stands() {
    let (pet, recorded) = read::<Pet>(r#"{"lives":9,"a":[{"kind":"dog"}],"k\u0069nd":"cat"}"#);
    let Pet::Cat(cat) = pet else { panic!("a cat") };
    assert_eq!(
        (cat.lives, cat.kind.as_str(), cat.others.len()),
        (9, "cat", 1)
    );
    assert_eq!(recorded, [""; 0]);
    let Pet::Dog(dog) = read::<Pet>(r#"{"kind":"wolf","x":{"kind":1}}"#).0 else {
        panic!("a dog")
    };
    assert_eq!(
        dog.others.keys().collect::<Vec<_>>(),
        ["x"],
        "the tag is no additional member"
    );
    assert!(dog.others["x"].get("kind").is_some());
}

#[test]
fn an_unknown_tag_is_news_and_goes_back_as_it_came() {
    let text = r#"[{"kind":"cow","a":1.50},{"b":[]},7]"#;
    let (pets, recorded) = read::<Vec<Pet>>(text);
    assert_eq!(
        recorded,
        [
            "news /0: expected one of the documented shapes, found \"cow\"",
            "news /1: expected one of the documented shapes, found an object",
            "news /2: expected one of the documented shapes, found a number",
        ]
    );
    assert_eq!(
        write_json(&pets, None),
        br#"[{"a":1.50,"kind":"cow"},{"b":[]},7]"#
    );
}

#[test]
fn the_kind_and_the_members_choose() {
    let (values, recorded) =
        read::<Vec<Mixed>>(r#"["a",3.0,1.5,{"lives":1,"kind":"k"},{"kind":""},{"x":1}]"#);
    assert_eq!(recorded.len(), 1, "{recorded:?}");
    let shape = |value: &Mixed| {
        format!("{value:?}")
            .split('(')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let shapes: Vec<String> = values.iter().map(shape).collect();
    assert_eq!(shapes, ["Text", "Whole", "Broken", "Cat", "Dog", "Unknown"]);
}

#[test]
fn deviations_and_errors_inside_a_variant_have_the_places_of_the_document() {
    let (_, recorded) = read::<Vec<Pet>>(r#"[{"lives":"?","kind":"cat"}]"#);
    assert_eq!(
        recorded,
        ["loss /0/lives: expected an integer of 64 bits, found a string"]
    );
    let broken = br#"{"lives":9,"kind":"cat",}"#;
    let error = read_json(&mut Pet::empty(), None, broken).expect_err("a comma too many");
    assert_eq!(error.offset, 24);
}

#[test]
fn null_is_a_loss_except_for_an_option() {
    assert_eq!(
        read::<Pet>("null").1,
        ["loss expected one of the documented shapes, found null"]
    );
    assert_eq!(read::<Option<Pet>>("null").1, [""; 0]);
}

#[derive(Clone)]
struct Square {
    side: Option<i64>,
    colour: Option<String>,
}
record!(Square { 0 side "side" optional, 1 colour "colour" optional });

#[derive(Clone)]
struct Circle {
    radius: Option<i64>,
    colour: Option<String>,
    about: Option<String>,
}
record!(Circle { 0 radius "radius" optional, 1 colour "colour" optional, 2 about "about" optional });

#[derive(Clone)]
enum Figure {
    Circle(Circle),
    Square(Square),
    Unknown(Json),
}
union!(Figure { 0 Circle members [], 1 Square members [] });

#[test]
fn variants_that_need_the_same_are_told_apart_by_the_names_they_know() {
    let chosen = |text| match read::<Figure>(text).0 {
        Figure::Circle(_) => "circle",
        Figure::Square(_) => "square",
        Figure::Unknown(_) => "unknown",
    };
    assert_eq!(chosen(r#"{"radius":1,"colour":"red"}"#), "circle");
    assert_eq!(chosen(r#"{"colour":"red","side":1,"new":[]}"#), "square");
    // Both know it, and the square has less that is missing.
    assert_eq!(chosen(r#"{"colour":"red"}"#), "square");
}

#[derive(Clone)]
enum Numbered {
    Circle(Circle),
    Square(Square),
    Unknown(Json),
}
union!(Numbered {
    0 Circle members ["colour"] where [("kind", &["1", "round"])],
    1 Square members ["colour"] where [("kind", &["2"])],
});

#[test]
fn a_member_with_a_fixed_value_tells_variants_apart() {
    let (value, said) = read::<Numbered>(r#"{"kind":2,"colour":"red"}"#);
    assert!(matches!(value, Numbered::Square(_)), "{said:?}");
    let (value, _) = read::<Numbered>(r#"{"kind":"round","colour":"red"}"#);
    assert!(matches!(value, Numbered::Circle(_)));
    let (value, said) = read::<Numbered>(r#"{"kind":3,"colour":"red"}"#);
    assert!(matches!(value, Numbered::Unknown(_)));
    assert_eq!(said.len(), 1);
}

#[derive(Clone)]
enum Counted {
    Circle(Circle),
    Square(Square),
    Unknown(Json),
}
union!(Counted by "kind" { 0 Circle tag ["1"], 1 Square tag ["2"] });

#[test]
fn a_tag_may_be_a_number() {
    let (value, said) = read::<Counted>(r#"{"colour":"red","kind":2}"#);
    assert!(matches!(value, Counted::Square(_)), "{said:?}");
}

#[test]
fn a_shape_that_is_not_known_shows_its_kind_and_the_names_of_its_members_only() {
    let shown = |text| format!("{:?}", read::<Pet>(text).0);
    // What a new shape calls `key`, nobody has said to be secret or not.
    assert_eq!(
        shown(r#"{"kind":"fox","key":"hunter2","of":{"pin":1234}}"#),
        r#"Unknown(an object of "key", "kind", "of")"#
    );
    assert_eq!(shown("{}"), "Unknown(an empty object)");
    assert_eq!(shown(r#"["hunter2"]"#), "Unknown(a list of 1)");
    assert_eq!(shown(r#""hunter2""#), "Unknown(a string)");
    assert_eq!(shown("1234"), "Unknown(a number)");
    assert_eq!(format!("{:?}", Pet::empty()), "Unknown(Null)");
}

/// Which variant each of the values becomes, and how many deviations were recorded.
fn shapes<T: Member + std::fmt::Debug>(text: &str) -> (Vec<String>, usize) {
    let (values, recorded) = read::<Vec<T>>(text);
    let shape = |value: &T| {
        let text = format!("{value:?}");
        text.split('(').next().unwrap_or_default().to_owned()
    };
    (values.iter().map(shape).collect(), recorded.len())
}

#[derive(Clone)]
enum Animal {
    Cat(Cat),
    Dog(Dog),
    Wolf(Dog),
    Text(String),
    Unknown(Json),
}
union!(Animal by "kind" {
    0 Cat tag ["cat"] or ["lives"],
    1 Dog tag ["dog"] or ["kind", "bark"],
    2 Wolf tag ["dog"] or ["kind"],
    3 Text kind String,
});

#[test]
fn members_choose_where_a_tag_is_shared_or_missing() {
    let (found, deviations) = shapes::<Animal>(
        r#"[{"kind":"dog","bark":"b"},{"kind":"dog"},{"kind":"cat"},{"kind":"cow","lives":9},{"bark":"b"},"text"]"#,
    );
    assert_eq!(found, ["Dog", "Wolf", "Cat", "Unknown", "Unknown", "Text"]);
    let missing = 1;
    assert_eq!(deviations, 2 + missing);
    assert_eq!(shapes::<Animal>(r#"[{"lives":9}]"#).0, ["Cat"]);
}

#[derive(Clone)]
enum Either {
    Square(Square),
    Circle(Circle),
    Anything(Json),
    Unknown(Json),
}
union!(Either {
    0 Square members [] like [("colour", &["red"], &["null"]), ("side", &[], &["number"])],
    1 Circle members [] like [("colour", &["blue"], &[]), ("side", &[], &["string"])],
    2 Anything kind Anything,
});

#[test]
fn what_members_look_like_chooses_among_those_that_need_the_same() {
    let (found, deviations) = shapes::<Either>(
        r#"[{"colour":"red"},{"colour":"blue"},{"colour":null},{"colour":"green","side":1},{"colour":"green"}]"#,
    );
    assert_eq!(found, ["Square", "Circle", "Square", "Square", "Square"]);
    let null_in_a_member_without_one = 1;
    assert_eq!(deviations, null_in_a_member_without_one);
}

#[test]
fn what_is_no_other_variant_is_anything_where_anything_is_documented() {
    let (found, deviations) = shapes::<Either>(r#"[3,null,["a"]]"#);
    assert_eq!(found, ["Anything", "Anything", "Anything"]);
    assert_eq!(deviations, 0);
}

#[derive(Clone)]
struct Input {
    role: String,
    content: String,
    kind: Option<String>,
}
record!(Input { 0 role "role" required, 1 content "content" required, 2 kind "type" optional });

#[derive(Clone)]
struct Output {
    role: Option<String>,
    content: String,
    kind: Option<String>,
}
record!(Output { 0 role "role" optional, 1 content "content" required, 2 kind "type" optional });

#[derive(Clone)]
enum Entry {
    Input(Input),
    Output(Output),
    Unknown(Json),
}
union!(Entry {
    0 Input members ["role", "content"] where [("role", &["a", "u"])] like [("type", &["input"], &[])],
    1 Output members ["content"] like [("type", &["output"], &[]), ("role", &["a"], &[])],
});

#[derive(Clone)]
enum Whole {
    Small(u64),
    Any(i64),
    Unknown(Json),
}
union!(Whole { 0 Small kind Integer, 1 Any kind Integer });

#[test]
fn a_whole_number_is_the_first_that_can_hold_it() {
    let (found, deviations) = shapes::<Whole>("[18446744073709551615,-1,7]");
    assert_eq!(found, ["Small", "Any", "Small"]);
    assert_eq!(deviations, 0);
}

#[test]
fn a_constant_that_may_be_missing_says_more_than_how_much_a_variant_needs() {
    let (found, deviations) = shapes::<Entry>(
        r#"[{"role":"a","content":"b","type":"output"},{"role":"a","content":"b","type":"input"},{"role":"a","content":"b"}]"#,
    );
    assert_eq!(found, ["Output", "Input", "Input"]);
    assert_eq!(deviations, 0);
}
