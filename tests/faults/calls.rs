//! Calls are made, many at once, and how each ended is compared with what the server did.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use scalingo::types::{ChangePlan, NewAddon};
use scalingo::{ApiToken, Call, Client, Error, ErrorKind, Operation, Options};
use tokio::time::timeout;

use crate::deed::Deed;
use crate::memory::Memory;
use crate::record::Record;
use crate::server::Server;

const AT_ONCE: usize = 64;

/// The deadline of every call.
const DEADLINE: Duration = Duration::from_secs(5);

/// A deadline that passes in the middle of everything.
const NEAR: Duration = Duration::from_millis(25);

/// When a call that has not ended is said to hang: some busy machine's time after its deadline.
const HANGS: Duration = Duration::from_secs(15);

const APP: &str = "my-app";
const ADDON: &str = "ad-6733873b-1628-4b8e-8e74-c30f1c3f3b63";

pub(crate) fn client(server: &Server) -> Client {
    let ms = Duration::from_millis;
    let builder = Client::builder()
        .base_url(&server.url)
        .auth_base_url(&server.url)
        .credentials(ApiToken::new("tk-us-secret"))
        .timeout(DEADLINE)
        .with(|options| options.attempt_timeout(ms(1000)).stall_timeout(ms(400)))
        .with(|options| options.backoff(ms(5), ms(40)));
    builder.build().expect("settings that make sense")
}

/// Until when calls have to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deadlines {
    /// Late enough that no call should meet it.
    Far,
    /// For one of three it passes in the middle of everything.
    NearForSome,
}

/// Calls to be made.
pub(crate) struct Calls {
    total: u32,
    deadlines: Deadlines,
    next: AtomicU32,
    memory: Mutex<Memory>,
}

/// How one ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Well,
    Status(u16),
    /// Its deadline passed.
    Late,
    /// An attempt took too long, and was not made again.
    Timeout,
    Connect,
    Transport,
    Decode,
    /// It was not sent again, for it had no token.
    WithoutToken,
    /// The same, because there was no answer to that in time.
    TokenTooLate,
    Other,
    Hangs,
}

/// Calls that were made.
pub(crate) struct Ended {
    took: Duration,
    outcomes: Vec<(u32, Outcome, u32)>,
    pub(crate) memory: Memory,
}

impl Calls {
    pub(crate) fn new(total: u32, deadlines: Deadlines) -> Self {
        Self {
            total,
            deadlines,
            next: AtomicU32::new(0),
            memory: Mutex::default(),
        }
    }

    /// Makes them.
    pub(crate) async fn made(self, client: &Client) -> Ended {
        let (calls, began) = (Arc::new(self), Instant::now());
        let tasks: Vec<_> = (0..AT_ONCE)
            .map(|_| tokio::spawn(calls.clone().made_in_turn(client.clone())))
            .collect();
        let mut outcomes = Vec::new();
        for task in tasks {
            outcomes.extend(task.await.expect("no call panics"));
        }
        calls.look(100);
        let memory = std::mem::take(&mut *calls.memory.lock().expect("no panic"));
        Ended {
            took: began.elapsed(),
            outcomes,
            memory,
        }
    }

    async fn made_in_turn(self: Arc<Self>, client: Client) -> Vec<(u32, Outcome, u32)> {
        let mut outcomes = Vec::new();
        while let Some(tag) = self.next() {
            let outcome = timeout(HANGS, call(&client, tag, self.deadline(tag))).await;
            let (outcome, attempts) = outcome.unwrap_or((Outcome::Hangs, u32::MAX));
            outcomes.push((tag, outcome, attempts));
        }
        outcomes
    }

    fn next(&self) -> Option<u32> {
        let tag = self.next.fetch_add(1, Ordering::Relaxed);
        for percent in [20, 60] {
            if tag == self.total / 100 * percent {
                self.look(percent);
            }
        }
        (tag < self.total).then_some(tag)
    }

    fn deadline(&self, tag: u32) -> Duration {
        match self.deadlines {
            Deadlines::NearForSome if tag.is_multiple_of(3) => NEAR,
            Deadlines::NearForSome | Deadlines::Far => DEADLINE,
        }
    }

    fn look(&self, percent: u32) {
        self.memory.lock().expect("no panic").look(percent);
    }
}

async fn call(client: &Client, tag: u32, deadline: Duration) -> (Outcome, u32) {
    let addons = client.addons();
    let options = |options: Options| options.timeout(deadline).header("x-tag", &tag.to_string());
    match tag % 20 {
        0..10 => ended(addons.list(APP).with(options)).await,
        10..14 => {
            let order = NewAddon::new("postgresql", "p");
            ended(addons.provision(APP, order).with(options)).await
        }
        14..17 => {
            let plan = ChangePlan::new("p");
            ended(addons.change_plan(APP, ADDON, plan).with(options)).await
        }
        _ => ended(addons.remove(APP, ADDON).with(options)).await,
    }
}

async fn ended<O: Operation>(call: Call<O>) -> (Outcome, u32) {
    match call.raw().await {
        Ok(raw) => (Outcome::Well, raw.attempts()),
        Err(error) => failed(&error.into()),
    }
}

fn failed(error: &Error) -> (Outcome, u32) {
    let says = |what: &str| error.to_string().contains(what);
    let outcome = if says("the token was not exchanged") {
        if error.is_timeout() {
            Outcome::TokenTooLate
        } else {
            Outcome::WithoutToken
        }
    } else if error.is_timeout() && says("not done within") {
        Outcome::Late
    } else {
        match (error.kind(), error.status()) {
            (ErrorKind::Status, Some(status)) => Outcome::Status(status.as_u16()),
            (ErrorKind::Timeout, _) => Outcome::Timeout,
            (ErrorKind::Connect, _) => Outcome::Connect,
            (ErrorKind::Transport, _) => Outcome::Transport,
            (ErrorKind::Decode, _) => Outcome::Decode,
            _ => Outcome::Other,
        }
    };
    (outcome, error.attempts())
}

impl Ended {
    /// What was against the rules, as far as it can be told from both ends.
    pub(crate) fn broken_rules(&self, record: &Record) -> Vec<String> {
        let outcomes = self.outcomes.iter().map(|(_, outcome, _)| *outcome);
        let given_up = outcomes.filter(|o| matches!(o, Outcome::Late | Outcome::TokenTooLate));
        let mut broken = record.broken_rules(given_up.count());
        for (tag, outcome, attempts) in &self.outcomes {
            let deeds = record.of(*tag);
            if !outcome.fits(*tag, deeds) {
                broken.push(format!("call {tag} ended with {outcome:?} after {deeds:?}"));
            }
            if (*attempts as usize) < deeds.len() {
                broken.push(format!(
                    "call {tag} tells of {attempts} attempts after {deeds:?}"
                ));
            }
        }
        broken
    }
}

impl Outcome {
    /// Whether a call may end so after what was done to it last.
    fn fits(self, tag: u32, deeds: &[Deed]) -> bool {
        let last = deeds.last().copied();
        // Of an answer to a deletion, only the status counts.
        let deletion = tag % 20 >= 17;
        match self {
            Self::Well => match last {
                Some(Deed::Fine | Deed::FineThenClosed | Deed::Slow) => true,
                Some(Deed::Gone | Deed::GarbageBody | Deed::Page) => deletion,
                Some(_) | None => false,
            },
            Self::Status(status) => last.and_then(Deed::status) == Some(status),
            Self::Decode => matches!(last, Some(Deed::GarbageBody | Deed::Page)),
            // A connection that was turned away left no trace, nor did a call without a token.
            Self::Late
            | Self::Timeout
            | Self::Connect
            | Self::Transport
            | Self::WithoutToken
            | Self::TokenTooLate => true,
            Self::Other | Self::Hangs => false,
        }
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut counts: BTreeMap<Outcome, u32> = BTreeMap::new();
        for (_, outcome, _) in &self.outcomes {
            *counts.entry(*outcome).or_default() += 1;
        }
        writeln!(
            f,
            "  {} calls ended in {:?}",
            self.outcomes.len(),
            self.took
        )?;
        for (outcome, count) in counts {
            writeln!(f, "    {outcome:?}: {count}")?;
        }
        write!(f, "  {}", self.memory)
    }
}
