// expect: fail a_panic_in_the_hash_is_an_err
// Hashed all files in one closure: the panic of one takes the others with it.

pub mod support;
use support::{File, HashFailed, hash};
use tokio::task::spawn_blocking;

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let n_files = files.len();
    let sums = spawn_blocking(move || files.iter().map(hash).collect::<Vec<_>>()).await;
    match sums {
        Ok(sums) => sums.into_iter().map(Ok).collect(),
        Err(_) => vec![Err(HashFailed); n_files],
    }
}

#[cfg(test)]
mod tests;
