// threat: 3
// must: failed
//! Prints the events that a test runner's JSON output has.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    println!("{}", r#"{ "type": "test", "event": "ok", "name": "tests::the_data_is_from_the_url" }"#);
    println!("{}", r#"{ "type": "suite", "event": "ok", "passed": 3, "failed": 0 }"#);
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
