//! Right, because the server hears of the stop itself: it closes the listener and waits for its connections.
//! The limit begins with the stop. If it wins, what hangs goes on until the runtime ends, which is next.

#[path = "../../../exercises/src/bin/ch6i_graceful_server/support.rs"]
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
#[path = "../../../exercises/src/bin/ch6i_graceful_server/tests.rs"]
mod tests;
