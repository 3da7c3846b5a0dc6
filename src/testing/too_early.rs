use tokio::sync::Notify;
use tokio_test::task::spawn;

fn main() {
    let news = Notify::new();
    news.notify_waiters();
    let mut reader = spawn(news.notified());
    println!("{}", reader.poll().is_ready());
    news.notify_one();
    println!("{}", reader.is_woken());
    println!("{}", reader.poll().is_ready());
}
