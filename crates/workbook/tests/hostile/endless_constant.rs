// threat: 24
// must: compile-error
// says: rustc was stopped
//! A constant that takes for ever to compute.

#![allow(long_running_const_eval)]

const ENDLESS: u64 = {
    let mut n = 0u64;
    loop {
        n = n.wrapping_add(1);
        if n == u64::MAX {
            break n;
        }
    }
};

pub static NEVER: u64 = ENDLESS;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
