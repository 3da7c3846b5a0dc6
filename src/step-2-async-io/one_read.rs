use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{Instant, sleep};

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (mut writer, mut reader) = tokio::io::duplex(64);
    let start = Instant::now();
    let send = async {
        writer.write_all(b"hello").await.expect("a reader");
        sleep(Duration::from_millis(100)).await;
        writer.write_all(b", Ada").await.expect("a reader");
    };
    let receive = async {
        let mut buffer = [0; 1024];
        for _ in 0..2 {
            let n_read = reader.read(&mut buffer).await.expect("no error");
            println!("{n_read} bytes after {:?}", start.elapsed());
        }
    };
    tokio::join!(send, receive);
}
