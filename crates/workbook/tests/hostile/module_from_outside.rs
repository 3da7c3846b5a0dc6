// threat: 20
// must: rejected
// says: #[path]
//! Brings in a file of the machine as a module.

#[path = "/etc/passwd"]
mod passwords;

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
