//! What goes wrong on the way, and time that nobody waits for.

use std::time::SystemTime;

use tokio::time::Instant;

use super::{client, jar};
use crate::runtime::ErrorKind;
use crate::runtime::clock::Clock;
use crate::runtime::generated::*;
use crate::runtime::testing::{Mock, Reply, SimulatedClock};
use crate::runtime::tests::{Get, Order, get};

static FULL: WaitRule = WaitRule {
    name: "full",
    field: "status",
    good: &["full"],
    bad: &[],
    interval: Duration::from_secs(5),
    limit: Duration::from_secs(1800),
};

fn whole() -> Reply {
    Reply::json(200, r#"{"jar":{"id":"j1","status":"full"}}"#)
}

/// What a call with these replies ends with, how often it was sent, and how long it took.
async fn end(replies: impl IntoIterator<Item = Reply>) -> (Option<ErrorKind>, usize, Duration) {
    let mock = Mock::new();
    for reply in replies {
        mock.reply(reply);
    }
    let begin = Instant::now();
    let outcome = get(&client(&mock)).await;
    let kind = outcome.err().map(|error| error.kind());
    (kind, mock.requests().len(), begin.elapsed())
}

#[tokio::test(start_paused = true)]
async fn failures_of_every_kind_are_told_apart() {
    let (half, all) = (Duration::from_millis(500), Duration::from_secs(120));
    for (reply, kind, sent) in [
        (Reply::refused(), ErrorKind::Connect, 3),
        (Reply::reset(), ErrorKind::Transport, 3),
        (Reply::timed_out(), ErrorKind::Timeout, 3),
        (Reply::silence(), ErrorKind::Timeout, 3),
        (Reply::from(503), ErrorKind::Status, 3),
        (whole().reset_after(5), ErrorKind::Transport, 3),
        (whole().stalled_after(5), ErrorKind::Timeout, 3),
        (whole().content_length(99), ErrorKind::Transport, 3),
        (whole().content_length(9), ErrorKind::Decode, 1),
        (Reply::garbage(), ErrorKind::Decode, 1),
    ] {
        let shown = format!("{reply:?}");
        let ended = end([reply.clone(), reply.clone(), reply]).await;
        assert_eq!((ended.0, ended.1), (Some(kind), sent), "{shown}");
        assert!(
            sent == 1 || (half..all).contains(&ended.2),
            "{shown}: {ended:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_refused_was_not_sent_and_what_was_reset_may_have_been() {
    for (reply, sent) in [(Reply::refused(), 2), (Reply::reset(), 1)] {
        let mock = Mock::new();
        mock.on::<Order>().respond(reply).reply(());
        let outcome = Call::<Order>::new(&client(&mock)).await;
        assert_eq!(mock.requests().len(), sent);
        assert_eq!(outcome.is_ok(), sent == 2);
    }
}

#[tokio::test(start_paused = true)]
async fn a_reply_takes_the_time_that_it_was_given() {
    let late = whole().after(Duration::from_secs(7));
    let expected = (None, 1, Duration::from_secs(7));
    assert_eq!(end([late]).await, expected);
    // 35 bytes are 4 pieces with 3 pauses between them.
    let slow = whole().in_pieces(10, Duration::from_secs(9));
    assert_eq!(end([slow]).await, (None, 1, Duration::from_secs(27)));
}

#[tokio::test(start_paused = true)]
async fn an_hour_of_waiting_takes_no_time() {
    let begin = Instant::now();
    let mock = Mock::new();
    let stub = mock.on::<Get>();
    for _ in 0..720 {
        stub.reply(jar("filling"));
    }
    stub.reply(jar("full"));
    let wait = Wait::new(get(&client(&mock)), &FULL).limit(Duration::from_secs(7200));
    wait.await.expect("full");
    assert_eq!(begin.elapsed(), Duration::from_secs(3600));
    assert_eq!(stub.requests().len(), 721);
}

#[tokio::test(start_paused = true)]
async fn a_simulated_clock_begins_when_it_is_told_to() {
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
    let clock = SimulatedClock::starting_at(start);
    assert_eq!(clock.now(), start);
    clock.sleep(Duration::from_secs(3600)).await;
    assert_eq!(clock.now(), start + Duration::from_secs(3600));
}
