// threat: 20
// must: rejected
// says: include_str
//! Reads the hidden tests while it is compiled.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("{url}{}", include_str!("hidden.rs")) }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
