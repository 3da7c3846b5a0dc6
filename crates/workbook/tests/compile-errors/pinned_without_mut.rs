// advice: none
use std::pin::Pin;
use std::task::{Context, Poll};

struct Countdown(u32);

impl Future for Countdown {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<()> {
        self.0 -= 1;
        Poll::Ready(())
    }
}

#[tokio::main]
async fn main() {
    Countdown(3).await;
}
