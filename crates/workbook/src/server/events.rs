//! Answers that come in pieces: one JSON object a line, the last of which says how it ended.

use std::convert::Infallible;
use std::future::{Future, ready};

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedSender, unbounded};
use futures::stream;
use serde::Serialize;
use serde_json::json;

use crate::build::Progress;
use crate::play::Step;

/// What a page hears while it waits. Each is an object with a `step`.
#[derive(Serialize)]
#[serde(tag = "step", rename_all = "lowercase")]
pub(super) enum Event {
    /// Other programs are compiled and run before this one.
    Queued {
        /// How many of those that wait came earlier.
        ahead: usize,
    },
    /// The libraries are built first, once.
    Building(Progress),
    /// rustc has it.
    Compiling,
    /// This machine failed.
    Failed {
        /// Why.
        error: String,
    },
}

/// How it ended; `result` is spread out beside the `step`.
#[derive(Serialize)]
pub(super) struct Last<T> {
    step: &'static str,
    #[serde(flatten)]
    result: T,
}

/// Tells the page.
#[derive(Clone)]
pub(super) struct Teller(UnboundedSender<String>);

impl Teller {
    pub fn event(&self, event: &Event) {
        self.line(event);
    }

    pub fn step(&self, step: &Step) {
        self.line(step);
    }

    /// It is done, and this is what came of it.
    pub fn done(&self, result: impl Serialize) {
        self.line(&Last {
            step: "done",
            result,
        });
    }

    /// The learner's file has changed meanwhile; this is what it holds now.
    pub fn conflict(&self, theirs: impl Serialize) {
        self.line(&Last {
            step: "conflict",
            result: theirs,
        });
    }

    fn line(&self, value: &impl Serialize) {
        let line = serde_json::to_string(value).unwrap_or_else(|error| {
            json!({ "step": "failed", "error": error.to_string() }).to_string()
        });
        // Nobody listens any more: then this work is about to be dropped.
        let _ = self.0.unbounded_send(line + "\n");
    }
}

/// Does `work` while its answer is read, and drops it as soon as nobody reads any more.
pub(super) fn answer<F>(work: impl FnOnce(Teller) -> F) -> Response
where
    F: Future<Output = ()> + Send + 'static,
{
    let (sender, lines) = unbounded();
    let work = stream::once(work(Teller(sender))).filter_map(|()| ready(None));
    let body = stream::select(lines, work).map(Ok::<_, Infallible>);
    let headers = [(CONTENT_TYPE, "application/x-ndjson")];
    (headers, Body::from_stream(body)).into_response()
}
