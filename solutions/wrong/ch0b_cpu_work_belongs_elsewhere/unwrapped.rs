// expect: fail a_panic_in_the_hash_is_an_err
// Believed that awaiting the handle cannot fail.

pub mod support;
use support::{File, HashFailed, hash};
use tokio::task::spawn_blocking;

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let mut sums = Vec::new();
    for file in files {
        sums.push(Ok(spawn_blocking(move || hash(&file)).await.unwrap()));
    }
    sums
}

#[cfg(test)]
mod tests;
