// threat: 22
// must: compile-error
// says: unsafe
//! Contains assembly.

std::arch::global_asm!(".globl passed", "passed: ret");

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
