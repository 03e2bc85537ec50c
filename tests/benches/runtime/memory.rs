//! Clients that do nothing become the memory that one of them holds.

use std::hint::black_box;
use std::process::Command;
use std::{env, fs};

use crate::report::Report;
use crate::{by_hand, calls};

const CLIENTS: usize = 200;
const CLONES: usize = 1_000_000;

const BASE: &str = "http://127.0.0.1:9/v1";

const OURS: &str = "client";
const CLONE: &str = "clone";
const BY_HAND: &str = "by-hand";

pub(crate) fn measure(report: &mut Report) {
    let ours = grown(OURS, CLIENTS);
    let yardstick = grown(BY_HAND, CLIENTS);
    if let (Some(ours), Some(yardstick)) = (ours, yardstick) {
        report.memory(
            "an idle client, beside reqwest's alone",
            ours,
            Some(yardstick),
        );
    }
    if let Some(clone) = grown(CLONE, CLONES) {
        report.memory("a clone of a client", clone, None);
    }
}

/// How many bytes one takes of a process that makes so many; nothing where processes do not tell.
fn grown(of: &str, many: usize) -> Option<f64> {
    let output = Command::new(env::current_exe().ok()?)
        .args(["--memory", of, &many.to_string()])
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// Says how much each of so many clients took of this process.
pub(crate) fn child(of: &str, many: usize) {
    // The first installs what all share.
    let first = calls::client(BASE);
    let Some(before) = resident() else {
        return;
    };
    match of {
        OURS => told(before, made(many, || calls::client(BASE))),
        CLONE => told(before, made(many, || first.clone())),
        BY_HAND => told(before, made(many, || by_hand::Client::new(BASE))),
        other => panic!("nothing is called `{other}`"),
    }
}

fn made<T>(many: usize, one: impl Fn() -> T) -> Vec<T> {
    (0..many).map(|_| one()).collect()
}

fn told<T>(before: f64, clients: Vec<T>) {
    let after = resident().unwrap_or(before);
    let count = u32::try_from(clients.len()).expect("there are not so many");
    black_box(clients);
    println!("{}", (after - before) / f64::from(count));
}

/// The bytes that this process holds in memory.
fn resident() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kilobytes: u32 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(f64::from(kilobytes) * 1024.0)
}
