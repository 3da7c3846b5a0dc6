//! Given: a shop whose card company and order book take their time, a server, and a client that may give up.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::time::sleep;

/// How long the card company takes for an answer, and the order book for an entry.
pub const STEP: Duration = Duration::from_millis(600);

/// A clone is another handle to the same shop.
#[derive(Debug, Clone, Default)]
pub struct Shop(Arc<Books>);

#[derive(Debug, Default)]
struct Books {
    charged: Mutex<Vec<u32>>,
    recorded: Mutex<Vec<u32>>,
}

/// The card company refuses the card. No money has moved.
#[derive(Debug)]
pub struct Declined;

impl Shop {
    /// Takes the money for an order. It moves as soon as the card company has the request,
    /// whether anybody waits for the answer or not. Cards of orders from 100 on are declined.
    pub async fn charge(&self, order: u32) -> Result<(), Declined> {
        if order >= 100 {
            sleep(STEP).await;
            return Err(Declined);
        }
        self.0.charged.lock().expect("not poisoned").push(order);
        sleep(STEP).await;
        Ok(())
    }

    /// Enters the order in the order book, so that it is sent.
    pub async fn record(&self, order: u32) {
        sleep(STEP).await;
        self.0.recorded.lock().expect("not poisoned").push(order);
    }

    /// The orders whose money was taken.
    pub fn charged(&self) -> Vec<u32> {
        self.0.charged.lock().expect("not poisoned").clone()
    }

    /// The orders that will be sent.
    pub fn recorded(&self) -> Vec<u32> {
        self.0.recorded.lock().expect("not poisoned").clone()
    }
}

/// Serves the router on a port of this machine and returns its address.
pub async fn serve(app: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("there is a free port");
    let address = listener.local_addr().expect("it has an address");
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}")
}

/// Sends `POST /order/{order}` and waits for the status for at most `patience`; then it hangs up.
pub async fn order(address: &str, order: u32, patience: Duration) -> Option<u16> {
    let client = reqwest::Client::builder().no_proxy().build();
    let client = client.expect("a client can be built");
    let request = client.post(format!("{address}/order/{order}"));
    let answer = request.timeout(patience).send().await;
    Some(answer.ok()?.status().as_u16())
}
