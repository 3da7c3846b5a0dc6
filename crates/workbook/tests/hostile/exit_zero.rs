// threat: 1
// must: crashed
// says: exit code 0
// review
//! Leaves with the exit code of success before a check has spoken.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    println!("{url}");
    std::process::exit(0)
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
