#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let mut left = 3;
    let countdown = std::future::poll_fn(|context| {
        println!("{left}");
        left -= 1;
        context.waker().wake_by_ref();
        match left {
            0 => std::task::Poll::Ready(()),
            _ => std::task::Poll::Pending,
        }
    });
    tokio::join!(countdown, async { println!("smoke") });
}
