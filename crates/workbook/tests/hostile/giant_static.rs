// threat: 27
// must: compile-error
// says: E0080
//! A value that is larger than the machine.

pub static GIANT: [u64; 1 << 33] = [1; 1 << 33];

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
