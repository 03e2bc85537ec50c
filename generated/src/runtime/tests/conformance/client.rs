//! The settings of a scenario become a client of the suite's API.

use std::time::SystemTime;

use super::super::MORNING;
use super::api::{API, Token};
use super::scenario::{Credential, Grant, Settings, With};
use super::script::seconds;
use super::words::Place;
use crate::runtime::generated::*;
use crate::runtime::{
    ApiKey, AuthorizationHeader, Basic, BearerToken, ClientCredentials, Options, RefreshToken,
};

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
            let moved = self.is_at_home() && !place.is_imagined();
            builder = credential.given_to(builder, moved.then_some(place));
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
    /// Where the servers were replaced by those of a place, so is the token endpoint.
    fn given_to(&self, builder: Builder, moved: Option<&Place>) -> Builder {
        match self {
            Self::Bearer(token) => builder.credentials(BearerToken::new(token.as_str())),
            Self::Basic(user, password) => builder.credentials(Basic::new(user, password.as_str())),
            Self::Exchanged(token) => builder.credentials(Token::new(token.as_str())),
            Self::ApiKey(key) => builder.credentials(ApiKey::new(key.as_str())),
            Self::ApiKeyOf(scheme, key) => {
                builder.credentials(ApiKey::new(key.as_str()).of_scheme(scheme))
            }
            Self::Header(value) => builder.credentials(AuthorizationHeader::new(value.as_str())),
            Self::Client(grant) => builder.credentials(grant.client(moved)),
            Self::Refresh(grant) => builder.credentials(grant.refresh()),
        }
    }
}

impl Grant {
    fn client(&self, moved: Option<&Place>) -> ClientCredentials {
        let secret = self.secret.as_deref().unwrap_or_default();
        let mut client = ClientCredentials::new(&self.id, secret).scopes(&self.scopes);
        for (name, value) in &self.parameters {
            client = client.parameter(name, value.as_str());
        }
        if self.in_body {
            client = client.secret_in_body();
        }
        let moved = moved.map(|place| format!("{}/oauth/token", place.auth));
        match self.token_url.clone().or(moved) {
            Some(url) => client.token_url(url),
            None => client,
        }
    }

    fn refresh(&self) -> RefreshToken {
        let refresh = RefreshToken::new(self.token.as_str()).scopes(&self.scopes);
        let refresh = match &self.secret {
            Some(secret) => refresh.client(&self.id, secret.as_str()),
            None => refresh.public_client(&self.id),
        };
        match &self.token_url {
            Some(url) => refresh.token_url(url),
            None => refresh,
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
