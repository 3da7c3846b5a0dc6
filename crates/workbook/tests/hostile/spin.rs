// threat: 29
// must: timed-out
// says: Still computing
//! Spins.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    println!("{url}");
    loop {}
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
