//! A walk in a `for` loop, without an async runtime.

use super::super::{Shop, json};
use super::{cursored, items, pages, paths, three};

#[test]
fn items_of_all_pages_come_in_a_loop_and_a_walk_that_was_left_goes_on() {
    let shop = Shop::new([
        json(200, r#"{"lids":[1,2],"next":"b"}"#),
        json(200, r#"{"lids":[3]}"#),
    ]);
    let mut begun = items(cursored(&shop)).send();
    assert_eq!(begun.next().expect("an item").expect("a page"), 1);
    let stream = begun.into_stream().expect("nothing went wrong");
    let rest: Result<Vec<i64>, _> = stream.send().collect();
    assert_eq!(rest.expect("pages"), [2, 3]);
    assert_eq!(paths(&shop), ["/lids/scan", "/lids/scan?after=b"]);
}

#[test]
fn pages_come_in_a_loop_too() {
    let shop = Shop::new(three());
    let sizes: Result<Vec<usize>, _> = pages(super::numbered(&shop))
        .send()
        .map(|page| page.map(|page| page.items().len()))
        .collect();
    assert_eq!(sizes.expect("pages"), [1, 2, 1]);
}

#[test]
fn after_an_error_the_loop_goes_on_with_the_same_page() {
    let shop = Shop::new([json(404, "{}"), json(200, r#"{"lids":[1]}"#)]);
    let came: Vec<bool> = items(cursored(&shop))
        .send()
        .map(|item| item.is_ok())
        .collect();
    assert_eq!(came, [false, true]);
}
