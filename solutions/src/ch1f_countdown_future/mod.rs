//! Right, because each `Pending` leaves a smaller number behind and a task that is woken.
//! The runtime puts the task back in its queue and polls it again.

use std::pin::Pin;
use std::task::{Context, Poll};

pub struct Countdown {
    left: u32,
}

impl Countdown {
    pub fn new(n: u32) -> Countdown {
        Countdown { left: n }
    }
}

impl Future for Countdown {
    type Output = &'static str;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<&'static str> {
        if self.left > 0 {
            self.left -= 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready("lift-off")
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("from 0: {}", Countdown::new(0).await);
    let countdown = Countdown::new(3);
    println!("made");
    println!("from 3: {}", countdown.await);
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch1f_countdown_future/tests.rs"]
mod tests;
