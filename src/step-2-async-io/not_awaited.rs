use tokio::time::{Duration, sleep};

async fn look_up() {
    println!("looking up");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let _user = look_up();
    let _file = tokio::task::spawn_blocking(|| println!("reading"));
    sleep(Duration::from_secs(3600)).await;
    println!("an hour later");
}
