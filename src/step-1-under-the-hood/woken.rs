use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut n_polls = 0;
    let user_task = tokio::spawn(poll_fn(move |context| {
        n_polls += 1;
        println!("poll {n_polls}");
        if n_polls == 1 {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready("Ada")
    }));
    sleep(Duration::from_secs(5)).await;
    println!("finished: {}", user_task.is_finished());
}
