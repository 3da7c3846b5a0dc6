// threat: 42
// must: failed
//! Prints commands to terminals, to GitHub and to spreadsheets.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    println!("\u{1b}[2J\u{1b}]0;owned\u{7}::error file=x::owned {url}");
    panic!("\u{1b}[31m::set-output name=x::owned\u{0}=cmd|' /C calc'!A0")
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
