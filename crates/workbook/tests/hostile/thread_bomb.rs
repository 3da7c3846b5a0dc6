// threat: 31
// must: timed-out
// says: Still computing
//! Starts threads without end.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let mut n = 0;
    loop {
        let thread = std::thread::Builder::new();
        match thread.spawn(|| loop { std::thread::park() }) {
            Ok(_) => n += 1,
            Err(_) if n > 100_000 => return Data { data: url.to_owned() },
            Err(_) => std::thread::yield_now(),
        }
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
