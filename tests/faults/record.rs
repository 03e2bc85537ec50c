//! What the server did, by the call that it was done to.

use std::collections::BTreeMap;
use std::fmt;

use crate::deed::{Deed, Says};
use crate::exchanges::Exchanges;

/// How often a call may be sent.
pub(crate) const ATTEMPTS: usize = 3;

/// What the server did so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    pub(crate) connections: u32,
    /// Closed before anything was read.
    pub(crate) turned_away: u32,
    pub(crate) exchanges: Exchanges,
    calls: BTreeMap<u32, Seen>,
    pub(crate) strangers: Vec<String>,
}

/// What the server saw of one call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    method: String,
    pub(crate) deeds: Vec<Deed>,
}

impl Record {
    /// Of so many calls. Their places are made now, so that the memory that is held tells of the client.
    pub(crate) fn of_calls(total: u32) -> Self {
        let place = || Seen {
            method: String::with_capacity("DELETE".len()),
            deeds: Vec::with_capacity(ATTEMPTS + 1),
        };
        Self {
            calls: (0..total).map(|tag| (tag, place())).collect(),
            ..Self::default()
        }
    }

    /// How many requests of a call came, and whether one of them was carried out.
    pub(crate) fn before(&self, tag: u32) -> (usize, bool) {
        let deeds = self.of(tag);
        (deeds.len(), deeds.iter().any(|deed| deed.carried_out()))
    }

    pub(crate) fn note(&mut self, tag: u32, method: &str, deed: Deed) {
        let seen = self.calls.entry(tag).or_default();
        method.clone_into(&mut seen.method);
        seen.deeds.push(deed);
    }

    pub(crate) fn of(&self, tag: u32) -> &[Deed] {
        self.calls.get(&tag).map_or(&[], |seen| &seen.deeds)
    }

    /// What the client did against the rules for sending again.
    pub(crate) fn broken_rules(&self, given_up: usize) -> Vec<String> {
        let mut broken = self.exchanges.broken_rules(given_up);
        let strange = self.strangers.iter();
        broken.extend(strange.map(|line| format!("a request of no call: {line}")));
        for (tag, seen) in &self.calls {
            let rules = seen.broken_rules();
            broken.extend(
                rules.map(|rule| format!("call {tag}, {}: {rule}: {:?}", seen.method, seen.deeds)),
            );
        }
        let (late, sent_again) = (self.sent_again_although(Says::Answered), self.sent_again());
        // An answer may come too late on a busy machine. Not many do.
        if late * 20 > sent_again {
            broken.push(format!(
                "{late} calls were sent again although they were answered"
            ));
        }
        broken
    }

    /// How often each was done.
    pub(crate) fn counts(&self) -> BTreeMap<Deed, usize> {
        let mut counts = BTreeMap::new();
        for deed in self.calls.values().flat_map(|seen| &seen.deeds) {
            *counts.entry(*deed).or_default() += 1;
        }
        counts
    }

    fn sent_again(&self) -> usize {
        self.calls
            .values()
            .map(|seen| seen.deeds.len().saturating_sub(1))
            .sum()
    }

    fn sent_again_although(&self, says: Says) -> usize {
        let again = |seen: &Seen| seen.resent().filter(|before| before.says() == says).count();
        self.calls.values().map(again).sum()
    }
}

impl Seen {
    /// The deeds after which the request was sent again.
    fn resent(&self) -> impl Iterator<Item = Deed> {
        let resent = self.deeds.len().saturating_sub(1);
        self.deeds[..resent].iter().copied()
    }

    fn broken_rules(&self) -> impl Iterator<Item = &'static str> {
        // DELETE is not harmful twice, nor is GET.
        let harmful = matches!(self.method.as_str(), "POST" | "PATCH");
        let left = |deed: Deed| matches!(deed.says(), Says::MayBeDone | Says::Answered);
        let renewals = self.resent().filter(|deed| deed.says() == Says::WrongToken);
        let rules = [
            (self.deeds.len() > ATTEMPTS, "it was sent too often"),
            (renewals.count() > 1, "it was sent again after a second 401"),
            (
                harmful && self.resent().any(left),
                "it was sent again although it may have been done",
            ),
        ];
        rules
            .into_iter()
            .filter_map(|(broken, rule)| broken.then_some(rule))
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = self.counts();
        let total: usize = counts.values().sum();
        let (connections, away, again) = (self.connections, self.turned_away, self.sent_again());
        writeln!(f, "  {total} requests, {again} of them sent again")?;
        writeln!(f, "  {connections} connections, {away} of them turned away")?;
        for (deed, count) in counts {
            writeln!(f, "    {deed:?}: {count}")?;
        }
        writeln!(f, "  {}", self.exchanges.summary())
    }
}
