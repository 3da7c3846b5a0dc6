// advice: none
use std::pin::Pin;

async fn fetch() -> u32 {
    7
}
fn user() -> Pin<Box<dyn Future<Output = u32>>> {
    fetch()
}
fn main() {
    user();
}
