//! What the workbook inserts into the labelled copy of a program.

use std::any::type_name;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::FusedFuture;
use recording::{Event, Id, PollResult};
use tokio::time::{Instant, Sleep};

use crate::{clock, sink, stack};

/// The first statement of an async body. It lives as long as the body does.
#[must_use = "it stands for the body that it is in"]
pub struct Body {
    /// Its number; 0 if nothing is recorded.
    pub id: Id,
}

impl Body {
    /// The body with the label `site` is polled for the first time.
    #[inline]
    pub fn begin(site: u32) -> Self {
        if !sink::is_on() {
            return Self { id: 0 };
        }
        let id = sink::new_id();
        let by = stack::top();
        sink::record(Event::BodyBegan { id, by, site });
        Self { id }
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        note_drop(self.id);
    }
}

/// A future with a label.
pub struct Traced<F> {
    future: F,
    trace: Trace,
}

/// What is left of a future when it is dropped. Being apart from it, it asks nothing of its type.
struct Trace(Id);

impl Drop for Trace {
    fn drop(&mut self) {
        note_drop(self.0);
    }
}

/// Whatever may stand before `.await`.
pub trait Await: IntoFuture + Sized {
    /// Gives the future the label `site`; it stands in `body`, if that is known.
    #[inline]
    fn workbook_await(self, site: u32, body: Id) -> Traced<Self::IntoFuture> {
        Traced::new(self.into_future(), site, body)
    }
}

impl<F: IntoFuture> Await for F {}

/// Gives a branch of `join!`, `select!` or `timeout` the label `site`; it stands in `body`, if that
/// is known.
#[inline]
pub fn branch<F: IntoFuture>(site: u32, body: Id, future: F) -> Traced<F::IntoFuture> {
    Traced::new(future.into_future(), site, body)
}

impl<F: Future> Traced<F> {
    #[inline]
    fn new(future: F, site: u32, body: Id) -> Self {
        let mut trace = Trace(0);
        if sink::is_on() {
            trace.0 = sink::new_id();
            sink::record(Event::FutureMade {
                id: trace.0,
                body,
                by: stack::top(),
                site,
                type_name: short(type_name::<F>()).to_owned(),
            });
            if let Some(at) = deadline(&future) {
                let (id, at) = (trace.0, clock::at(at));
                sink::record(Event::Due { id, at });
            }
        }
        Self { future, trace }
    }
}

impl<F: Future> Future for Traced<F> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: `future` is pinned whenever `self` is: nothing moves it out, `Traced` has no Drop
        // of its own, and it is Unpin only if the future is.
        let (future, id) = unsafe {
            let this = self.get_unchecked_mut();
            (Pin::new_unchecked(&mut this.future), this.trace.0)
        };
        if id == 0 {
            return future.poll(context);
        }
        let mut poll = stack::Poll::begin(id);
        let answer = future.poll(context);
        poll.result = match &answer {
            Poll::Ready(output) => {
                if let Some(at) = tick::<F>(output) {
                    let at = clock::at(at);
                    sink::record(Event::Due { id, at });
                }
                PollResult::Ready
            }
            Poll::Pending => PollResult::Pending,
        };
        answer
    }
}

impl<F: FusedFuture> FusedFuture for Traced<F> {
    fn is_terminated(&self) -> bool {
        self.future.is_terminated()
    }
}

fn note_drop(id: Id) {
    if id != 0 {
        sink::record(Event::Dropped { id });
    }
}

/// When a sleep ends.
fn deadline<F>(future: &F) -> Option<Instant> {
    if let Some(sleep) = same::<F, Sleep>(future) {
        return Some(sleep.deadline());
    }
    if let Some(sleep) = same::<F, Pin<&mut Sleep>>(future) {
        return Some(sleep.deadline());
    }
    None
}

/// When an interval's tick was due: that is its output.
fn tick<F: Future>(output: &F::Output) -> Option<Instant> {
    let instant = same::<F::Output, Instant>(output)?;
    type_name::<F>()
        .contains("Interval::tick")
        .then_some(*instant)
}

/// `value` as a `T`, if it is one.
fn same<V, T>(value: &V) -> Option<&T> {
    if typeid::of::<V>() != typeid::of::<T>() {
        return None;
    }
    // SAFETY: V and T are the same type but for lifetimes, and the reference that is handed out
    // lives no longer than the one that came in; both users copy an `Instant` out of it at once.
    Some(unsafe { &*std::ptr::from_ref(value).cast::<T>() })
}

/// The names of nested types can be very long; their beginnings tell enough.
fn short(name: &str) -> &str {
    let mut end = name.len().min(160);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    &name[..end]
}

/// Something was printed, by the line `line` of the program.
pub fn printed(to_stderr: bool, line: u32, text: &str) {
    sink::record(Event::Printed {
        by: stack::top(),
        to_stderr,
        line,
        text: text.to_owned(),
    });
}

/// `println!` that is recorded.
#[macro_export]
macro_rules! println {
    () => {{
        $crate::printed(false, ::core::line!(), "");
        ::std::println!()
    }};
    ($($arguments:tt)*) => {{
        let text = ::std::format!($($arguments)*);
        $crate::printed(false, ::core::line!(), &text);
        ::std::println!("{text}")
    }};
}

/// `eprintln!` that is recorded.
#[macro_export]
macro_rules! eprintln {
    () => {{
        $crate::printed(true, ::core::line!(), "");
        ::std::eprintln!()
    }};
    ($($arguments:tt)*) => {{
        let text = ::std::format!($($arguments)*);
        $crate::printed(true, ::core::line!(), &text);
        ::std::eprintln!("{text}")
    }};
}

/// `print!` that is recorded.
#[macro_export]
macro_rules! print {
    ($($arguments:tt)*) => {{
        let text = ::std::format!($($arguments)*);
        $crate::printed(false, ::core::line!(), &text);
        ::std::print!("{text}")
    }};
}

/// `eprint!` that is recorded.
#[macro_export]
macro_rules! eprint {
    ($($arguments:tt)*) => {{
        let text = ::std::format!($($arguments)*);
        $crate::printed(true, ::core::line!(), &text);
        ::std::eprint!("{text}")
    }};
}
