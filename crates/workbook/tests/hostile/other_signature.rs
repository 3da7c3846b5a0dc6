// threat: 28
// must: compile-error
// says: E0061
// never: n_urls
//! Makes the compiler quote the lines of the tests that call it.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str, hidden_tests: &str) -> Data {
    Data { data: format!("from {url}{hidden_tests}") }
}

fn main() {}

#[cfg(test)]
mod tests;
