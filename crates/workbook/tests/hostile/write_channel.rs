// threat: 9
// must: failed
// says: not the harness's own
// review
//! Finds the harness's socket, and sends a report without knowing its secret.

use std::io::Write;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let socket = std::io::stdin().as_fd().try_clone_to_owned().unwrap();
    let mut channel = UnixStream::from(socket);
    let _ = channel.write_all(b"0123456789abcdef0123456789abcdef\npassed\n\n0\n");
    let _ = channel.shutdown(std::net::Shutdown::Both);
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
