//! Failures to the reason why there was no other attempt, and to the limit of time that passed.

use std::error::Error as _;
use std::time::Duration;

use super::resent::{asking, broken, order, status, unreachable};
use super::{JAR, JarToken, Reply, Shop, builder, get, json, response, stubborn};
use crate::runtime::generated::*;
use crate::runtime::{GaveUp, Incoming, Options, TimeLimit, TransportError};

async fn met(shop: Shop) -> Error {
    get(&stubborn(&shop)).await.expect_err("a failure").into()
}

#[tokio::test(start_paused = true)]
async fn an_order_that_may_have_left_says_so() {
    for failure in [broken(), status(503), Reply::Never] {
        // Whether or not there are attempts left: this is what the caller has to know.
        for attempts in [1, 3] {
            let shop = Shop::new([match &failure {
                Reply::Never => Reply::Never,
                Reply::Fail(_) => broken(),
                _ => status(503),
            }]);
            let call = order(&stubborn(&shop)).with(|options| options.attempts(attempts));
            let error = call.await.expect_err("unsure");
            assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
            let line = error.to_string();
            assert!(
                line.ends_with("(not sent again: it may have been carried out)"),
                "{line}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_on_its_way_at_the_deadline_may_have_been_carried_out() {
    let short = |options: Options| options.timeout(Duration::from_secs(5));
    let cut_off = order(&stubborn(&Shop::new([Reply::Never]))).with(short);
    let error = cut_off.await.expect_err("late");
    assert_eq!(error.time_limit(), Some(TimeLimit::Call));
    assert_eq!(error.gave_up(), Some(GaveUp::NotIdempotent));
    let safe = get(&stubborn(&Shop::new([Reply::Never]))).with(short);
    assert_eq!(safe.await.expect_err("late").gave_up(), None);
    let exchanging = builder(&Shop::new([Reply::Never])).credentials(JarToken::new("tk"));
    let exchanging = exchanging.build().expect("settings that make sense");
    let not_begun = order(&exchanging).with(short).await.expect_err("late");
    assert_eq!((not_begun.gave_up(), not_begun.attempts()), (None, 0));
}

#[tokio::test(start_paused = true)]
async fn attempts_that_are_used_up_are_told() {
    let error = met(Shop::new([broken(), unreachable(), status(429)])).await;
    assert_eq!(error.gave_up(), Some(GaveUp::AttemptsExhausted));
    let once = order(&stubborn(&Shop::new([unreachable()]))).with(Options::no_retries);
    let once = once.await.expect_err("unreachable");
    assert_eq!(once.gave_up(), Some(GaveUp::AttemptsExhausted));
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_is_too_long_is_told_with_its_length() {
    let error = met(Shop::new([asking(429, "61")])).await;
    assert_eq!(error.gave_up(), Some(GaveUp::RetryAfterTooLong));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
    assert_eq!(
        error.to_string(),
        "jars.get: 429 Too Many Requests (not sent again: the server asks for 61 s)"
    );
    let dated = met(Shop::new([asking(503, "Tue, 14 Nov 2023 22:15:20 GMT")])).await;
    assert_eq!(dated.retry_after(), Some(Duration::from_secs(120)));
    let unasked = met(Shop::new([status(404)])).await;
    assert_eq!(unasked.retry_after(), None);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_that_is_too_close_is_told() {
    let shop = Shop::new([asking(503, "10")]);
    let call = get(&stubborn(&shop)).with(|options| options.timeout(Duration::from_secs(10)));
    let error = call.await.expect_err("down");
    assert_eq!(error.gave_up(), Some(GaveUp::DeadlineTooClose));
    assert!(error.to_string().contains("its deadline is too close"));
}

#[tokio::test(start_paused = true)]
async fn a_spent_budget_is_told() {
    let client = stubborn(&Shop::new((0..151).map(|_| status(503))));
    for _ in 0..50 {
        let error = get(&client).await.expect_err("down");
        assert_eq!(error.gave_up(), Some(GaveUp::AttemptsExhausted));
    }
    let error = get(&client).await.expect_err("down");
    assert_eq!(
        (error.gave_up(), error.attempts()),
        (Some(GaveUp::BudgetExhausted), 1)
    );
    assert!(
        error
            .to_string()
            .contains("too many calls of this client fail")
    );
}

#[tokio::test(start_paused = true)]
async fn what_would_be_the_same_the_next_time_was_not_given_up() {
    for reply in [status(404), status(401), json(200, "no JSON")] {
        assert_eq!(met(Shop::new([reply])).await.gave_up(), None);
    }
    let early = order(&stubborn(&Shop::default())).with(|options| options.header("a b", ""));
    assert_eq!(early.await.expect_err("refused").gave_up(), None);
}

#[tokio::test(start_paused = true)]
async fn each_limit_of_time_has_its_name() {
    let once = |shop| get(&stubborn(&shop)).with(Options::no_retries);
    let met = async |reply| {
        once(Shop::new([reply]))
            .await
            .expect_err("late")
            .time_limit()
    };
    assert_eq!(met(Reply::Never).await, Some(TimeLimit::Attempt));
    let own = TransportError::timeout("late");
    assert_eq!(met(Reply::Fail(own)).await, Some(TimeLimit::Attempt));
    let connecting = TransportError::connect_timeout("late");
    assert_eq!(met(Reply::Fail(connecting)).await, Some(TimeLimit::Connect));
    assert_eq!(met(broken()).await, None);
    let short = once(Shop::new([Reply::Never])).with(|o| o.timeout(Duration::from_secs(1)));
    let short = short.await.expect_err("late");
    assert_eq!(short.time_limit(), Some(TimeLimit::Call));
    assert!(short.is_timeout());
}

#[tokio::test(start_paused = true)]
async fn no_connection_in_time_is_a_failure_to_connect_that_even_an_order_survives() {
    let late = Reply::Fail(TransportError::connect_timeout("late"));
    let shop = Shop::new([late, json(200, "")]);
    order(&stubborn(&shop)).await.expect("ordered");
    let late = || Reply::Fail(TransportError::connect_timeout("late"));
    let error = met(Shop::new([late(), late(), late()])).await;
    assert!(error.is_connect() && !error.is_timeout());
    assert!(
        error.to_string().contains("cannot connect in time: late"),
        "{error}"
    );
}

/// A call with ten seconds whose token has to be exchanged first.
async fn exchanging(replies: impl IntoIterator<Item = Reply>) -> Error {
    let client = builder(&Shop::new(replies)).credentials(JarToken::new("tk"));
    let client = client.build().expect("settings that make sense");
    let call = get(&client).with(|options| options.timeout(Duration::from_secs(10)));
    call.await.expect_err("late").into()
}

#[tokio::test(start_paused = true)]
async fn a_deadline_during_an_exchange_names_the_exchange() {
    let error = exchanging([Reply::Never]).await;
    assert_eq!(error.time_limit(), Some(TimeLimit::Call));
    assert_eq!(
        error.to_string(),
        "jars.get: not done within 10s: the token exchange `tokens.exchange` was under way"
    );
    assert_eq!(error.attempts(), 0);
    assert!(error.source().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_deadline_during_an_exchange_keeps_its_last_failure() {
    let error = exchanging([status(429), Reply::Never]).await;
    assert_eq!(
        error.to_string(),
        "jars.get: not done within 10s: the token exchange `tokens.exchange` was under way; \
         the failure before: 429 Too Many Requests: no (request id r-7)"
    );
    let cause = error.source().map(ToString::to_string);
    assert_eq!(
        cause.as_deref(),
        Some("429 Too Many Requests: no (request id r-7)")
    );
}

#[tokio::test(start_paused = true)]
async fn a_deadline_after_an_exchange_does_not_name_it() {
    let error = exchanging([json(200, r#"{"token":"t"}"#), Reply::Never]).await;
    assert_eq!(error.to_string(), "jars.get: not done within 10s");
}

#[tokio::test]
async fn an_exchange_that_is_put_off_says_until_when() {
    let put_off = http::Response::builder()
        .status(429)
        .header("retry-after", "90");
    let put_off = put_off.body(Incoming::empty()).expect("a response");
    let error = exchanging([Reply::Answer(put_off)]).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(90)));
    assert!(error.is_rate_limited());
}

#[tokio::test]
async fn a_chain_of_causes_says_each_thing_once_below_the_line_that_says_it_all() {
    let io = std::io::Error::other("no route");
    let shop = Shop::new([Reply::Fail(TransportError::connect(io))]);
    let error = get(&stubborn(&shop)).with(Options::no_retries).await;
    let error = error.expect_err("unreachable");
    assert_eq!(
        error.to_string(),
        "jars.get: https://api.north.example.com: cannot connect: no route"
    );
    let mut chain = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        chain.push(cause.to_string());
        next = cause.source();
    }
    assert_eq!(chain, ["cannot connect", "no route"]);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stands_still_names_its_limit() {
    struct Still;
    impl crate::runtime::Chunks for Still {
        fn next(&mut self) -> crate::runtime::BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
            Box::pin(std::future::pending())
        }
    }
    let mut still = response(200, "application/json", JAR);
    *still.body_mut() = Incoming::new(Still);
    let call = get(&stubborn(&Shop::new([Reply::Answer(still)]))).with(Options::no_retries);
    let error = call.await.expect_err("stalled");
    assert_eq!(error.time_limit(), Some(TimeLimit::Body));
    assert_eq!(error.gave_up(), Some(GaveUp::AttemptsExhausted));
}
