// threat: 6
// must: crashed
// says: exit code 0
// review
//! Becomes the one program that every room must have: the loader.

use std::os::unix::process::CommandExt;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let error = std::process::Command::new("/lib64/ld-linux-x86-64.so.2").arg("--help").exec();
    Data { data: format!("{url} {error}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
