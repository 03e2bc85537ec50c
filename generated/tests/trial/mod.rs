//! An operation, its client and a server that answers as the trial needs.

mod canary;
mod documented;
mod malformed;
mod mutation;
mod outcome;
mod told;

use std::time::Duration;

use self::outcome::{Called, Outcome};
use crate::api::tested::{Client, Options};
use crate::support::{Reply, Server};

pub(crate) use self::canary::{
    API_TOKEN, CREDENTIAL, basic, hides_secrets, shows_no_canary, words_hide_secrets,
};
pub(crate) use self::documented::Answer;
pub(crate) use self::malformed::Places;
pub(crate) use self::outcome::{Change, Ending, numbers, run, undocumented};

/// No call takes so long; one that hangs ends with an error of its own kind, and not with the test's patience.
const LIMIT: Duration = Duration::from_secs(20);

/// One operation under trial.
pub(crate) struct Trial {
    server: Server,
    client: Client,
    called: Called,
}

impl Trial {
    /// With a client of a server of its own.
    pub(crate) fn of(client: fn(&Server) -> Client, called: Called) -> Self {
        told::listen();
        let server = Server::start();
        let client = client(&server);
        Self {
            server,
            client,
            called,
        }
    }

    /// What comes of a call that is answered so.
    async fn answered(&self, reply: Reply) -> Outcome {
        self.answered_by([reply], &|options| options).await
    }

    /// What comes of a call with these options, whose attempts are answered so.
    async fn answered_by(
        &self,
        replies: impl IntoIterator<Item = Reply>,
        change: Change<'_>,
    ) -> Outcome {
        self.server.answers(replies);
        let limited = |options: Options| change(options.timeout(LIMIT));
        (self.called)(&self.client, &limited).await
    }
}
