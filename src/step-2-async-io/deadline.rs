use reqwest::{Client, Error, StatusCode};
use std::time::Duration;
use tokio::net::TcpListener;

async fn fetch_user(http: &Client, url: String) -> Result<Option<String>, Error> {
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
    let server = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}/1", server.local_addr().expect("it is bound"));
    // One client for all calls, with a limit for each whole answer.
    let limit = Duration::from_secs(2);
    let http = Client::builder().timeout(limit).build();
    let user = fetch_user(&http.expect("a client"), url).await;
    println!("timeout: {:?}", user.map_err(|error| error.is_timeout()));
}
