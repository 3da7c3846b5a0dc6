// advice: none
async fn log() -> Result<(), String> {
    Ok(())
}

#[tokio::main]
async fn main() {
    log().await;
}
