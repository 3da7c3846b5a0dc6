// threat: 7
// must: crashed
// says: exit code 0
// review
//! Another thread ends the program while the test waits.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    std::thread::spawn(|| std::process::exit(0));
    loop {
        std::thread::park();
        println!("{url}");
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
