use std::time::Duration;

async fn read(name: &str, wait: bool) {
    println!("{name} 1");
    match wait {
        true => tokio::time::sleep(Duration::from_millis(10)).await,
        false => std::future::ready(()).await,
    }
    println!("{name} 2");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    tokio::join!(read("disk", true), read("cache", false));
}
