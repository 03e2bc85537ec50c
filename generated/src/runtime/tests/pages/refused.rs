//! Where a walk does not go.

use super::{Shop, all, cursored, items, json, linked, numbered, rest};
use crate::runtime::ErrorKind;
use crate::runtime::model::Json;

/// What a walk says that was sent somewhere by its first page, and that nothing was sent there.
async fn told(next: &str) -> String {
    let body = format!(r#"{{"lids":[1],"next":{}}}"#, Json::from(next));
    let shop = Shop::new([json(200, body.leak())]);
    let mut items = items(linked(&shop));
    let (given, error) = rest(&mut items).await;
    assert_eq!((given, shop.lines().len()), (vec![1], 1), "{next}");
    assert!(items.next().await.is_none(), "{next}");
    error.expect(next).to_string()
}

#[tokio::test]
async fn a_link_to_another_server_is_not_followed() {
    assert_eq!(
        told("https://evil.example/v1/lids?token=hunter2").await,
        "lids.follow: the link to the next page leads to https://evil.example, \
         not to https://api.north.example.com: it is not followed"
    );
    for other in [
        "http://api.north.example.com/v1/lids",
        "https://api.north.example.com:8443/v1/lids",
        "https://api.north.example.com.evil.example/",
        "//evil.example/v1/lids",
        "\\\\evil.example\\lids",
        "ftp://api.north.example.com/",
        "javascript:1",
    ] {
        let told = told(other).await;
        assert!(told.contains("is not followed"), "{other}: {told}");
    }
}

#[tokio::test]
async fn a_link_that_is_none_or_names_a_user_is_not_followed() {
    assert!(told("https://[").await.contains("is no URL"));
    let user = told("https://me:hunter2@api.north.example.com/v1/lids").await;
    assert!(
        user.contains("has a user in it") && !user.contains("hunter2"),
        "{user}"
    );
}

#[tokio::test]
async fn a_page_that_leads_to_itself_is_an_error_after_its_items() {
    let page = || json(200, r#"{"data":{"lids":[1]},"meta":{"next":2}}"#);
    let shop = Shop::new([page(), page()]);
    let (given, error) = all(numbered(&shop)).await;
    assert_eq!((given, shop.lines().len()), (vec![1, 1], 2));
    let error = error.expect("a circle");
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "lids.list: the page that comes next was given already: the server leads round in a circle"
    );
    let shop = Shop::new([page()]);
    let (given, error) = all(numbered(&shop).query("page", &2)).await;
    assert_eq!(
        (given, error.is_some(), shop.lines().len()),
        (vec![1], true, 1)
    );
}

#[tokio::test]
async fn a_circle_of_pages_comes_to_an_end() {
    let to = |next: &str| {
        let body = format!(r#"{{"lids":[],"next":"{next}"}}"#);
        json(200, body.leak())
    };
    let shop = Shop::new((0..20).map(|page| to(["a", "b", "c"][page % 3])));
    let (_, error) = all(cursored(&shop)).await;
    assert!(error.expect("a circle").to_string().contains("in a circle"));
    assert!(shop.lines().len() < 10, "{:?}", shop.lines());
}

#[tokio::test]
async fn what_leads_nowhere_is_an_error() {
    let shop = Shop::new([json(200, r#"{"data":{"lids":[1]},"meta":{"next":"two"}}"#)]);
    let (given, error) = all(numbered(&shop)).await;
    let told = error.expect("no number").to_string();
    assert_eq!(given, [1]);
    assert!(told.contains("is no number"), "{told}");
    let shop = Shop::new([json(200, r#"{"lids":[1],"next":["x"]}"#)]);
    let (_, error) = all(cursored(&shop)).await;
    assert_eq!(
        error.expect("no cursor").to_string(),
        "lids.scan: the answer (status 200) cannot be read: expected what leads to the next page, \
         found a list (at /next) (request id r-7)"
    );
}
