// advice: waker-borrowed
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

struct Signal {
    waker: Option<Waker>,
}

impl Future for Signal {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.waker = Some(context.waker());
        Poll::Pending
    }
}

#[tokio::main]
async fn main() {
    Signal { waker: None }.await;
}
