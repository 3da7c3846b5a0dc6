use std::{sync::Arc, time::Duration};

use tokio::time::{Instant, sleep};

trait Repo: Send + Sync + 'static {
    fn get_user(&self, id: u32) -> impl Future<Output = &'static str> + Send;
}

struct FakeRepo;

impl Repo for FakeRepo {
    async fn get_user(&self, id: u32) -> &'static str {
        sleep(Duration::from_millis(100)).await;
        ["Ada", "Grace"][id as usize]
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (start, repo) = (Instant::now(), Arc::new(FakeRepo));
    let shared = Arc::clone(&repo);
    let ada_task = tokio::spawn(async move { shared.get_user(0).await });
    let grace = repo.get_user(1).await;
    println!("{:?}, {grace} after {:?}", ada_task.await, start.elapsed());
}
