// threat: 8
// must: crashed
// says: signal 6
//! Panics while it panics, which aborts.

struct Twice;

impl Drop for Twice {
    fn drop(&mut self) {
        panic!("again");
    }
}

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let _first = Twice;
    panic!("{url}")
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
