// expect: fail the_results_come_in_the_order_of_the_files
// Believed that only the threads are looked at.

pub mod support;
use support::{File, HashFailed};

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    files.iter().map(|_| Ok(0)).collect()
}

#[cfg(test)]
mod tests;
