//! Spans and events become the texts that operators see, while trials run.

#[cfg(not(feature = "tracing"))]
pub(super) use self::unheard::{listen, told_to_operators};

#[cfg(feature = "tracing")]
pub(super) use self::heard::{listen, told_to_operators};

/// Without the feature nothing is told.
#[cfg(not(feature = "tracing"))]
mod unheard {
    pub(in super::super) fn listen() {}

    pub(in super::super) fn told_to_operators() -> Vec<String> {
        Vec::new()
    }
}

#[cfg(feature = "tracing")]
mod heard {
    use std::fmt::Debug;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::sync::{Mutex, Once, PoisonError};

    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    static BEGUN: Once = Once::new();
    static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());
    static SPANS: AtomicU64 = AtomicU64::new(0);

    /// From now on, what any thread of the tests tells is kept.
    pub(in super::super) fn listen() {
        BEGUN.call_once(|| {
            tracing::subscriber::set_global_default(Listener).expect("nobody else is listening");
        });
    }

    /// What was told since somebody looked last. Trials run side by side, so another may have looked
    /// at what this one told; everything is looked at once.
    pub(in super::super) fn told_to_operators() -> Vec<String> {
        assert_ne!(SPANS.load(Ordering::Relaxed), 0, "calls have spans");
        std::mem::take(&mut *TOLD.lock().unwrap_or_else(PoisonError::into_inner))
    }

    struct Listener;

    struct Text;

    impl Visit for Text {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            let text = format!("{}={value:?}", field.name());
            let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
            told.push(text);
        }
    }

    impl Subscriber for Listener {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, span: &Attributes<'_>) -> Id {
            span.record(&mut Text);
            Id::from_u64(SPANS.fetch_add(1, Ordering::Relaxed) + 1)
        }

        fn record(&self, _: &Id, values: &Record<'_>) {
            values.record(&mut Text);
        }

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            event.record(&mut Text);
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }
}
