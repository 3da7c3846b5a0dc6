use std::time::Duration;
use tokio::time::sleep;

async fn save(user: &str) {
    println!("saving {user}");
    sleep(Duration::from_millis(100)).await;
    println!("{user} is saved");
}

async fn import(users: &[&'static str]) -> usize {
    for user in users {
        tokio::spawn(save(user));
    }
    users.len()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let n_users = import(&["ada", "grace"]).await;
    println!("{n_users} users imported");
}
