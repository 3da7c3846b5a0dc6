// threat: 22
// must: compile-error
// says: unsafe
//! Runs before `main`.

#[unsafe(link_section = ".init_array")]
#[used]
static EARLY: fn() = early;

fn early() {
    std::process::exit(0);
}

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
