use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::time::{sleep, timeout};

const STEP: Duration = Duration::from_millis(100);

async fn profile(steps: u32) -> u32 {
    for _ in 0..steps {
        sleep(STEP).await;
    }
    steps
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let lookups = stream::iter([1, 3]);
    let lookups = lookups.map(async |steps| timeout(4 * STEP, profile(steps)).await);
    let mut profiles = lookups.buffered(2);
    while let Some(profile) = profiles.next().await {
        println!("{profile:?}");
        sleep(6 * STEP).await; // the loop body takes its time
    }
}
