//! The settings of a scenario become a client of the suite's API.

use std::time::SystemTime;

use super::super::MORNING;
use super::api::{API, Token};
use super::scenario::{Credential, Settings, With};
use super::script::seconds;
use super::words::Place;
use crate::runtime::generated::*;
use crate::runtime::{ApiKey, Basic, BearerToken, Options};

impl Settings {
    /// A builder with these settings, which goes to `place` where they do not say where.
    pub(super) fn builder(&self, place: &Place) -> Builder {
        let mut builder = match &self.environment {
            Some(set) => Builder::from_environment(&API, |name| Ok(set.get(name).cloned())),
            None => Builder::new(&API),
        };
        if self.is_at_home() && !place.is_imagined() {
            builder = builder.base_url(&place.root).server_url(1, &place.auth);
        }
        if let Some(url) = &self.base_url {
            builder = builder.base_url(url);
        }
        if let Some(url) = &self.auth_base_url {
            builder = builder.server_url(1, url);
        }
        for (name, value) in &self.variables {
            builder = builder.variable(name, value);
        }
        if let Some(application) = &self.user_agent {
            builder = builder.user_agent(application);
        }
        let usual = [Credential::Bearer("s3cret-bearer".to_owned())];
        for credential in self.credentials.as_deref().unwrap_or(&usual) {
            builder = credential.given_to(builder);
        }
        builder.with(|options| self.with.on(options))
    }

    /// Whether the servers are those of the description, and so may be replaced by others.
    pub(super) fn is_at_home(&self) -> bool {
        let Self {
            base_url,
            auth_base_url,
            variables,
            environment,
            credentials: _,
            user_agent: _,
            with: _,
        } = self;
        let urls = base_url.is_none() && auth_base_url.is_none();
        urls && variables.is_empty() && environment.is_none()
    }
}

impl Credential {
    fn given_to(&self, builder: Builder) -> Builder {
        match self {
            Self::Bearer(token) => builder.credentials(BearerToken::new(token.as_str())),
            Self::Basic(user, password) => builder.credentials(Basic::new(user, password.as_str())),
            Self::Exchanged(token) => builder.credentials(Token::new(token.as_str())),
            Self::ApiKey(key) => builder.credentials(ApiKey::new(key.as_str())),
            Self::ApiKeyOf(scheme, key) => {
                builder.credentials(ApiKey::new(key.as_str()).of_scheme(scheme))
            }
        }
    }
}

impl With {
    /// These options, put on others.
    pub(super) fn on(&self, mut options: Options) -> Options {
        if self.without_timeouts {
            options = options.without_timeouts();
        }
        if let Some(limit) = self.timeout {
            options = options.timeout(seconds(limit));
        }
        if let Some(deadline) = self.deadline {
            let began = SystemTime::UNIX_EPOCH + Duration::from_secs(MORNING);
            options = options.deadline(began + seconds(deadline));
        }
        if let Some(limit) = self.attempt_timeout {
            options = options.attempt_timeout(seconds(limit));
        }
        if let Some(limit) = self.stall_timeout {
            options = options.stall_timeout(seconds(limit));
        }
        if let Some(bytes) = self.response_limit {
            options = options.response_limit(bytes);
        }
        if let Some(most) = self.attempts {
            options = options.attempts(most);
        }
        if let Some((first, most)) = self.backoff {
            options = options.backoff(seconds(first), seconds(most));
        }
        if let Some(limit) = self.retry_after_limit {
            options = options.retry_after_limit(seconds(limit));
        }
        if let Some(key) = &self.idempotency_key {
            options = options.idempotency_key(key);
        }
        if self.strict {
            options = options.strict();
        }
        for (name, value) in &self.headers {
            options = options.header(name, value);
        }
        for (name, value) in &self.query {
            options = options.query(name, value);
        }
        options
    }
}
