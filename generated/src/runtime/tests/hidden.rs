//! What is secret, or may be, is not shown.

use super::{GetError, Reply, Shop, builder, client, get, json, response};
use crate::runtime::generated::*;
use crate::runtime::{BearerToken, Options};

async fn met(reply: Reply) -> Error<GetError> {
    let client = client(&Shop::new([reply]));
    get(&client).await.expect_err("an error")
}

#[test]
fn options_hide_the_values_that_users_add() {
    let options = Options::default()
        .header("x-token", "hunter2")
        .idempotency_key("hunter2")
        .query("key", "hunter2");
    let shown = format!("{options:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
    for name in ["x-token", "idempotency-key", "key"] {
        assert!(shown.contains(name), "{name}: {shown}");
    }
}

#[tokio::test]
async fn a_dry_run_shows_no_header_and_no_cookie_that_is_secret() {
    let secret = Secret::from("hunter2");
    let call = get(&client(&Shop::default()))
        .header("x-one", &secret)
        .header("x-many", &vec![secret.clone()])
        .cookie("c", &secret)
        .cookie("d", &"plain".to_owned())
        .with(|options| options.header("x-own", "hunter2"));
    let request = call.into_request().expect("a request");
    assert!(!format!("{request:?}").contains("hunter2"), "{request:?}");
    assert_eq!(request.headers()["cookie"], "c=hunter2; d=plain");
}

#[tokio::test]
async fn what_cannot_be_sent_is_not_repeated() {
    let call = get(&client(&Shop::default()));
    let of_parameter = call.clone().header("x-one", &Secret::from("hunter2\n"));
    let of_options = call.with(|options| options.header("x-own", "hunter2\n"));
    for call in [of_parameter, of_options] {
        let error = call.into_request().expect_err("a line break");
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
    let builder = builder(&Shop::default()).credentials(BearerToken::new("hunter2\n"));
    let error = builder.build().expect_err("a line break");
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
}

#[tokio::test]
async fn json_that_cannot_be_read_is_not_shown_in_an_error() {
    // Which of its members are secret cannot be told.
    let error = met(json(404, r#"{"error":"no","token":"hunter2"#)).await;
    assert_eq!(
        error.to_string(),
        "jars.get: 404 Not Found: JSON that cannot be read (request id r-7)"
    );
    assert_eq!(error.text(), Some(r#"{"error":"no","token":"hunter2"#));
}

#[tokio::test]
async fn an_error_has_no_control_characters() {
    let text = "Retry \u{1b}[31m\u{0}\r\n\u{2028}later";
    let error = met(Reply::Answer(response(429, "text/plain", text))).await;
    assert_eq!(
        error.to_string(),
        "jars.get: 429 Too Many Requests: Retry [31m later (request id r-7)"
    );
    let mut error: Error = error.into();
    error.parts_mut().path = Some("/a\nb".to_owned());
    assert!(!error.to_string().contains('\n'), "{error}");
}

#[tokio::test]
async fn a_loss_of_the_whole_has_no_path_to_tell() {
    let client = client(&Shop::new([json(200, "[]")]));
    let call = get(&client).with(Options::strict);
    let error = call.await.expect_err("a loss");
    assert_eq!(error.json_path(), None);
    assert!(!error.to_string().contains("(at"), "{error}");
}
