//! A wait without an async runtime of one's own.

use std::future::IntoFuture;

use crate::runtime::blocking::answer;
use crate::runtime::error::Error;
use crate::runtime::model::Member;
use crate::runtime::operation::Operation;
use crate::runtime::raw::Raw;
use crate::runtime::wait::Wait;

impl<O: Operation> Wait<O>
where
    O::Output: Member,
{
    /// Waits until the answer says what was hoped for; see [`Call::send`](crate::runtime::Call::send).
    ///
    /// # Errors
    ///
    /// As those of the awaited call, and of [`Call::send`](crate::runtime::Call::send).
    pub fn send(self) -> Result<O::Output, Error<O::Error>> {
        let client = self.call.draft.client.clone();
        answer::<O>(&client, self.into_future().delivery).map(Raw::into_value)
    }
}
