//! All files at once, each on a blocking thread: several cores compute.
//! Worth it for a few files; for many, there would be hundreds of blocking threads.

#[path = "../../../exercises/src/bin/ch0b_cpu_work_belongs_elsewhere/support.rs"]
pub mod support;
use futures::future::join_all;
use support::{File, HashFailed, hash};
use tokio::task::spawn_blocking;

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let sums = files
        .into_iter()
        .map(|file| spawn_blocking(move || hash(&file)));
    let sums = join_all(sums).await.into_iter();
    sums.map(|sum| sum.map_err(|_| HashFailed)).collect()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0b_cpu_work_belongs_elsewhere/tests.rs"]
mod tests;
