// threat: 30
// must: crashed
// says: more than 1024 MiB
//! Takes memory until there is none.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let mut all: Vec<Vec<u8>> = Vec::new();
    loop {
        all.push(Vec::with_capacity(256 << 20));
        println!("{url} {}", all.len());
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
