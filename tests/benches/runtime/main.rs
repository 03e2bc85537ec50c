//! The client beside the same written by hand becomes ratios of CPU time, instructions and memory.
//!
//! `cargo xtask bench runtime` starts it; `xtask/BENCHMARKS.md` says what the figures mean. This program starts
//! itself again for what has to be apart: the server, whose CPU time is not the client's, what counts
//! instructions, and what looks at its own memory.

mod by_hand;
mod calls;
mod documents;
mod instructions;
mod measure;
mod memory;
mod models;
mod report;
mod server;

use std::env;
use std::process::ExitCode;

use crate::instructions::Work;
use crate::report::Report;

/// How many rounds there are of each, unless told otherwise.
const RUNS: u32 = 101;

/// What this program is started for.
enum Order {
    Everything { runs: u32, form: report::Form },
    Server,
    Memory { of: String, clients: usize },
    Instructions { of: Work, times: u32 },
}

fn main() -> ExitCode {
    match order() {
        Ok(Order::Everything { runs, form }) => everything(runs, form),
        Ok(Order::Server) => server::run(),
        Ok(Order::Memory { of, clients }) => memory::child(&of, clients),
        Ok(Order::Instructions { of, times }) => of.repeat(times),
        Err(wrong) => {
            eprintln!("{wrong}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn order() -> Result<Order, String> {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--server"] => return Ok(Order::Server),
        ["--memory", of, clients] => {
            let (of, clients) = ((*of).to_owned(), number(clients)?);
            return Ok(Order::Memory { of, clients });
        }
        ["--instructions", of, times] => {
            let known = Work::named(of).ok_or_else(|| format!("nothing is called `{of}`"))?;
            let times = number(times)?;
            return Ok(Order::Instructions { of: known, times });
        }
        _ => {}
    }
    let (mut runs, mut form) = (RUNS, report::Form::Table);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word {
            "--json" => form = report::Form::Json,
            "--runs" => runs = number(words.next().unwrap_or_default())?,
            other => return Err(format!("`{other}` is neither `--json` nor `--runs N`")),
        }
    }
    Ok(Order::Everything { runs, form })
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, String> {
    let wrong = |_| format!("`{text}` is not a number");
    text.parse().map_err(wrong)
}

fn everything(runs: u32, form: report::Form) {
    let mut report = Report::new(runs, form);
    stay_on_one_core();
    calls::measure(&mut report, runs);
    models::measure(&mut report, runs);
    memory::measure(&mut report);
    report.end();
}

/// With the processes that are started from here. Waking a server costs much more when it sits on an idle core, and
/// the system may put that of one client there for as long as it is measured.
#[cfg(target_os = "linux")]
fn stay_on_one_core() {
    use rustix::thread::{CpuSet, sched_getcpu, sched_setaffinity};

    let mut here = CpuSet::new();
    here.set(sched_getcpu());
    if let Err(error) = sched_setaffinity(None, &here) {
        eprintln!("the system lets this program not stay on one core: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
fn stay_on_one_core() {}
