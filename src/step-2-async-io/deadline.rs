use reqwest::{Client, StatusCode};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::Instant;

async fn fetch_user(http: &Client, url: String) -> Result<Option<String>, reqwest::Error> {
    // No answer yet: the head may fail to come.
    let response = http.get(url).send().await?;
    // An answer: is it a success, a "no", or neither?
    match response.status() {
        StatusCode::NOT_FOUND => Ok(None),
        _ => Ok(Some(response.error_for_status()?.text().await?)),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // One client for all calls, with a deadline for each whole answer.
    let http = Client::builder().timeout(Duration::from_secs(2)).build().expect("a client");
    let server = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}/users/1", server.local_addr().expect("it is bound"));
    let start = Instant::now();
    let error = fetch_user(&http, url).await.expect_err("the server is silent");
    println!("timeout: {} after {:?}", error.is_timeout(), start.elapsed());
}
