//! Tasks, as Tokio reports them: it has a span for each one, and an event for each wake.

use std::collections::HashMap;
use std::fmt::{Debug, Write};
use std::sync::{Mutex, MutexGuard};

use recording::{Event, Id, TaskKind};
use tracing_core::field::{Field, Visit};
use tracing_core::span::{Attributes, Id as SpanId, Record};
use tracing_core::subscriber::Interest;
use tracing_core::{Event as Report, Metadata, Subscriber};

use crate::{sink, stack};

/// The target of what Tokio says about wakers.
const WAKER: &str = "tokio::task::waker";

/// The name of a task's span.
const TASK: &str = "runtime.spawn";

/// How often each open span is referred to.
#[derive(Default)]
pub(crate) struct Tasks(Mutex<HashMap<Id, usize>>);

impl Tasks {
    fn open(&self) -> MutexGuard<'_, HashMap<Id, usize>> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Subscriber for Tasks {
    fn register_callsite(&self, callsite: &'static Metadata<'static>) -> Interest {
        if self.enabled(callsite) {
            Interest::always()
        } else {
            Interest::never()
        }
    }

    fn enabled(&self, callsite: &Metadata<'_>) -> bool {
        if callsite.is_span() {
            callsite.name() == TASK
        } else {
            callsite.target() == WAKER
        }
    }

    fn new_span(&self, span: &Attributes<'_>) -> SpanId {
        let mut fields = Fields::default();
        span.record(&mut fields);
        let id = sink::new_id();
        self.open().insert(id, 1);
        if !fields.is_of_the_runtime() {
            sink::record(Event::TaskMade {
                id,
                kind: fields.kind(),
                file: fields.file,
                line: fields.line,
                column: fields.column,
                name: fields.name,
            });
        }
        SpanId::from_u64(id)
    }

    fn record(&self, _: &SpanId, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &SpanId, _: &SpanId) {}

    fn event(&self, event: &Report<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        if fields.op.starts_with("waker.wake") {
            sink::record(Event::Woken {
                task: fields.task,
                by: stack::top(),
            });
        }
    }

    fn enter(&self, span: &SpanId) {
        stack::enter_task(span.into_u64());
    }

    fn exit(&self, span: &SpanId) {
        stack::leave_task(span.into_u64());
    }

    fn clone_span(&self, span: &SpanId) -> SpanId {
        if let Some(references) = self.open().get_mut(&span.into_u64()) {
            *references += 1;
        }
        span.clone()
    }

    fn try_close(&self, span: SpanId) -> bool {
        let id = span.into_u64();
        let is_last = {
            let mut open = self.open();
            match open.get_mut(&id) {
                Some(1) | None => open.remove(&id).is_some(),
                Some(references) => {
                    *references -= 1;
                    false
                }
            }
        };
        if is_last {
            sink::record(Event::Dropped { id });
        }
        is_last
    }
}

/// What we want to know of a span or an event.
#[derive(Default)]
struct Fields {
    kind: String,
    file: String,
    line: u32,
    column: u32,
    name: String,
    op: String,
    task: Id,
}

impl Fields {
    fn kind(&self) -> TaskKind {
        match self.kind.as_str() {
            "block_on" => TaskKind::Root,
            "blocking" => TaskKind::Blocking,
            _ => TaskKind::Spawned,
        }
    }

    /// Worker threads, and what `tokio::fs` and `tokio::io::stdout` do, are blocking tasks to Tokio.
    fn is_of_the_runtime(&self) -> bool {
        self.kind() == TaskKind::Blocking && self.file.contains("/tokio-")
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = match field.name() {
            "kind" => &mut self.kind,
            "task.name" => &mut self.name,
            "loc.file" => &mut self.file,
            "op" => &mut self.op,
            _ => return,
        };
        let _ = write!(text, "{value:?}");
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "loc.file" => value.clone_into(&mut self.file),
            "op" => value.clone_into(&mut self.op),
            _ => {}
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        let number = u32::try_from(value).unwrap_or_default();
        match field.name() {
            "task.id" => self.task = value,
            "loc.line" => self.line = number,
            "loc.col" => self.column = number,
            _ => {}
        }
    }
}
