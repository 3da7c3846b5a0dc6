use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::oneshot::{Receiver, channel};

struct GetUser(Receiver<&'static str>); // it lives across the `.await`

impl Future for GetUser {
    type Output = String;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<String> {
        match Pin::new(&mut self.0).poll(context) {
            Poll::Ready(name) => Poll::Ready(format!("user {}", name.expect("sent"))),
            Poll::Pending => Poll::Pending, // the receiver has kept the waker
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (sender, answer) = channel();
    let user_task = tokio::spawn(GetUser(answer));
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    sender.send("Ada").expect("the receiver is there");
    println!("{}", user_task.await.expect("no panic"));
}
