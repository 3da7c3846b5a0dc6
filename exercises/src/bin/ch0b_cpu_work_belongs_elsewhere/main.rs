//! # CPU work belongs elsewhere
//!
//! A server computes checksums, and a heartbeat shows that it is alive.
//! Finish `async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>>`.
//!
//! - `hash` runs on another thread than the executor thread.
//! - The executor thread stays free for others until the checksums are there.
//! - The results come in the order of `files`.
//! - Where `hash` panics, the result is `Err(HashFailed)`; the other files are not affected.
//!
//! `File`, `hash` and `HashFailed` are given.

pub mod support;

use std::time::{Duration, Instant};

use support::{File, HashFailed, hash};
use tokio::time::sleep;

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let mut sums = Vec::new();
    for file in files {
        sums.push(Ok(hash(&file)));
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
mod tests;
