// threat: 21
// must: failed
// says: None None
//! Looks at the environment of the compiler.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let home = option_env!("HOME");
    let secret = option_env!("WORKBOOK_TEST_SECRET");
    panic!("{url} {home:?} {secret:?}")
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
