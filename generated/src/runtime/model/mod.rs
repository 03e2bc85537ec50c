//! THROW-AWAY stub of the models, replaced when branches meet.
use std::collections::BTreeMap;

use jiter::{Jiter, JiterError, NumberInt, Peek};

pub struct Reader<'j> {
    pub json: Jiter<'j>,
}
pub trait Member {
    fn empty() -> Self
    where
        Self: Sized;
    fn reset(&mut self);
    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Result<(), ReadError>;
    fn view(&self) -> View<'_>;
}
pub trait List {
    fn len(&self) -> usize;
    fn item(&self, index: usize) -> &dyn Member;
}
pub trait Record {
    fn member_named(&self, name: &str) -> Option<&dyn Member>;
}
pub enum View<'v> {
    Absent,
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Number(&'v str),
    Text(&'v str),
    Secret(&'v Secret),
    Choice {
        variant: &'static str,
        wire: &'v str,
    },
    List(&'v dyn List),
    Map(&'v BTreeMap<String, String>),
    Record(&'v dyn Record),
    Variant(&'static str, &'v dyn Member),
    Json(&'v Json),
}
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);
impl Secret {
    pub fn expose(&self) -> &str {
        &self.0
    }
}
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
impl From<&str> for Secret {
    fn from(t: &str) -> Self {
        Self(t.into())
    }
}
impl From<String> for Secret {
    fn from(t: String) -> Self {
        Self(t)
    }
}
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(String),
    String(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}
impl Json {
    pub fn get(&self, name: &str) -> Option<&Json> {
        if let Json::Object(m) = self {
            m.get(name)
        } else {
            None
        }
    }
    pub fn as_str(&self) -> Option<&str> {
        if let Json::String(t) = self {
            Some(t)
        } else {
            None
        }
    }
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviationKind {
    Loss,
    News,
}
#[derive(Clone, Debug, PartialEq)]
pub struct Deviation {
    pub(crate) kind: DeviationKind,
    pub(crate) path: String,
    pub(crate) what: String,
}
impl Deviation {
    pub(crate) fn new(kind: DeviationKind, path: String, what: String) -> Self {
        Self { kind, path, what }
    }
    pub fn kind(&self) -> DeviationKind {
        self.kind
    }
    pub fn path(&self) -> &str {
        &self.path
    }
}
impl std::fmt::Display for Deviation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}
#[derive(Debug)]
pub struct ReadError(pub(crate) String);
impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for ReadError {}
impl From<JiterError> for ReadError {
    fn from(e: JiterError) -> Self {
        Self(e.to_string())
    }
}
fn tree(r: &mut Reader<'_>, next: Peek) -> Result<Json, ReadError> {
    Ok(match next {
        Peek::Null => {
            r.json.known_null()?;
            Json::Null
        }
        Peek::True | Peek::False => Json::Bool(r.json.known_bool(next)?),
        Peek::String => Json::String(r.json.known_str()?.to_owned()),
        Peek::Array => {
            let mut out = vec![];
            let mut at = r.json.known_array()?;
            while let Some(p) = at {
                out.push(tree(r, p)?);
                at = r.json.array_step()?;
            }
            Json::List(out)
        }
        Peek::Object => {
            let mut out = BTreeMap::new();
            let mut at = r.json.known_object()?.map(str::to_owned);
            while let Some(k) = at {
                let p = r.json.peek()?;
                out.insert(k, tree(r, p)?);
                at = r.json.next_key()?.map(str::to_owned);
            }
            Json::Object(out)
        }
        _ => Json::Number(String::from_utf8_lossy(r.json.known_number_bytes(next)?).into_owned()),
    })
}
pub fn read_json(
    into: &mut dyn Member,
    envelope: Option<&str>,
    bytes: &[u8],
) -> Result<Vec<Deviation>, ReadError> {
    let mut reader = Reader {
        json: Jiter::new(bytes),
    };
    let mut next = reader.json.peek()?;
    let inner;
    if let Some(name) = envelope {
        let whole = tree(&mut reader, next)?;
        inner = text(
            whole
                .get(name)
                .ok_or_else(|| ReadError(format!("`{name}` is missing")))?,
        );
        reader = Reader {
            json: Jiter::new(inner.as_bytes()),
        };
        next = reader.json.peek()?;
    }
    into.read(&mut reader, next)?;
    reader.json.finish()?;
    Ok(Vec::new())
}
fn text(j: &Json) -> String {
    match j {
        Json::Null => "null".into(),
        Json::Bool(b) => b.to_string(),
        Json::Number(n) => n.clone(),
        Json::String(t) => format!("{t:?}"),
        Json::List(l) => format!("[{}]", l.iter().map(text).collect::<Vec<_>>().join(",")),
        Json::Object(m) => format!(
            "{{{}}}",
            m.iter()
                .map(|(k, v)| format!("{k:?}:{}", text(v)))
                .collect::<Vec<_>>()
                .join(",")
        ),
    }
}
fn view_text(v: View<'_>) -> String {
    match v {
        View::Integer(i) => i.to_string(),
        View::Bool(b) => b.to_string(),
        View::Text(t) => format!("{t:?}"),
        View::Json(j) => text(j),
        View::List(l) => format!(
            "[{}]",
            (0..l.len())
                .map(|i| view_text(l.item(i).view()))
                .collect::<Vec<_>>()
                .join(",")
        ),
        View::Map(m) => format!(
            "{{{}}}",
            m.iter()
                .map(|(k, v)| format!("{k:?}:{v:?}"))
                .collect::<Vec<_>>()
                .join(",")
        ),
        _ => "null".into(),
    }
}
pub fn write_json(value: &dyn Member, envelope: Option<&str>) -> Vec<u8> {
    let inner = view_text(value.view());
    envelope
        .map_or(inner.clone(), |name| format!("{{{name:?}:{inner}}}"))
        .into_bytes()
}
impl Member for String {
    fn empty() -> Self {
        Self::new()
    }
    fn reset(&mut self) {
        self.clear();
    }
    fn read(&mut self, r: &mut Reader<'_>, n: Peek) -> Result<(), ReadError> {
        *self = match tree(r, n)? {
            Json::String(t) => t,
            j => return Err(ReadError(format!("expected a string, found {}", text(&j)))),
        };
        Ok(())
    }
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}
impl Member for bool {
    fn empty() -> Self {
        false
    }
    fn reset(&mut self) {
        *self = false;
    }
    fn read(&mut self, r: &mut Reader<'_>, n: Peek) -> Result<(), ReadError> {
        *self = tree(r, n)? == Json::Bool(true);
        Ok(())
    }
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }
}
impl Member for i64 {
    fn empty() -> Self {
        0
    }
    fn reset(&mut self) {
        *self = 0;
    }
    fn read(&mut self, r: &mut Reader<'_>, n: Peek) -> Result<(), ReadError> {
        if let NumberInt::Int(i) = r.json.known_int(n)? {
            *self = i;
        }
        Ok(())
    }
    fn view(&self) -> View<'_> {
        View::Integer(*self)
    }
}
impl Member for Json {
    fn empty() -> Self {
        Json::Null
    }
    fn reset(&mut self) {
        *self = Json::Null;
    }
    fn read(&mut self, r: &mut Reader<'_>, n: Peek) -> Result<(), ReadError> {
        *self = tree(r, n)?;
        Ok(())
    }
    fn view(&self) -> View<'_> {
        View::Json(self)
    }
}
impl<T: Member> Member for Vec<T> {
    fn empty() -> Self {
        Vec::new()
    }
    fn reset(&mut self) {
        self.clear();
    }
    fn read(&mut self, r: &mut Reader<'_>, _: Peek) -> Result<(), ReadError> {
        let mut at = r.json.known_array()?;
        while let Some(p) = at {
            let mut item = T::empty();
            item.read(r, p)?;
            self.push(item);
            at = r.json.array_step()?;
        }
        Ok(())
    }
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}
impl<T: Member> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn item(&self, i: usize) -> &dyn Member {
        &self[i]
    }
}
impl Member for BTreeMap<String, String> {
    fn empty() -> Self {
        Self::new()
    }
    fn reset(&mut self) {
        self.clear();
    }
    fn read(&mut self, r: &mut Reader<'_>, n: Peek) -> Result<(), ReadError> {
        if let Json::Object(m) = tree(r, n)? {
            *self = m
                .into_iter()
                .filter_map(|(k, v)| v.as_str().map(|v| (k, v.to_owned())))
                .collect();
        }
        Ok(())
    }
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}
