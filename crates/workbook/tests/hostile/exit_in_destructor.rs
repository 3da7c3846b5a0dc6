// threat: 5
// must: failed
// review
//! When the thread's values are dropped, the program ends with success.

struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        std::process::exit(0);
    }
}

thread_local! {
    static LAST: Last = const { Last };
}

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    LAST.with(|_| ());
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
