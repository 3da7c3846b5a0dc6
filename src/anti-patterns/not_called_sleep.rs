use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::time::sleep;

async fn reader(news: Receiver<&str>) {
    let received = news.recv_timeout(Duration::from_millis(300));
    println!("received: {received:?}");
}

async fn writer(news: Sender<&str>) {
    sleep(Duration::from_millis(100)).await;
    let sent = news.send("Ada is here");
    println!("sent: {}", sent.is_ok());
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (sender, receiver) = channel();
    let (reader, writer) = (reader(receiver), writer(sender));
    tokio::join!(reader, writer);
}
