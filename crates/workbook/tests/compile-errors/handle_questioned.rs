// advice: handle-for-value
async fn user() -> Result<u32, tokio::task::JoinError> {
    let user = tokio::spawn(async { 7 })?;
    Ok(user)
}

#[tokio::main]
async fn main() {
    println!("{:?}", user().await);
}
