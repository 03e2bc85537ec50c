//! Calls are made, many at once, and how each ended is compared with what the server did.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use scalingo::types::{ChangePlan, NewAddon};
use scalingo::{ApiToken, Call, Client, Error, Operation, Options};
use tokio::task::block_in_place;
use tokio::time::timeout;

use crate::memory::Memory;
use crate::outcome::Outcome;
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

/// How they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Awaited,
    Blocking,
}

/// Calls to be made.
pub(crate) struct Calls {
    total: u32,
    way: Way,
    deadlines: Deadlines,
    next: AtomicU32,
    memory: Mutex<Memory>,
}

/// Calls that were made.
pub(crate) struct Ended {
    took: Duration,
    outcomes: Vec<(u32, Outcome, u32)>,
    pub(crate) memory: Memory,
}

impl Calls {
    pub(crate) fn new(total: u32, way: Way, deadlines: Deadlines) -> Self {
        Self {
            total,
            way,
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
            let outcome = timeout(HANGS, self.call(&client, tag)).await;
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

    async fn call(&self, client: &Client, tag: u32) -> (Outcome, u32) {
        let (addons, deadline) = (client.addons(), self.deadline(tag));
        let options =
            |options: Options| options.timeout(deadline).header("x-tag", &tag.to_string());
        match tag % 20 {
            0..10 => self.ended(addons.list(APP).with(options)).await,
            10..14 => {
                let order = NewAddon::new("postgresql", "p");
                self.ended(addons.provision(APP, order).with(options)).await
            }
            14..17 => {
                let plan = ChangePlan::new("p");
                self.ended(addons.change_plan(APP, ADDON, plan).with(options))
                    .await
            }
            _ => self.ended(addons.remove(APP, ADDON).with(options)).await,
        }
    }

    async fn ended<O: Operation>(&self, call: Call<O>) -> (Outcome, u32) {
        let answer = match self.way {
            Way::Awaited => call.raw().await,
            Way::Blocking => block_in_place(|| call.raw().send()),
        };
        match answer {
            Ok(raw) => (Outcome::Well, raw.attempts()),
            Err(error) => {
                let error: Error = error.into();
                (Outcome::of(&error), error.attempts())
            }
        }
    }
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
