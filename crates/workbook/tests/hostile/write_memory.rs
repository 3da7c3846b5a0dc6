// threat: 10
// must: failed
// says: nothing to write
// review
//! Writes into its own memory.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let memory = std::fs::OpenOptions::new().write(true).open("/proc/self/mem");
    match memory {
        Err(_) => panic!("nothing to write"),
        Ok(_) => panic!("{url}: memory is open"),
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
