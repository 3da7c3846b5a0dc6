//! Right, because `spawn_blocking` runs `hash` on a thread that polls nothing.
//! What is awaited here is only its end, so the executor thread is free until then.

#[path = "../../../exercises/src/bin/ch0b_cpu_work_belongs_elsewhere/support.rs"]
pub mod support;

use std::time::{Duration, Instant};

use support::{File, HashFailed, hash};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let mut sums = Vec::new();
    for file in files {
        let sum = spawn_blocking(move || hash(&file)).await;
        sums.push(sum.map_err(|_| HashFailed));
    }
    sums
}

async fn heartbeat() {
    let start = Instant::now();
    for _ in 0..4 {
        sleep(Duration::from_millis(50)).await;
        println!("alive after {:.1?}", start.elapsed());
    }
}

async fn checksums() {
    let files = [1, 2, 3].map(|byte| File::new(vec![byte; 2_000_000]));
    for sum in checksum_all(files.into()).await {
        println!("{sum:x?}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::join!(heartbeat(), checksums());
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0b_cpu_work_belongs_elsewhere/tests.rs"]
mod tests;
