// advice: stream-in-for
use futures::{Stream, stream};

fn users() -> impl Stream<Item = u32> {
    stream::iter([1])
}

#[tokio::main]
async fn main() {
    for user in users() {
        println!("{user}");
    }
}
