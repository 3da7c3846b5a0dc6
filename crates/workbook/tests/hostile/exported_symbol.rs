// threat: 22
// must: compile-error
// says: unsafe
//! Puts a function of its own in the place of the system's.

#[unsafe(no_mangle)]
pub fn malloc(_: usize) -> usize {
    0
}

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
