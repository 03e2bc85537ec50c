//! A subscriber that keeps what it is told.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Metadata, Subscriber};

/// Fields by their names, as text.
pub(super) type Fields = BTreeMap<&'static str, String>;

#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) name: &'static str,
    pub(super) level: tracing::Level,
    pub(super) target: &'static str,
    /// The place of the parent among the spans.
    pub(super) parent: Option<usize>,
    pub(super) fields: Fields,
}

#[derive(Default)]
struct Kept {
    spans: Vec<Seen>,
    handles: Vec<usize>,
    entered: Vec<usize>,
    events: Vec<Seen>,
}

/// Clones share what they are told.
#[derive(Clone, Default)]
pub(super) struct Watcher(Arc<Mutex<Kept>>);

impl Watcher {
    /// Is told of everything on this thread until the guard is dropped.
    pub(super) fn watch(&self) -> tracing::subscriber::DefaultGuard {
        // While there is one watcher only, `tracing` asks that of the thread which comes to a span first, and no other,
        // whether anybody wants to see it: a test beside this one, without a watcher, would say no for all. So there
        // are always two.
        static ANOTHER: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Watcher::default()));
        LazyLock::force(&ANOTHER);
        tracing::subscriber::set_default(self.clone())
    }

    pub(super) fn spans(&self) -> Vec<Seen> {
        self.kept().spans.clone()
    }

    pub(super) fn events(&self) -> Vec<Seen> {
        self.kept().events.clone()
    }

    pub(super) fn entered(&self) -> usize {
        self.kept().entered.len()
    }

    /// How many spans are not closed.
    pub(super) fn open(&self) -> usize {
        self.kept()
            .handles
            .iter()
            .filter(|count| **count > 0)
            .count()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().expect("no panic")
    }
}

impl Kept {
    fn seen(&self, metadata: &'static Metadata<'static>, parent: Option<&Id>, root: bool) -> Seen {
        let current = || self.entered.last().copied().filter(|_| !root);
        Seen {
            name: metadata.name(),
            level: *metadata.level(),
            target: metadata.target(),
            parent: parent.map(place).or_else(current),
            fields: Fields::new(),
        }
    }
}

fn place(id: &Id) -> usize {
    usize::try_from(id.into_u64()).expect("a small number") - 1
}

struct Into<'f>(&'f mut Fields);

impl Visit for Into<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

impl Subscriber for Watcher {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == env!("CARGO_PKG_NAME")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut kept = self.kept();
        let mut seen = kept.seen(span.metadata(), span.parent(), span.is_root());
        span.record(&mut Into(&mut seen.fields));
        kept.spans.push(seen);
        kept.handles.push(1);
        Id::from_u64(kept.spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(&mut Into(&mut self.kept().spans[place(span)].fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut kept = self.kept();
        let mut seen = kept.seen(event.metadata(), event.parent(), event.is_root());
        event.record(&mut Into(&mut seen.fields));
        kept.events.push(seen);
    }

    fn enter(&self, span: &Id) {
        self.kept().entered.push(place(span));
    }

    fn exit(&self, span: &Id) {
        assert_eq!(self.kept().entered.pop(), Some(place(span)));
    }

    fn clone_span(&self, span: &Id) -> Id {
        self.kept().handles[place(span)] += 1;
        span.clone()
    }

    fn try_close(&self, span: Id) -> bool {
        let count = &mut self.kept().handles[place(&span)];
        *count -= 1;
        *count == 0
    }
}
