// expect: fail the_order_holds_if_the_first_file_takes_longest
// Believed that results come in the order in which the work was begun.

pub mod support;
use support::{File, HashFailed, hash};
use tokio::task::JoinSet;

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let mut tasks = JoinSet::new();
    for file in files {
        tasks.spawn_blocking(move || hash(&file));
    }
    let mut sums = Vec::new();
    while let Some(sum) = tasks.join_next().await {
        sums.push(sum.map_err(|_| HashFailed));
    }
    sums
}

#[cfg(test)]
mod tests;
