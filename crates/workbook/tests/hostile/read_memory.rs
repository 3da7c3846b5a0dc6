// threat: 10
// must: failed
// says: nothing to read
// review
//! Reads its own memory, in which the secret lies.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let memory = std::fs::read("/proc/self/mem").map(|bytes| bytes.len());
    let map = std::fs::read_to_string("/proc/self/maps");
    match (memory, map) {
        (Err(_), Err(_)) => panic!("nothing to read"),
        found => panic!("{url}: {found:?}"),
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
