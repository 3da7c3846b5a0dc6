use tokio::time::{Duration, sleep, timeout};
use tokio_util::task::TaskTracker;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (tasks, limit) = (TaskTracker::new(), Duration::from_secs(5));
    tasks.spawn(sleep(Duration::from_secs(1)));
    println!("{}", timeout(limit, tasks.wait()).await.is_ok());
    tasks.close();
    println!("{}", timeout(limit, tasks.wait()).await.is_ok());
}
