use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::time::sleep;

async fn get_user_async(id: u32) -> String {
    sleep(Duration::from_secs(1)).await;
    format!("user {id}")
}

fn get_user(id: u32) -> String {
    let runtime = Runtime::new().expect("the system gives us threads");
    runtime.block_on(get_user_async(id))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("looking up");
    let user = get_user(1);
    println!("{user}");
}
