// threat: 33
// must: crashed
// review
//! Writes one file without end.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let mut file = std::fs::File::create("giant").unwrap();
    for _ in 0..1_000 {
        std::io::Write::write_all(&mut file, &vec![1; 1 << 20]).unwrap();
    }
    Data { data: url.to_owned() }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
