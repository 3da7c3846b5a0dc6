use tokio::time::{Duration, error::Elapsed, timeout};

async fn weigh() -> Result<u32, String> {
    Ok(7)
}

async fn weigh_in_time() -> Result<u32, Elapsed> {
    let limit = Duration::from_secs(1);
    timeout(limit, weigh()).await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    println!("{:?}", weigh_in_time().await);
}
