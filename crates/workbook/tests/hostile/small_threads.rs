// threat: 31
// must: failed
// says: no more threads after
// never: there are very many
//! Starts threads that need little memory, so that the limit on memory does not limit them.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    for n in 0..4000 {
        let thread = std::thread::Builder::new().stack_size(16 * 1024);
        if thread.spawn(|| loop { std::thread::park() }).is_err() {
            panic!("no more threads after {n}");
        }
    }
    panic!("there are very many for {url}");
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
