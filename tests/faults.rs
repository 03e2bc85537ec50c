//! Ten thousand calls, 64 at once, against a server that resets, stalls, refuses and garbles at random.
//!
//! What is decided by chance follows from a seed: `FAULTS_SEED=7 cargo test -p tests --test faults`. More
//! calls: `FAULTS_CALLS=100000`.

#[path = "faults/calls.rs"]
mod calls;
#[path = "faults/chance.rs"]
mod chance;
#[path = "faults/deed.rs"]
mod deed;
#[path = "faults/exchanges.rs"]
mod exchanges;
#[path = "faults/memory.rs"]
mod memory;
#[path = "faults/outcome.rs"]
mod outcome;
#[path = "faults/record.rs"]
mod record;
#[path = "faults/server.rs"]
mod server;
#[path = "faults/wire.rs"]
mod wire;

use std::io::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fmt, io, thread};

use tokio::runtime::{Builder, Runtime};

use crate::calls::{Calls, Deadlines, Way, client};
use crate::chance::Chance;
use crate::deed::KINDS;
use crate::server::serve;

static ALONE: Mutex<()> = Mutex::new(());

const DEFAULT_CALLS: u32 = 10_000;

/// How long to wait for what is torn down in the background.
const PATIENCE: Duration = Duration::from_secs(60);

/// How much the memory may grow from a fifth of the calls to their end: less than half a kilobyte a call,
/// and never less than an allocator does by itself.
const PER_CALL: usize = 400;
const LEAST_GROWTH: usize = 4_000_000;

#[test]
fn whatever_a_server_does_the_rules_hold() {
    let calls = number("FAULTS_CALLS", DEFAULT_CALLS);
    let kinds = run(calls, Way::Awaited, Deadlines::Far);
    assert!(
        calls < DEFAULT_CALLS || kinds == KINDS,
        "only {kinds} of {KINDS} deeds were done"
    );
}

/// Whoever gets the token may be the one to run out of time; then another call takes over.
#[test]
fn calls_that_run_out_of_time_leave_nothing_behind() {
    let calls = number("FAULTS_CALLS", DEFAULT_CALLS) / 5;
    run(calls, Way::Awaited, Deadlines::NearForSome);
}

#[test]
fn the_rules_hold_for_blocking_calls() {
    let calls = number("FAULTS_CALLS", DEFAULT_CALLS) / 5;
    run(calls, Way::Blocking, Deadlines::Far);
}

/// Makes calls and looks at everything. Gives how many kinds of deeds were done to them.
fn run(calls: u32, way: Way, deadlines: Deadlines) -> usize {
    // The process has one memory for both tests.
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let seed = number("FAULTS_SEED", 20_261_125);
    let (ours, theirs) = (runtime("client"), runtime("server"));
    let server = theirs.block_on(serve(Chance::new(seed), calls));
    let client = client(&server);
    let ended = ours.block_on(Calls::new(calls, way, deadlines).made(&client));

    let record = server.record();
    say(format_args!(
        "faults: {calls} calls, {way:?}, deadlines {deadlines:?}, FAULTS_SEED={seed}\n{record}{ended}"
    ));
    let broken: Vec<String> = ended.broken_rules(&record);
    assert!(
        broken.is_empty(),
        "{} rules were broken:\n{}",
        broken.len(),
        broken.join("\n")
    );
    let growth = (PER_CALL * calls as usize).max(LEAST_GROWTH);
    ended.memory.assert_flat(growth);

    drop(client);
    let left = || (ours.metrics().num_alive_tasks(), server.open_connections());
    until(
        || left() == (0, 0),
        || format!("(tasks, connections) left behind: {:?}", left()),
    );
    record.counts().len()
}

fn runtime(name: &str) -> Runtime {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).thread_name(name).enable_all();
    runtime.build().expect("a runtime")
}

/// A number from the environment.
fn number(name: &str, default: u32) -> u32 {
    match env::var(name) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{name}={text} is no number")),
        Err(_) => default,
    }
}

fn until(done: impl Fn() -> bool, why_not: impl Fn() -> String) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < PATIENCE, "{}", why_not());
        thread::sleep(Duration::from_millis(5));
    }
}

/// Seen without `--nocapture`, too.
fn say(what: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{what}");
}
