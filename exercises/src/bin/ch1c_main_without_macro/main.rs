//! # Main without the macro
//!
//! `#[tokio::main]` turns an async `main` into a plain one that builds a runtime.
//! Write that part: `fn run<F: Future>(kind: Kind, future: F) -> F::Output`.
//!
//! - It returns the future's output; the future may borrow.
//! - Inside, `Handle::current().runtime_flavor()` is the kind that was asked for.
//! - Timers work inside, and the clock is not paused.
//! - Sockets work inside.
//! - `main` stays a function that rustc accepts.

pub mod support;

use support::{Kind, fetch_data};

pub fn run<F: Future>(kind: Kind, future: F) -> F::Output {
    todo!("build a {kind:?} runtime and run the future on it")
}

// The guideline's line. Put it in the place of the next one, press Run
// and read what rustc says.
// async fn main() {
fn main() {
    for kind in [Kind::CurrentThread, Kind::MultiThread] {
        let result = run(kind, fetch_data("https://example.com"));
        println!("{}", result.data);
    }
}

#[cfg(test)]
mod tests;
