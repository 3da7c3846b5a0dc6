// threat: 4
// must: crashed
// says: exit code 0
// review
//! A panic ends the program with success.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    std::panic::set_hook(Box::new(|_| std::process::exit(0)));
    panic!("{url}")
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
