// threat: 33
// must: failed
// says: No space left
// review
// partial: timed-out MiB into files, and was stopped
//! Writes files without end.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    for n in 0u64.. {
        let path = std::env::temp_dir().join(n.to_string());
        if let Err(error) = std::fs::write(path, vec![1; 1 << 20]) {
            panic!("{url}: {error}");
        }
    }
    unreachable!()
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
