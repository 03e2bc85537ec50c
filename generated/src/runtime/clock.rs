//! Time, as the client knows it: what o'clock it is, and how to let some of it pass.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;
use std::time::{Duration, SystemTime};

/// A future whose type is not written down.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Where a client takes its time from. Tests pass one that does not make them wait.
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// The time of day.
    fn now(&self) -> SystemTime;

    /// Ends when that much time has passed.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}

/// The clock that clients have unless told otherwise: tokio's timers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TokioClock;

impl Clock for TokioClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// The time that was given has passed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Elapsed(pub(crate) Duration);

/// A future with a limit: whichever ends first, the future or the time.
///
/// It is pinned by the caller: taken by value it would be stored twice, as what came in and as what
/// is polled, and twice again by each limit around it.
pub(crate) fn within<F: Future>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    mut future: Pin<&mut F>,
) -> impl Future<Output = Result<F::Output, Elapsed>> {
    // Most futures are ready before a timer is worth setting.
    let mut sleep = None;
    poll_fn(move |context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(output));
        }
        let Some(limit) = limit else {
            return Poll::Pending;
        };
        let sleep = sleep.get_or_insert_with(|| clock.sleep(limit));
        sleep.as_mut().poll(context).map(|()| Err(Elapsed(limit)))
    })
}

/// The same for a future that limits itself more tightly at times: meanwhile no timer is set, and then
/// one for what is left. A timer touches others that are set, which counts when many calls are made at once.
pub(crate) fn within_unless<F: Future>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    began: SystemTime,
    limits_itself: &AtomicBool,
    mut future: Pin<&mut F>,
) -> impl Future<Output = Result<F::Output, Elapsed>> {
    let mut sleep = None;
    poll_fn(move |context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(output));
        }
        let Some(limit) = limit else {
            return Poll::Pending;
        };
        if sleep.is_none() && limits_itself.load(Ordering::Relaxed) {
            return Poll::Pending;
        }
        let sleep = sleep.get_or_insert_with(|| {
            let gone = clock.now().duration_since(began).unwrap_or_default();
            clock.sleep(limit.saturating_sub(gone))
        });
        sleep.as_mut().poll(context).map(|()| Err(Elapsed(limit)))
    })
}
