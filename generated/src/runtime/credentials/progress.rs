//! The exchange that a call waits for becomes what the call says when its time passes meanwhile.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::runtime::error::Error;

/// How the exchange goes that a call waits for, if it waits for one.
#[derive(Default)]
pub(crate) struct Progress(Mutex<Option<UnderWay>>);

/// An exchange that has not ended.
#[derive(Clone)]
pub(crate) struct UnderWay {
    /// The operation that exchanges.
    pub(crate) operation: &'static str,
    /// Why its last attempt was not the last.
    pub(crate) failure: Option<Arc<Error>>,
}

impl Progress {
    pub(crate) fn begun(&self, operation: &'static str) {
        *self.state() = Some(UnderWay {
            operation,
            failure: None,
        });
    }

    /// An attempt failed, and there will be another.
    pub(crate) fn failed(&self, error: &Arc<Error>) {
        if let Some(under_way) = &mut *self.state() {
            under_way.failure = Some(error.clone());
        }
    }

    pub(crate) fn ended(&self) {
        *self.state() = None;
    }

    pub(crate) fn under_way(&self) -> Option<UnderWay> {
        self.state().clone()
    }

    fn state(&self) -> MutexGuard<'_, Option<UnderWay>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
