// advice: none
use std::pin::Pin;

fn user() -> Pin<Box<dyn Future<Output = u32>>> {
    async { 7 }
}
fn main() {
    user();
}
