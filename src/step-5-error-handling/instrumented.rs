use std::time::Duration;
use tokio::time::sleep;
use tracing::{Instrument, Span, info_span};
use tracing_subscriber::registry::Registry;

async fn lookup(name: &str, millis: u64) {
    sleep(Duration::from_millis(millis)).await;
    let current = Span::current(); // where an event would go
    let span_name = current.metadata().map(|span| span.name());
    println!("{name} failed in span {span_name:?}");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let _listening = tracing::subscriber::set_default(Registry::default());
    let user = lookup("user", 200).instrument(info_span!("user"));
    let posts = lookup("posts", 300).instrument(info_span!("posts"));
    tokio::join!(user, posts);
}
