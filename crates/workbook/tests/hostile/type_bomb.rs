// threat: 25
// must: compile-error
// says: rustc
//! A type that contains itself twice, without end.

#![recursion_limit = "1000000"]

trait Deep {
    fn depth(&self) -> u64;
}

struct Pair<A, B>(A, B);

impl<A: Deep, B: Deep> Deep for Pair<A, B> {
    fn depth(&self) -> u64 {
        self.0.depth() + self.1.depth()
    }
}

fn grow<T: Deep>(value: &T, n: u32) -> u64
where
    T: Clone,
{
    if n == 0 { value.depth() } else { grow(&Pair(value.clone(), value.clone()), n - 1) }
}

impl<A: Clone, B: Clone> Clone for Pair<A, B> {
    fn clone(&self) -> Self {
        Pair(self.0.clone(), self.1.clone())
    }
}

impl Deep for u8 {
    fn depth(&self) -> u64 {
        1
    }
}

pub fn bomb() -> u64 {
    grow(&1u8, 1000)
}

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("wrong {url} {}", bomb()) }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
