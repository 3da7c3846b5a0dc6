use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{interval, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (letters, mut post) = mpsc::channel(8);
    tokio::spawn(async move {
        for letter in ["a", "b", "c"] {
            sleep(Duration::from_millis(70)).await;
            letters.send(letter).await.unwrap();
        }
    });
    let mut clock = interval(Duration::from_millis(50));
    let closing = sleep(Duration::from_millis(225));
    tokio::pin!(closing);
    loop {
        tokio::select! {
            biased;
            () = &mut closing => break,
            Some(letter) = post.recv() => println!("letter {letter}"),
            _ = clock.tick() => println!("tick"),
            else => unreachable!(),
        }
    }
}
