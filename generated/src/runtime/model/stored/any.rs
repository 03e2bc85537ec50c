//! Whatever `serde` brings becomes free JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::super::decimal::write_float;
use super::super::json::Json;
use super::super::number::Number;

/// The name under which `serde_json` hides a number when some crate of the build has switched its
/// `arbitrary_precision` on.
const HIDDEN_NUMBER: &str = "$serde_json::private::Number";

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyJson)
    }
}

struct AnyJson;

impl<'de> Visitor<'de> for AnyJson {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value of JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        let mut text = String::new();
        write_float(value, &mut text);
        Ok(if value.is_finite() {
            Json::Number(Number::read(&text))
        } else {
            Json::Null
        })
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        Json::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        Json::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut elements = Vec::new();
        while let Some(element) = from.next_element()? {
            elements.push(element);
        }
        Ok(Json::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut members = BTreeMap::new();
        while let Some((name, value)) = from.next_entry::<String, Json>()? {
            if name == HIDDEN_NUMBER && members.is_empty() {
                let text = value.as_str().unwrap_or_default();
                return text.parse().map(Json::Number).map_err(A::Error::custom);
            }
            members.insert(name, value);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use serde::de::Deserialize;
    use serde::de::value::{Error, MapDeserializer};

    use super::super::super::Json;
    use super::HIDDEN_NUMBER;

    #[test]
    fn a_number_that_serde_json_hides_is_found() {
        let hidden = MapDeserializer::<_, Error>::new([(HIDDEN_NUMBER, "1e400")].into_iter());
        assert_eq!(
            Json::deserialize(hidden).expect("a number").to_string(),
            "1e400"
        );
    }
}
