//! An object that has several shapes at once is each of them, and is written as one.

use std::ops::Deref;

use jiter::Peek;

use super::deviation::Reading;
use super::json::Json;
use super::member::{List, Map, Member, View};
use super::reader::Reader;
use super::writer;

/// The shapes that an object has at once, each with the members that it describes.
///
/// They are written as one object. A member of several of them is written as the first has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Several<T>(Vec<T>);

impl<T> Several<T> {
    /// The object that has all of these shapes.
    #[must_use]
    pub fn new(shapes: impl IntoIterator<Item = T>) -> Self {
        Self(shapes.into_iter().collect())
    }
}

impl<T> Deref for Several<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> IntoIterator for Several<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s Several<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Member> Several<T> {
    /// One shape more, empty.
    pub(crate) fn grow(&mut self) -> &mut T {
        self.0.push(T::empty());
        self.0.last_mut().expect("a shape was just pushed")
    }
}

impl<T: Member> Member for Several<T> {
    fn empty() -> Self {
        Self(Vec::new())
    }

    /// The union around it knows which shapes there are, and reads these; by itself it is one.
    fn read(&mut self, reader: &mut Reader<'_>, next: Peek) -> Reading {
        self.grow().read(reader, next)
    }

    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Member> Map for Several<T> {
    fn each(&self, visit: &mut dyn FnMut(&str, View<'_>)) {
        each_once(&self.0, visit);
    }

    fn count(&self) -> usize {
        let mut count = 0;
        self.each(&mut |_, _| count += 1);
        count
    }
}

/// The members of all, each name once.
fn each_once(shapes: &dyn List, visit: &mut dyn FnMut(&str, View<'_>)) {
    let mut seen: Vec<String> = Vec::new();
    let shapes = (0..shapes.count()).filter_map(|position| shapes.element(position));
    for shape in shapes {
        each_member(shape.view(), &mut |name, member| {
            if seen.iter().all(|before| before != name) {
                seen.push(name.to_owned());
                visit(name, member);
            }
        });
    }
}

/// The members of a shape that stand in JSON; what is no object has none.
fn each_member(shape: View<'_>, visit: &mut dyn FnMut(&str, View<'_>)) {
    match shape {
        View::Variant(_, inner) => each_member(inner.view(), visit),
        View::Json(Json::Object(members)) => members.each(visit),
        shape => writer::each_member(shape, visit),
    }
}
