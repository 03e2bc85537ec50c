//! The last attempt becomes what the call gives: an answer, or an error that says why there was no other.

use crate::runtime::answer::{Answer, Delivered, Done};
use crate::runtime::delivery::attempt::Failure;
use crate::runtime::delivery::budget;
use crate::runtime::delivery::retry::Journey;
use crate::runtime::delivery::rules::{self, Fate};
use crate::runtime::draft::Draft;
use crate::runtime::error::{Error, ErrorKind, GaveUp, Parts};
use crate::runtime::{read, seen};

impl Journey<'_> {
    pub(super) fn outcome(
        &self,
        outcome: Result<Answer, Failure>,
        gave_up: Option<GaveUp>,
    ) -> Result<Delivered, Error> {
        let fate = rules::fate(&outcome);
        if let Some(why) = gave_up {
            seen::gave_up(why);
        }
        let failed = |mut error: Error| {
            error.parts_mut().gave_up = gave_up;
            self.named(error)
        };
        let answer = outcome.map_err(|failure| failed(failure.error))?;
        if fate == Fate::Settled {
            let tokens = self.taken.max(budget::WELL_AT_ONCE);
            self.draft.client.budget().give(tokens);
        }
        let info = self.draft.info;
        if answer.status.is_success() {
            Ok(self.delivered(answer, Done::Now))
        } else if self.earlier == Fate::MayBeDone && rules::nothing_to_delete(info, &answer) {
            Ok(self.delivered(answer, Done::Before))
        } else {
            let mut error = failed(self.status(answer));
            error.parts_mut().witness = Some(self.witness.clone());
            Err(error)
        }
    }

    fn delivered(&self, answer: Answer, done: Done) -> Delivered {
        let Draft { info, options, .. } = self.draft;
        let documented = info.successes;
        let known = documented.is_empty() || documented.contains(&answer.status.as_u16());
        let deviations = if known || done == Done::Before {
            Vec::new()
        } else {
            vec![read::undocumented(&answer)]
        };
        Delivered {
            operation: self.draft.called(),
            answer,
            attempts: self.sent,
            done,
            deviations,
            strictness: options.strictness,
            witness: self.witness.clone(),
        }
    }

    pub(super) fn status(&self, answer: Answer) -> Error {
        let mut parts = Parts::new(ErrorKind::Status, "");
        parts.retry_after = self.asked(&answer);
        parts.answer(answer).into()
    }

    pub(super) fn named(&self, mut error: Error) -> Error {
        let parts = error.parts_mut();
        parts.operation = Some(self.draft.called());
        parts.attempts = self.sent;
        error
    }
}
