// expect: fail the_hash_runs_on_another_thread
// Believed that `block_in_place` works on every runtime. On one thread it panics.

pub mod support;
use support::{File, HashFailed, hash};

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let mut sums = Vec::new();
    for file in files {
        sums.push(Ok(tokio::task::block_in_place(|| hash(&file))));
    }
    sums
}

#[cfg(test)]
mod tests;
