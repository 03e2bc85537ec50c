//! Who is calling, and the exchange of tokens.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{
    GetError, JAR, JarToken, MORNING, Put, Remove, Reply, Shop, builder, get, json, response,
};
use crate::runtime::generated::*;
use crate::runtime::{Basic, BearerToken, ErrorKind};

/// The answer of an exchange: a token that ends so many seconds after the morning.
fn token(end: u64) -> Reply {
    let claims = URL_SAFE_NO_PAD.encode(format!(r#"{{"exp":{}}}"#, MORNING + end));
    let body = format!(r#"{{"token":"e30.{claims}.s"}}"#);
    Reply::Answer(response(200, "application/json", body.leak()))
}

fn exchanging(shop: &Shop) -> Client {
    let client = builder(shop).credentials(JarToken::new("tk-1")).build();
    client.expect("settings that make sense")
}

#[tokio::test(start_paused = true)]
async fn a_token_is_exchanged_once_for_many_calls_and_renewed_before_it_ends() {
    let jar = || json(200, JAR);
    let shop = Shop::new([token(3600), jar(), jar(), token(7200), jar()]);
    let client = exchanging(&shop);
    get(&client).await.expect("a jar");
    tokio::time::advance(Duration::from_secs(3299)).await;
    get(&client).await.expect("a jar");
    tokio::time::advance(Duration::from_secs(2)).await;
    get(&client).await.expect("a jar");
    let lines = shop.lines();
    let exchange = "POST https://auth.example.com/v1/tokens/exchange";
    assert_eq!((lines[0].as_str(), lines[3].as_str()), (exchange, exchange));
    assert_eq!(lines.len(), 5);
    let sent = shop.header("authorization");
    assert_eq!(sent[0], "Basic OnRrLTE=");
    assert!(sent[1].starts_with("Bearer e30.") && sent[1] == sent[2] && sent[1] != sent[4]);
}

#[tokio::test(start_paused = true)]
async fn calls_at_the_same_time_share_one_exchange() {
    let body = r#"{"token":"opaque"}"#;
    let slow = Reply::After(
        Duration::from_secs(1),
        response(200, "application/json", body),
    );
    let shop = Shop::new(std::iter::once(slow).chain((0..20).map(|_| json(200, JAR))));
    let client = exchanging(&shop);
    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(get(&client).into_future()))
        .collect();
    for call in calls {
        call.await.expect("no panic").expect("a jar");
    }
    assert_eq!(shop.lines().len(), 21);
}

#[tokio::test(start_paused = true)]
async fn when_the_call_that_exchanges_is_dropped_the_next_takes_over() {
    let shop = Shop::new([Reply::Never, token(3600), json(200, JAR)]);
    let client = exchanging(&shop);
    let first = tokio::spawn(get(&client).into_future());
    let second = tokio::spawn(get(&client).into_future());
    tokio::time::sleep(Duration::from_secs(1)).await;
    first.abort();
    second.await.expect("no panic").expect("a jar");
}

#[tokio::test]
async fn a_refused_token_is_the_operations_own_401_with_its_cause() {
    let shop = Shop::new([json(401, r#"{"error":"Invalid credentials"}"#)]);
    let error = get(&exchanging(&shop)).await.expect_err("refused");
    assert!(error.is_unauthorized());
    assert!(matches!(error.api(), Some(GetError::Unauthorized(_))));
    assert_eq!(
        error.to_string(),
        "jars.get: 401 Unauthorized: the token was not exchanged: Invalid credentials \
         (request id r-7)"
    );
    let cause = std::error::Error::source(&error).map(ToString::to_string);
    assert_eq!(
        cause.as_deref(),
        Some("tokens.exchange: 401 Unauthorized: Invalid credentials (request id r-7)")
    );
}

#[tokio::test(start_paused = true)]
async fn calls_that_waited_for_an_exchange_share_its_failure() {
    let body = r#"{"error":"Invalid credentials"}"#;
    let refusal = response(401, "application/json", body);
    let shop = Shop::new([Reply::After(Duration::from_secs(1), refusal)]);
    let client = exchanging(&shop);
    let calls: Vec<_> = (0..9)
        .map(|_| tokio::spawn(get(&client).into_future()))
        .collect();
    for call in calls {
        let error = call.await.expect("no panic").expect_err("refused");
        assert!(error.is_unauthorized() && error.api().is_some());
    }
    assert_eq!(shop.lines().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn while_it_lasts_a_token_survives_a_renewal_that_fails() {
    let down = Reply::Answer(response(503, "text/plain", "down"));
    let shop = Shop::new([token(3600), json(200, JAR), down, json(200, JAR)]);
    let client = exchanging(&shop);
    get(&client).await.expect("a jar");
    tokio::time::advance(Duration::from_secs(3400)).await;
    get(&client).await.expect("a jar");
}

#[tokio::test]
async fn an_exchange_without_a_token_in_its_answer_is_told() {
    let error = get(&exchanging(&Shop::new([json(200, r#"{"jwt":"x"}"#)]))).await;
    let error = error.expect_err("no token");
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(
        error
            .to_string()
            .contains("`tokens.exchange` has no `token`"),
        "{error}"
    );
}

#[tokio::test]
async fn the_first_alternative_that_there_are_credentials_for_is_used() {
    let shop = Shop::new([json(200, JAR), json(200, JAR)]);
    let basic = || builder(&shop).credentials(Basic::new("", "tk"));
    get(&basic().build().expect("a client"))
        .await
        .expect("a jar");
    let both = basic().credentials(BearerToken::new("b")).build();
    get(&both.expect("a client")).await.expect("a jar");
    assert_eq!(shop.header("authorization"), ["Basic OnRr", "Bearer b"]);
}

#[tokio::test]
async fn without_a_credential_a_call_says_what_to_pass_or_goes_without() {
    let shop = Shop::new([json(201, JAR), json(200, "")]);
    let client = builder(&shop).build().expect("a client");
    let error = get(&client).await.expect_err("no credential");
    assert_eq!(
        error.to_string(),
        "jars.get: there is no credential for it: call `.credentials(JarToken::new(…))` or \
         `.credentials(Basic::new(…))` on the builder"
    );
    Call::<Put>::new(&client).await.expect("it works without");
    Call::<Remove>::new(&client)
        .await
        .expect("it works without");
    assert_eq!(shop.header("authorization"), ["", ""]);
}

#[tokio::test]
async fn a_token_leaves_this_machine_over_tls_only() {
    let shop = Shop::new([json(200, JAR)]);
    let at = |url: &str| {
        let builder = builder(&shop).credentials(BearerToken::new("b"));
        builder.base_url(url).build().expect("a client")
    };
    let error = get(&at("http://api.example.com"))
        .await
        .expect_err("no TLS");
    assert_eq!(
        error.to_string(),
        "jars.get: a credential is not sent to http://api.example.com without TLS: use https"
    );
    get(&at("http://127.0.0.1:1")).await.expect("a jar");
}

#[tokio::test]
async fn a_token_with_a_line_break_does_not_make_a_client() {
    let client = builder(&Shop::default()).credentials(JarToken::new("tk\n"));
    let error = client.build().expect_err("refused");
    assert!(error.to_string().contains("line break"), "{error}");
}
