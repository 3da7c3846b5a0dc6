// threat: 29
// must: timed-out
// says: Still waiting
//! Waits for itself.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let lock = std::sync::Mutex::new(url.to_owned());
    let first = lock.lock().unwrap();
    let second = lock.lock().unwrap();
    Data { data: format!("{first}{second}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
