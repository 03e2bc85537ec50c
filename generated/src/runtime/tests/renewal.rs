//! A token that a server refuses is renewed once, and once for all.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::resent::{order, status};
use super::{Basic, JAR, JarToken, Reply, Shop, builder, get, json, response};
use crate::runtime::generated::*;
use crate::runtime::{
    Ask, Authorization, BearerToken, BoxFuture, ClientCredentials, ErrorKind, Options, RefreshToken,
};

fn token(body: &'static str) -> Reply {
    json(200, body)
}

const FIRST: &str = r#"{"token":"one"}"#;
const SECOND: &str = r#"{"token":"two"}"#;

fn refusal() -> Reply {
    json(401, r#"{"error":"expired"}"#)
}

fn after(seconds: u64, status: u16, body: &'static str) -> Reply {
    let answer = response(status, "application/json", body);
    Reply::After(Duration::from_secs(seconds), answer)
}

fn exchanging(shop: &Shop) -> Client {
    let client = builder(shop).credentials(JarToken::new("tk-1")).build();
    client.expect("settings that make sense")
}

fn exchanges(shop: &Shop) -> usize {
    let exchange = |line: &&String| line.ends_with("/tokens/exchange");
    shop.lines().iter().filter(exchange).count()
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_renewed_and_the_call_sent_again_at_once() {
    let begin = tokio::time::Instant::now();
    let shop = Shop::new([token(FIRST), refusal(), token(SECOND), json(200, JAR)]);
    let raw = get(&exchanging(&shop)).raw().await.expect("a jar");
    assert_eq!((raw.attempts(), begin.elapsed()), (2, Duration::ZERO));
    let sent = shop.header("authorization");
    assert_eq!(
        (sent[1].as_str(), sent[3].as_str()),
        ("Bearer one", "Bearer two")
    );
}

#[tokio::test]
async fn an_order_is_sent_again_with_the_new_token_too() {
    let shop = Shop::new([token(FIRST), refusal(), token(SECOND), json(200, "")]);
    order(&exchanging(&shop)).await.expect("ordered");
}

#[tokio::test]
async fn a_second_refusal_is_final() {
    let shop = Shop::new([token(FIRST), refusal(), token(SECOND), refusal()]);
    let call = get(&exchanging(&shop)).with(|options| options.attempts(9));
    let error = call.await.expect_err("refused");
    assert!(error.is_unauthorized() && error.api().is_some());
    assert_eq!((error.attempts(), exchanges(&shop)), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn calls_that_are_refused_with_the_same_token_cause_one_exchange() {
    let calls = 50;
    let first = [token(FIRST)].into_iter();
    let refused = (0..calls).map(|_| after(1, 401, "{}"));
    let shop = Shop::new(first.chain([json(200, JAR)]).chain(refused));
    let client = exchanging(&shop);
    get(&client).await.expect("a jar");
    let calls: Vec<_> = (0..calls)
        .map(|_| tokio::spawn(get(&client).into_future()))
        .collect();
    tokio::task::yield_now().await;
    let jars = (0..calls.len()).map(|_| json(200, JAR));
    shop.then([after(2, 200, SECOND)].into_iter().chain(jars));
    for call in calls {
        call.await.expect("no panic").expect("a jar");
    }
    assert_eq!(exchanges(&shop), 2);
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_token_was_replaced_meanwhile_takes_the_new_one() {
    let replies = [
        token(FIRST),
        json(200, JAR),
        after(60, 401, "{}"),
        refusal(),
    ];
    let shop = Shop::new(replies);
    let client = exchanging(&shop);
    get(&client).await.expect("a jar");
    let slow = get(&client).with(Options::without_timeouts);
    let slow = tokio::spawn(slow.into_future());
    tokio::time::sleep(Duration::from_secs(1)).await;
    shop.then([token(SECOND), json(200, JAR), json(200, JAR)]);
    get(&client).await.expect("renewed");
    slow.await.expect("no panic").expect("with the new one");
    assert_eq!(exchanges(&shop), 2);
}

#[tokio::test]
async fn a_renewal_that_fails_is_told_and_the_next_call_tries_again() {
    let shop = Shop::new([token(FIRST), refusal(), json(401, r#"{"error":"revoked"}"#)]);
    let client = exchanging(&shop);
    let error = get(&client).await.expect_err("revoked");
    assert_eq!(
        error.to_string(),
        "jars.get: 401 Unauthorized: the token was not exchanged: revoked (request id r-7)"
    );
    assert_eq!(error.attempts(), 1);
    shop.then([token(SECOND), json(200, JAR)]);
    get(&client).await.expect("a jar");
}

#[tokio::test]
async fn one_attempt_is_one_even_so_and_the_next_call_has_a_new_token() {
    let shop = Shop::new([token(FIRST), refusal(), token(SECOND), json(200, JAR)]);
    let client = exchanging(&shop);
    let once = get(&client).with(Options::no_retries);
    assert_eq!(once.await.expect_err("refused").attempts(), 1);
    get(&client).await.expect("a jar");
}

#[tokio::test(start_paused = true)]
async fn a_renewal_and_a_failure_on_the_way_can_meet_in_one_call() {
    let replies = [
        token(FIRST),
        refusal(),
        token(SECOND),
        status(503),
        json(200, JAR),
    ];
    let shop = Shop::new(replies);
    let raw = get(&exchanging(&shop)).raw().await.expect("a jar");
    assert_eq!(raw.attempts(), 3);
}

#[tokio::test]
async fn what_cannot_be_renewed_is_refused_once() {
    let bearer = |builder: Builder| builder.credentials(BearerToken::new("b"));
    let basic = |builder: Builder| builder.credentials(Basic::new("", "p"));
    for with in [bearer, basic] {
        let shop = Shop::new([refusal()]);
        let client = with(builder(&shop)).build().expect("a client");
        let error = get(&client).await.expect_err("refused");
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Status, 1));
    }
}

/// A credential that counts: what a user may bring.
#[derive(Debug, Default)]
struct Counting(AtomicU32);

impl Credentials for Counting {
    fn serves(&self, scheme: &Scheme) -> bool {
        scheme.kind == SchemeKind::Bearer
    }

    fn authorize<'a>(&'a self, _: Ask<'a>) -> BoxFuture<'a, Result<Authorization, Error>> {
        let count = self.0.load(Ordering::Relaxed);
        Box::pin(async move { Authorization::bearer(&format!("n{count}")) })
    }

    fn refused(&self, carried: &Authorization) -> bool {
        let count = self.0.fetch_add(1, Ordering::Relaxed);
        Authorization::bearer(&format!("n{count}")).is_ok_and(|mine| mine == *carried)
    }
}

#[tokio::test]
async fn credentials_of_ones_own_are_told_what_was_refused() {
    let shop = Shop::new([refusal(), json(200, JAR)]);
    let client = builder(&shop).credentials(Counting::default()).build();
    get(&client.expect("a client")).await.expect("a jar");
    assert_eq!(shop.header("authorization"), ["Bearer n0", "Bearer n1"]);
}

#[tokio::test(start_paused = true)]
async fn a_renewal_ahead_of_time_is_not_waited_for_when_it_fails() {
    let shop = Shop::new([token(FIRST), json(200, JAR), status(429), json(200, JAR)]);
    let client = exchanging(&shop);
    get(&client).await.expect("a jar");
    tokio::time::advance(Duration::from_secs(3400)).await;
    let begin = tokio::time::Instant::now();
    get(&client).await.expect("a jar");
    assert!(begin.elapsed().is_zero());
}

#[test]
fn credentials_of_oauth_hide_their_secrets() {
    let own = ClientCredentials::new("shop", "hunter2").parameter("key", "hunter3");
    let refresh = RefreshToken::new("hunter4").client("shop", "hunter5");
    let shown = format!("{own:?} {refresh:?}");
    assert!(
        shown.contains("shop") && !shown.contains("hunter"),
        "{shown}"
    );
    assert_eq!(refresh.current().expose(), "hunter4");
}
