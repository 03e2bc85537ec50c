//! A scenario is played, and what does not come out as it says becomes complaints.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{sleep_until, timeout, timeout_at};

use super::calls::start;
#[cfg(feature = "reqwest")]
use super::files::Found;
use super::in_process::{InProcess, RunClock};
use super::judge::Complaints;
use super::outcome::{Failed, Outcome};
use super::scenario::{Fail, Scenario, Step};
use super::script::{Script, seconds};
#[cfg(feature = "reqwest")]
use super::sockets::{OverSockets, Ports};
use super::words::Place;
#[cfg(feature = "reqwest")]
use crate::runtime::ReqwestTransport;
use crate::runtime::generated::*;

/// Plays a scenario without a network, in simulated time. Pauses are as long as they may be.
pub(super) fn in_process(scenario: &Scenario, place: &Place) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let script = Arc::new(Script::new(&scenario.replies));
        let builder = scenario.client.builder(place);
        let builder = builder
            .transport(InProcess(script.clone()))
            .clock(RunClock::default())
            .chance(|| 1.0);
        let mut complaints = Complaints::default();
        // Longer than any call lasts: what takes longer hangs.
        let played = played(scenario, builder, &script, &mut complaints);
        let hangs = timeout(Duration::from_secs(1_000_000), played)
            .await
            .is_err();
        if hangs {
            complaints.add("it hangs");
        }
        if let Some(at) = &scenario.at {
            let sent = script.sent();
            let came: Vec<_> = sent.iter().map(|sent| sent.at).collect();
            let wanted: Vec<_> = at.iter().map(|at| seconds(*at)).collect();
            complaints.same("times of the requests", &came, &wanted);
        }
        complaints.0
    })
}

/// Plays a scenario over loopback. There are no pauses.
#[cfg(feature = "reqwest")]
pub(super) async fn over_sockets(found: &Found, inner: &ReqwestTransport) -> Vec<String> {
    let ports = Ports::taken();
    let place = ports.place.clone();
    let scenario = match found.scenario(&place) {
        Ok(scenario) => scenario,
        Err(mistake) => return vec![mistake],
    };
    let script = Arc::new(Script::new(&scenario.replies));
    let transport = OverSockets::new(script.clone(), ports, inner.clone());
    let builder = scenario.client.builder(&place);
    let builder = builder.transport(transport).chance(|| 0.0);
    let mut complaints = Complaints::default();
    let played = played(&scenario, builder, &script, &mut complaints);
    if timeout(Duration::from_secs(60), played).await.is_err() {
        complaints.add("it hangs");
    }
    if let Some(connections) = scenario.connections {
        complaints.same("connections", &script.connections(), &connections);
    }
    complaints.0
}

async fn played(
    scenario: &Scenario,
    builder: Builder,
    script: &Script,
    complaints: &mut Complaints,
) {
    match (builder.build(), &scenario.refused) {
        (Ok(client), None) => {
            complaints.about_secrets(&format!("{client:?}"));
            calls(scenario, &client, script, complaints).await;
        }
        (Err(error), Some(wanted)) => complaints.about_error(&Failed::of(&error, None), wanted),
        (Ok(_), Some(_)) => complaints.add("the client is built"),
        (Err(error), None) => complaints.add(format!("there is no client: {error}")),
    }
    let sent = script.sent();
    if let Some(wanted) = &scenario.requests {
        complaints.about_sent(&sent, wanted);
    }
    if let Some(count) = scenario.count {
        complaints.same("requests", &sent.len(), &count);
    }
    for line in script.unanswered() {
        complaints.add(format!("there is no reply to {line}"));
    }
    complaints.same("replies that nobody asked for", &script.left(), &0);
}

/// What came of one call, and when it had ended since the beginning.
type Running = JoinHandle<(Outcome, Duration)>;

async fn calls(scenario: &Scenario, client: &Client, script: &Script, complaints: &mut Complaints) {
    let mut running: Vec<(&Step, Duration, Running)> = Vec::new();
    for step in &scenario.calls {
        match step.at {
            Some(at) => sleep_until(script.began() + seconds(at)).await,
            None => ended(&mut running, complaints).await,
        }
        for _ in 0..step.times.unwrap_or(1) {
            let Some(call) = start(client, step) else {
                complaints.add(format!("there is no operation `{}`", step.call));
                continue;
            };
            let began = script.began();
            let drop_at = step.dropped_at.map(|at| began + seconds(at));
            let task = tokio::spawn(async move {
                let outcome = match drop_at {
                    Some(at) => timeout_at(at, call).await.unwrap_or(Outcome::Dropped),
                    None => call.await,
                };
                (outcome, began.elapsed())
            });
            running.push((step, began.elapsed(), task));
        }
    }
    ended(&mut running, complaints).await;
}

async fn ended(running: &mut Vec<(&Step, Duration, Running)>, complaints: &mut Complaints) {
    for (step, began, task) in running.drain(..) {
        match task.await {
            Ok((outcome, end)) => {
                complaints.about(&outcome, &step.expect);
                if let Some(took) = step.expect.took {
                    complaints.same("it took", &end.saturating_sub(began), &seconds(took));
                }
            }
            Err(panic) => complaints.add(format!("`{}` does not end well: {panic}", step.call)),
        }
    }
}

impl Scenario {
    /// Whether it can be played over sockets: nothing waits, and the servers can be on loopback.
    pub(super) fn needs_no_time(&self) -> bool {
        let refused = |reply: &super::scenario::Reply| reply.fails == Some(Fail::Refused);
        let first = self.replies.iter().skip_while(|reply| refused(reply));
        let timed = |step: &Step| {
            let Step {
                at,
                dropped_at,
                wait,
                with,
                expect,
                ..
            } = step;
            let later = at.is_some_and(|at| at > 0.0) || expect.took.is_some();
            let later = later || with.deadline.is_some();
            later || dropped_at.is_some() || wait.is_some()
        };
        !self.replies.is_empty()
            && self.client.is_at_home()
            && !self.replies.iter().any(super::scenario::Reply::takes_time)
            && !self.calls.iter().any(timed)
            && !first.into_iter().any(refused)
    }
}
