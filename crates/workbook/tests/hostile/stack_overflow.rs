// threat: 8
// must: crashed
// says: The stack overflowed
//! Fills the main thread's stack.

#[allow(unconditional_recursion)]
fn deep(n: u64) -> u64 {
    std::hint::black_box(n) + deep(n + 1)
}

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("{url} {}", deep(1)) }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
