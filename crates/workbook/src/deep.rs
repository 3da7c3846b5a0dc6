//! Room for reading what somebody else has written.
//!
//! Parsers of Rust call themselves once for each level of nesting, and so does whoever walks through
//! or drops what they have made. A file can hold as many levels as it has characters.

use std::panic::resume_unwind;
use std::thread;

use anyhow::{Context, Result};
use proc_macro2::{TokenStream, TokenTree};

/// Enough for [`MAX_TOKENS`] levels at 16 KiB each, with room to spare. Only what is used costs memory.
const STACK: usize = 512 * 1024 * 1024;

/// More words and signs than any exercise needs: the longest answer has about 1,000.
const MAX_TOKENS: usize = 20_000;

/// Does `work` in a thread with a deep stack.
///
/// # Errors
///
/// This machine has no room for a thread.
pub(crate) fn on_a_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread
            .spawn_scoped(scope, work)
            .context("failed to start a thread: this machine is too busy")?;
        match thread.join() {
            Ok(result) => Ok(result),
            Err(panic) => resume_unwind(panic),
        }
    })
}

/// Whether `tokens` are more than can be read.
pub(crate) fn are_too_many(tokens: &TokenStream) -> bool {
    let mut waiting = vec![tokens.clone().into_iter()];
    let mut n = 0;
    while let Some(mut stream) = waiting.pop() {
        while let Some(token) = stream.next() {
            n += 1;
            if n > MAX_TOKENS {
                return true;
            }
            if let TokenTree::Group(group) = token {
                waiting.push(stream);
                stream = group.stream().into_iter();
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{MAX_TOKENS, are_too_many, on_a_deep_stack};

    #[test]
    fn as_many_levels_as_there_may_be_tokens_can_be_read() {
        let source = format!("fn f() {{ {}1 }}", "!".repeat(MAX_TOKENS - 10));
        assert!(!are_too_many(&source.parse().unwrap()));
        assert!(on_a_deep_stack(|| syn::parse_file(&source).is_ok()).unwrap());
    }

    #[test]
    fn too_many_are_counted_at_any_depth() {
        let n = MAX_TOKENS + 1;
        let deep = format!("{}{}", "(".repeat(n), ")".repeat(n));
        assert!(are_too_many(&deep.parse().unwrap()));
        assert!(are_too_many(&"a ".repeat(n).parse().unwrap()));
        assert!(!are_too_many(&"a ".repeat(n - 1).parse().unwrap()));
    }
}
