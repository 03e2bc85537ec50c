//! Values become the answers that they are read from.

use super::{client, jar};
use crate::runtime::generated::*;
use crate::runtime::operation::Answers;
use crate::runtime::testing::Mock;
use crate::runtime::tests::{Get, GetError, Problem, Put, PutAnswer, Remove, get};

#[tokio::test(start_paused = true)]
async fn a_value_comes_back_as_it_was_given() {
    let mock = Mock::new();
    mock.on::<Get>().reply(jar("full"));
    let raw = get(&client(&mock)).raw().await.expect("a jar");
    assert_eq!(raw.value(), &jar("full"));
    assert_eq!(raw.status(), 200);
    assert_eq!(raw.headers()["content-type"], "application/json");
    assert_eq!(raw.bytes(), &br#"{"jar":{"id":"j1","status":"full"}}"#[..]);
}

#[tokio::test(start_paused = true)]
async fn an_output_by_status_comes_with_its_own() {
    for (output, status) in [
        (PutAnswer::Created(jar("full")), 201),
        (PutAnswer::Gone(()), 204),
    ] {
        let mock = Mock::new();
        mock.on::<Put>().reply(output.clone());
        let raw = Call::<Put>::new(&client(&mock)).raw().await.expect("one");
        assert_eq!((raw.value(), raw.status().as_u16()), (&output, status));
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_is_a_204_where_no_other_status_is_documented() {
    let mock = Mock::new();
    mock.on::<Remove>().reply(());
    let raw = Call::<Remove>::new(&client(&mock))
        .raw()
        .await
        .expect("gone");
    assert_eq!((raw.status().as_u16(), raw.bytes().len()), (204, 0));
}

#[tokio::test(start_paused = true)]
async fn a_documented_error_comes_with_its_status() {
    let why = || Problem {
        error: "no".to_owned(),
    };
    for (failure, status) in [
        (GetError::NotFound(why()), 404),
        (GetError::ServerError(why()), 500),
        (GetError::TooManyRequests("later".into()), 429),
    ] {
        let mock = Mock::new();
        mock.on::<Get>().fail(failure.clone()).always();
        let error = get(&client(&mock)).await.expect_err("refused");
        assert_eq!(error.api(), Some(&failure));
        assert_eq!(error.status().expect("an answer").as_u16(), status);
    }
}

#[derive(Debug, PartialEq)]
enum Many {
    Narrow(String),
    Teapot(()),
    Class(String),
    Other(Bytes),
}
answers!(Many { 400 => Narrow text, 418 => Teapot empty, 400..=499 => Class text, _ => Other bytes });

#[test]
fn a_range_is_written_with_a_status_that_no_narrower_one_takes() {
    let status = |answer: Many| answer.write().status;
    assert_eq!(status(Many::Narrow("x".into())), 400);
    assert_eq!(status(Many::Teapot(())), 418);
    assert_eq!(status(Many::Class("x".into())), 401);
    assert_eq!(status(Many::Other(Bytes::new())), 500);
}
