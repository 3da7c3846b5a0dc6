use std::time::Duration;

use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

async fn fetch(user: u32) -> u32 {
    sleep(Duration::from_millis(200)).await;
    user
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let stop = CancellationToken::new();
    let ask = async {
        let first = stop.run_until_cancelled(fetch(1)).await;
        let second = stop.run_until_cancelled(fetch(2)).await;
        println!("{first:?}, {second:?} after {:?}", start.elapsed());
    };
    let tell = async {
        sleep(Duration::from_millis(300)).await;
        stop.cancel();
    };
    tokio::join!(ask, tell);
}
