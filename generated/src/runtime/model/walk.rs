//! The members of a record are shown one after another: to the writer of JSON in place, to others as views.

use super::choice::{Choice, choice_text, choice_view};
use super::member::{List, Member, View};
use super::record::{Field, Record};
use super::writer::{Place, Writer};

/// A walk over the members of one record. `record!` writes a call for each of them, so that what a member needs is
/// decided where it stands: an absent one takes a comparison, and the others are called by their own types.
#[doc(hidden)]
pub struct Walk<'w> {
    fields: &'static [Field],
    /// The index of the next member.
    index: usize,
    to: To<'w>,
}

enum To<'w> {
    Json(&'w mut Writer, Place),
    Views(&'w mut dyn FnMut(usize, View<'_>)),
}

/// A member by each word of `record!`.
impl Walk<'_> {
    #[inline]
    pub(crate) fn required(&mut self, member: &dyn Member) {
        if !member.show(self) {
            self.shown(View::Absent);
        }
        self.index += 1;
    }

    #[inline]
    pub(crate) fn nullable(&mut self, member: &dyn Member) {
        self.required(member);
    }

    #[inline]
    pub(crate) fn optional(&mut self, member: &dyn Member) {
        member.show(self);
        self.index += 1;
    }

    #[inline]
    pub(crate) fn optional_nullable(&mut self, member: &dyn Member) {
        self.optional(member);
    }

    #[inline(never)]
    pub(crate) fn constant(&mut self, text: &'static str) {
        match self.at() {
            Some(writer) => writer.text(text),
            None => self.visit(View::Constant(text)),
        }
        self.index += 1;
    }
}

impl<'w> Walk<'w> {
    /// Shows each member by its index.
    pub(super) fn views(visit: &'w mut dyn FnMut(usize, View<'_>)) -> Self {
        Self {
            fields: &[],
            index: 0,
            to: To::Views(visit),
        }
    }

    /// Writes an object, but for its end; says where a further member would stand.
    pub(super) fn json(record: &dyn Record, writer: &'w mut Writer) -> Place {
        let mut walk = Self {
            fields: record.table().fields,
            index: 0,
            to: To::Json(writer, Place::First),
        };
        record.walk(&mut walk);
        match walk.to {
            To::Json(_, place) => place,
            To::Views(_) => unreachable!("a walk goes to where it began"),
        }
    }

    /// Writes the name of the member, and gives what its value is written by, where it is written.
    #[inline]
    fn at(&mut self) -> Option<&mut Writer> {
        match &mut self.to {
            To::Json(writer, place) => {
                writer.key(*place, self.fields[self.index].wire);
                *place = Place::Further;
                Some(writer)
            }
            To::Views(_) => None,
        }
    }

    #[cold]
    fn visit(&mut self, view: View<'_>) {
        match &mut self.to {
            To::Json(..) => {}
            To::Views(visit) => visit(self.index, view),
        }
    }
}

/// A member by its kind: what `Member::show` calls. They stay calls, as every member of every model has one.
impl Walk<'_> {
    /// By its view, where its kind has no way of its own: the writer finds out then what it is.
    #[inline(never)]
    pub(crate) fn shown(&mut self, view: View<'_>) {
        match self.at() {
            Some(writer) => writer.value(view),
            None => self.visit(view),
        }
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        match self.at() {
            Some(writer) => writer.text(text),
            None => self.visit(View::Text(text)),
        }
    }

    #[inline(never)]
    pub(crate) fn integer(&mut self, value: i64) {
        match self.at() {
            Some(writer) => writer.integer(value),
            None => self.visit(View::Integer(value)),
        }
    }

    #[inline(never)]
    pub(crate) fn bool(&mut self, value: bool) {
        match self.at() {
            Some(writer) => writer.bool(value),
            None => self.visit(View::Bool(value)),
        }
    }

    #[inline(never)]
    pub(crate) fn float(&mut self, value: f64) {
        match self.at() {
            Some(writer) => writer.float(value),
            None => self.visit(View::Float(value)),
        }
    }

    #[inline(never)]
    pub(crate) fn choice(&mut self, value: &dyn Choice) {
        match self.at() {
            Some(writer) => writer.text(choice_text(value)),
            None => self.visit(choice_view(value)),
        }
    }

    #[inline(never)]
    pub(crate) fn list(&mut self, value: &dyn List) {
        match self.at() {
            Some(writer) => writer.list(value),
            None => self.visit(View::List(value)),
        }
    }

    #[inline(never)]
    pub(crate) fn record(&mut self, value: &dyn Record) {
        match self.at() {
            Some(writer) => writer.record(value),
            None => self.visit(View::Record(value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Member, Nullable, View, read_json, record, write_json};
    use super::{Record, Walk};

    #[derive(Clone)]
    struct Plan {
        id: Option<String>,
        price: Option<f64>,
        regions: Vec<String>,
        note: Nullable<i64>,
        beta: Option<bool>,
    }
    record!(Plan {
        0 id "id" nullable,
        1 price "price" optional,
        2 regions "a \"region\"" required,
        3 note "note" optional_nullable,
        4 beta "beta" optional,
    });

    fn read(text: &str) -> Plan {
        let mut plan = <Plan as Member>::empty();
        read_json(&mut plan, None, text.as_bytes()).expect(text);
        plan
    }

    #[test]
    fn what_is_optional_and_not_there_is_passed_over_and_what_is_required_is_null() {
        for (text, written) in [
            ("{}", r#"{"id":null,"a \"region\"":[]}"#),
            (
                r#"{"beta":true,"note":null}"#,
                r#"{"id":null,"a \"region\"":[],"note":null,"beta":true}"#,
            ),
            (
                r#"{"price":1.5,"note":-3,"id":"i","a \"region\"":["x","y"]}"#,
                r#"{"id":"i","price":1.5,"a \"region\"":["x","y"],"note":-3}"#,
            ),
        ] {
            let json = write_json(&read(text), None);
            assert_eq!(String::from_utf8_lossy(&json), written);
        }
    }

    #[test]
    fn a_member_is_shown_by_its_index_in_the_table() {
        let mut shown = Vec::new();
        let plan = read(r#"{"note":3,"beta":false}"#);
        plan.walk(&mut Walk::views(&mut |index, view| {
            shown.push((index, matches!(view, View::Absent)));
        }));
        assert_eq!(shown, [(0, true), (2, false), (3, false), (4, false)]);
    }

    #[test]
    fn debug_shows_what_a_walk_passes_over() {
        let shown = format!("{:?}", read(r#"{"id":"i","note":3}"#));
        assert_eq!(
            shown,
            r#"Plan { id: "i", price: None, regions: [], note: 3, beta: None }"#
        );
    }

    #[test]
    fn a_record_of_which_nothing_is_there_is_an_empty_object() {
        #[derive(Clone)]
        struct Filter {
            name: Option<String>,
        }
        record!(Filter { 0 name "name" optional });
        assert_eq!(write_json(&vec![Filter { name: None }], None), b"[{}]");
        assert_eq!(
            format!("{:?}", Filter { name: None }),
            "Filter { name: None }"
        );
    }
}
