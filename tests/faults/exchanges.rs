//! What the server knows of the tokens that it gave.

use std::collections::BTreeSet;

/// Tokens, and how they were asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exchanges {
    under_way: usize,
    begun: u32,
    /// Began while another was under way.
    at_once: usize,
    given: u32,
    /// Answered with something else than a token, or not at all.
    failed: u32,
    /// Tokens that a call was refused with.
    refused: BTreeSet<String>,
    revoked: BTreeSet<String>,
}

impl Exchanges {
    /// Begins one, and says which it is.
    pub(crate) fn begin(&mut self) -> u32 {
        self.begun += 1;
        self.at_once += self.under_way.min(1);
        self.under_way += 1;
        self.begun
    }

    pub(crate) fn give(&mut self) -> String {
        self.under_way -= 1;
        self.given += 1;
        format!("t-{}", self.given)
    }

    pub(crate) fn fail(&mut self) {
        self.under_way -= 1;
        self.failed += 1;
    }

    pub(crate) fn refuse(&mut self, token: &str) {
        self.refused.insert(token.to_owned());
    }

    pub(crate) fn revoke(&mut self, token: &str) {
        self.refuse(token);
        self.revoked.insert(token.to_owned());
    }

    pub(crate) fn is_revoked(&self, token: &str) -> bool {
        self.revoked.contains(token)
    }

    /// What is wrong with how often the client asked for tokens. So many exchanges it may have given
    /// up in the middle, with the call that waited for them; the server did not hear of that.
    pub(crate) fn broken_rules(&self, given_up: usize) -> Vec<String> {
        let mut broken = Vec::new();
        if self.at_once > given_up {
            broken.push(format!(
                "{} exchanges began while another was under way",
                self.at_once
            ));
        }
        // One to begin with, and another for each that was refused.
        let reasons = 1 + self.refused.len();
        if self.given as usize > reasons + given_up {
            broken.push(format!(
                "{} tokens were given for {reasons} reasons",
                self.given
            ));
        }
        broken
    }

    pub(crate) fn summary(&self) -> String {
        format!(
            "{} exchanges, {} of them beside another: {} tokens, {} failures; {} tokens refused",
            self.begun,
            self.at_once,
            self.given,
            self.failed,
            self.refused.len()
        )
    }
}
