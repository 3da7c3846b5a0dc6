// threat: 32
// must: timed-out
// says: more than 64 KiB
//! Prints without end.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    loop {
        eprintln!("{url}");
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
