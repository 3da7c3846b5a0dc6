// expect: fail it_serves_for_hours
// Believed that a limit for the whole is safer. Without a stop there is none.

pub mod support;

use std::time::Duration;

use axum::Router;
use support::{GRACE, app, ask, bind};
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

pub async fn serve_until(listener: TcpListener, app: Router, stop: CancellationToken) {
    let serving = axum::serve(listener, app).with_graceful_shutdown(stop.clone().cancelled_owned());
    let limit = async {
        stop.cancelled().await;
        sleep(GRACE).await;
    };
    tokio::select! {
        _ = serving => {}
        () = limit => {}
        () = sleep(Duration::from_secs(600)) => {}
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (listener, address) = bind().await;
    let stop = CancellationToken::new();
    let start = Instant::now();
    let serving = async {
        serve_until(listener, app(), stop.clone()).await;
        println!("the server returned after {:?}", start.elapsed());
    };
    let asking = async {
        let status = ask(&address, "/report").await;
        println!("the client got {status:?} after {:?}", start.elapsed());
    };
    let stopping = async {
        sleep(Duration::from_millis(300)).await;
        stop.cancel();
    };
    tokio::join!(serving, asking, stopping);
}

#[cfg(test)]
mod tests;
