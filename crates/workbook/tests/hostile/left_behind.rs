// threat: 35
// must: crashed
// says: exit code 0
// review
//! Ends while something of it goes on.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    std::thread::spawn(|| loop { std::thread::park() });
    let child = std::process::Command::new("/bin/sleep").arg("1000").spawn();
    println!("{url} {child:?}");
    std::process::exit(0)
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
