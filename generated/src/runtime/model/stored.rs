//! Models go through `serde`, for storing: written from their views, read by way of our own tree.

mod any;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::STREAMED;
use super::deviation::DeviationKind;
use super::json::Json;
use super::member::{Member, View};
use super::writer::each_member;
use super::{read_json, write_json};

/// Writes a value, secrets in clear.
pub(crate) fn serialize<S: Serializer>(
    value: &dyn Member,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Stored(value.view()).serialize(serializer)
}

/// Reads a value strictly: what would be lost is an error, what is news is kept.
pub(crate) fn deserialize<'de, T: Member, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    let mut value = T::empty();
    read_strictly(&mut value, &json).map_err(D::Error::custom)?;
    Ok(value)
}

fn read_strictly(value: &mut dyn Member, json: &Json) -> Result<(), String> {
    let text = write_json(json, None);
    let deviations = read_json(value, None, &text).map_err(|error| error.to_string())?;
    match deviations
        .iter()
        .find(|deviation| deviation.kind == DeviationKind::Loss)
    {
        Some(loss) => Err(loss.to_string()),
        None => Ok(()),
    }
}

struct Stored<'v>(View<'v>);

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            View::Absent | View::Null => serializer.serialize_none(),
            View::Bool(value) => serializer.serialize_bool(value),
            View::Unsigned(value) => serializer.serialize_u64(value),
            View::Integer(value)
            | View::Code {
                value,
                variant: _,
                known: _,
            } => serializer.serialize_i64(value),
            View::Float(value) => serializer.serialize_f64(value),
            View::Number(text) => serialize_number(text, serializer),
            View::Text(text)
            | View::Constant(text)
            | View::Choice {
                wire: text,
                variant: _,
                known: _,
            } => serializer.serialize_str(text),
            View::Secret(secret) => serializer.serialize_str(secret.expose()),
            View::List(list) => {
                let mut stored = serializer.serialize_seq(Some(list.count()))?;
                for element in (0..).map_while(|position| list.element(position)) {
                    stored.serialize_element(&Stored(element.view()))?;
                }
                stored.end()
            }
            View::Map(map) => serialize_members(serializer, map.count(), |visit| map.each(visit)),
            record @ View::Record(_) => {
                let mut count = 0;
                each_member(record, &mut |_, _| count += 1);
                serialize_members(serializer, count, |visit| each_member(record, visit))
            }
            View::Variant(_, value) => Stored(value.view()).serialize(serializer),
            View::Json(json) => Stored(json.shown()).serialize(serializer),
            View::Upload(upload) => match upload.to_text() {
                Some(text) => serializer.serialize_str(&text),
                None => Err(S::Error::custom(STREAMED)),
            },
        }
    }
}

fn serialize_members<S: Serializer>(
    serializer: S,
    count: usize,
    each: impl FnOnce(&mut dyn FnMut(&str, View<'_>)),
) -> Result<S::Ok, S::Error> {
    let mut stored = serializer.serialize_map(Some(count))?;
    let mut outcome = Ok(());
    each(&mut |name, view| {
        if outcome.is_ok() {
            outcome = stored.serialize_entry(name, &Stored(view));
        }
    });
    outcome?;
    stored.end()
}

/// `serde` has no number of any size: one beyond 64 bits becomes the nearest float.
fn serialize_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = text.parse::<i64>() {
        return serializer.serialize_i64(value);
    }
    if let Ok(value) = text.parse::<u64>() {
        return serializer.serialize_u64(value);
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => serializer.serialize_f64(value),
        _ => Err(S::Error::custom(format!(
            "the number {text} is out of range"
        ))),
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Stored(self.view()).serialize(serializer)
    }
}

/// `serde` both ways, through the tables.
macro_rules! stored {
    ($name:ident) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::runtime::model::serialize(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::runtime::model::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use stored;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{DateTime, Json, Secret, record};

    #[derive(Clone)]
    struct Token {
        id: String,
        secret: Secret,
        made: Option<DateTime>,
        free: BTreeMap<String, Json>,
    }
    record!(Token {
        0 id "id" required,
        1 secret "secret" required,
        2 made "made" optional,
        3 free "free" required,
    });

    #[test]
    fn what_serde_writes_it_reads_and_secrets_are_in_clear() {
        let text = r#"{"id":"a","secret":"s","made":"soon","free":{"b":[1,2.5,18446744073709551615,null,true]}}"#;
        let token: Token = serde_json::from_str(text).expect("as written");
        assert_eq!(serde_json::to_string(&token).expect("as read"), text);
    }

    #[test]
    fn a_loss_is_an_error_with_its_place() {
        let read = |text: &str| {
            serde_json::from_str::<Vec<Token>>(text)
                .err()
                .map(|it| it.to_string())
        };
        assert_eq!(
            read(r#"[{"id":"a","secret":"s"}]"#).as_deref(),
            Some("/free: expected a value, found nothing at line 1 column 25")
        );
        let error = read(r#"[{"id":3,"secret":"s","free":{}}]"#).expect("a loss");
        assert!(
            error.starts_with("/id: expected a string, found a number"),
            "{error}"
        );
    }

    #[test]
    fn a_number_that_serde_has_not_is_an_error() {
        let huge: Json = "1e400".parse().expect("JSON");
        assert!(serde_json::to_string(&huge).is_err());
        let long: Json = "12345678901234567890123".parse().expect("JSON");
        assert_eq!(
            serde_json::to_string(&long).expect("a float"),
            "1.2345678901234568e+22"
        );
    }
}
