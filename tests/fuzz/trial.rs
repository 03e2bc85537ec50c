//! One input becomes what came of it: what was new about it, or a panic.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use crate::{Target, news};

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Panics are kept to be told once, instead of being printed at each try.
pub(crate) fn quiet() {
    panic::set_hook(Box::new(|info| {
        LAST.with_borrow_mut(|last| *last = info.to_string());
    }));
}

/// Runs one input; the error says how it panicked.
pub(crate) fn run(target: Target, input: &[u8]) -> Result<Vec<u64>, String> {
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    let news = news::take();
    outcome.map(|()| news).map_err(|_| LAST.take())
}
