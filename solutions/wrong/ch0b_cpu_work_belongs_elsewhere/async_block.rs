// expect: fail the_hash_runs_on_another_thread
// Believed that an `async` block takes work off the thread.

pub mod support;
use support::{File, HashFailed, hash};

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let mut sums = Vec::new();
    for file in files {
        sums.push(Ok(async { hash(&file) }.await));
    }
    sums
}

#[cfg(test)]
mod tests;
