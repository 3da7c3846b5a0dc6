// threat: 6
// must: failed
// review
//! Becomes another program, one that succeeds.

use std::os::unix::process::CommandExt;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let error = std::process::Command::new("/bin/true").exec();
    Data { data: format!("{url} {error}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
