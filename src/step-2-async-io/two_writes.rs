use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (mut ours, mut theirs) = duplex(64);
    theirs.write_all(b"ping").await.unwrap();
    theirs.write_all(b"pong!").await.unwrap();
    let mut buffer = [0; 6];
    for _ in 0..2 {
        let count = ours.read(&mut buffer).await.unwrap();
        println!("{count}");
    }
}
