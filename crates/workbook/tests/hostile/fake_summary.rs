// threat: 2
// must: failed
//! Prints what libtest prints when all is well.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    println!("test tests::the_data_is_from_the_url ... ok");
    println!("test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
