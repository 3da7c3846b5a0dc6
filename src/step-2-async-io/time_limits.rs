use std::thread;
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

fn get_user_blocking(id: u32) -> u32 {
    thread::sleep(Duration::from_millis(600)); // a driver without async
    println!("found user {id}");
    id
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let limit = Duration::from_millis(100);

    let called = async { get_user_blocking(1) };
    let user = timeout(limit, called).await;
    println!("{:?}", user.ok());

    let handed_over = spawn_blocking(|| get_user_blocking(2));
    let user = timeout(limit, handed_over).await;
    println!("{:?}", user.ok());
}
