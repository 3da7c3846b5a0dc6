// expect: compile E0599
// Believed that `poll` can be called on any future.

use std::task::{Context, Poll, Waker};

pub fn block_on<F: Future>(mut future: F) -> F::Output {
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.poll(&mut context) {
            return output;
        }
    }
}

#[cfg(test)]
mod tests;
