// threat: 23
// must: compile-error
// says: E0433
//! Names a library that the exercises do not use.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let _ = libc::STDIN_FILENO;
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
