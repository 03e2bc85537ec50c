//! `cargo xtask check`: is the committed client what the description says?

use crate::arguments::Messages;
use crate::failure::Failure;
use crate::generate::{COMMAND, Made};
use crate::terminal;

pub(crate) fn run(messages: Messages) -> Result<(), Failure> {
    let made = Made::committed(messages)?;
    let plan = made
        .plan()
        .map_err(|error| Failure::other("the client cannot be compared", error))?;
    if plan.is_done() {
        terminal::status(
            "Fresh",
            &format!("{} files are as the description says", plan.unchanged),
        );
        return Ok(());
    }
    for (path, _) in &plan.changed {
        terminal::status("Stale", &format!("generated/{}", path.display()));
    }
    for path in &plan.orphans {
        terminal::status("Orphan", &format!("generated/{}", path.display()));
    }
    let count = plan.changed.len() + plan.orphans.len();
    Err(Failure::Other(format!(
        "{count} files are not what the description says; run `{COMMAND}`"
    )))
}
