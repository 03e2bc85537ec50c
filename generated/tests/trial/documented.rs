//! What the description says of an answer becomes a reply, and what the client has to make of it.

use serde_json::Value;

use super::Trial;
use super::outcome::{Failed, Given, Outcome};
use crate::api::tested::ErrorKind;
use crate::support::{Reply, read, same_json};

/// A documented answer: what is sent, and what it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    /// `example recorded`, or `sample` where the description has none.
    by: &'static str,
    pub(super) status: u16,
    pub(super) media: &'static str,
    pub(super) body: &'static str,
    pub(super) envelope: Option<&'static str>,
    gives: Gives,
    role: Role,
    variant: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gives {
    Json,
    Text,
    Bytes,
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Value,
    Error,
}

impl Answer {
    pub(crate) const fn json(
        by: &'static str,
        status: u16,
        media: &'static str,
        body: &'static str,
    ) -> Self {
        Self::new(by, status, media, body, Gives::Json)
    }

    pub(crate) const fn text(
        by: &'static str,
        status: u16,
        media: &'static str,
        body: &'static str,
    ) -> Self {
        Self::new(by, status, media, body, Gives::Text)
    }

    pub(crate) const fn bytes(
        by: &'static str,
        status: u16,
        media: &'static str,
        body: &'static str,
    ) -> Self {
        Self::new(by, status, media, body, Gives::Bytes)
    }

    pub(crate) const fn nothing(status: u16) -> Self {
        Self::new("sample", status, "", "", Gives::Nothing)
    }

    /// The value is the only member of an object.
    pub(crate) const fn within(mut self, envelope: &'static str) -> Self {
        self.envelope = Some(envelope);
        self
    }

    /// The value stands in this variant.
    pub(crate) const fn variant(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// It is an error, which stands in this variant.
    pub(crate) const fn error(mut self, variant: &'static str) -> Self {
        self.role = Role::Error;
        self.variant(variant)
    }

    const fn new(
        by: &'static str,
        status: u16,
        media: &'static str,
        body: &'static str,
        gives: Gives,
    ) -> Self {
        Self {
            by,
            status,
            media,
            body,
            envelope: None,
            gives,
            role: Role::Value,
            variant: None,
        }
    }

    pub(super) fn reply(&self) -> Reply {
        if self.media.is_empty() {
            Reply::empty(self.status)
        } else {
            Reply::new(self.status, self.media, self.body)
        }
    }

    pub(super) fn is_error(&self) -> bool {
        self.role == Role::Error
    }

    /// How a failing row is named.
    pub(super) fn name(&self) -> String {
        format!("{} by {}", self.status, self.by)
    }

    /// The value in a JSON body.
    pub(super) fn inner(&self, body: &Value) -> Value {
        match self.envelope {
            Some(name) => body[name].clone(),
            None => body.clone(),
        }
    }

    fn expected(&self) -> Value {
        match self.gives {
            Gives::Json => self.inner(&read(self.body)),
            Gives::Text => Value::from(self.body),
            Gives::Bytes => Value::from(self.body.as_bytes()),
            Gives::Nothing => Value::Null,
        }
    }

    /// The value is the documented one, all of it.
    pub(super) fn assert_given(&self, row: &str, outcome: &Outcome) {
        let Ok(given) = &outcome.result else {
            panic!("{row}: {:#?}", outcome.result)
        };
        let Given {
            status,
            value,
            shown,
            deviations,
        } = given;
        assert_eq!(*status, self.status, "{row}");
        assert!(deviations.is_empty(), "{row}: {deviations:#?}");
        assert!(same_json(value, &self.expected()), "{row}: {value:#}");
        assert!(self.is_variant(shown), "{row}: {shown}");
    }

    fn assert_told(&self, row: &str, outcome: &Outcome) {
        let failed = self.assert_status(row, outcome);
        let Some((shown, value)) = &failed.api else {
            panic!("{row}: {failed:#?}")
        };
        assert!(self.is_variant(shown), "{row}: {shown}");
        assert!(same_json(value, &self.expected()), "{row}: {value:#}");
        assert_eq!(failed.body, self.body.as_bytes(), "{row}");
    }

    /// The error is the status, said in one line.
    pub(super) fn assert_status<'o>(&self, row: &str, outcome: &'o Outcome) -> &'o Failed {
        let Err(failed) = &outcome.result else {
            panic!("{row}: {:#?}", outcome.result)
        };
        assert_eq!(failed.kind, ErrorKind::Status, "{row}: {failed:#?}");
        assert_eq!(failed.status, Some(self.status), "{row}");
        let line = &failed.line;
        let status = self.status.to_string();
        let is_line = line.contains(&status) && !line.contains(char::is_control);
        assert!(is_line, "{row}: {line:?}");
        failed
    }

    /// `Debug` names the variant first.
    pub(super) fn is_variant(&self, shown: &str) -> bool {
        let rest = self.variant.map(|variant| shown.strip_prefix(variant));
        rest.is_none_or(|rest| rest.is_some_and(|rest| rest.starts_with('(')))
    }
}

impl Trial {
    /// Each documented answer is read as what it is.
    pub(crate) async fn gives(&self, answers: &[Answer]) {
        for answer in answers {
            let outcome = self.answered(answer.reply()).await;
            match answer.role {
                Role::Value => answer.assert_given(&answer.name(), &outcome),
                Role::Error => answer.assert_told(&answer.name(), &outcome),
            }
        }
    }
}
