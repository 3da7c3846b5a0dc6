//! # All or nothing
//!
//! A page needs a part from each of its services, or it is not shown.
//! Mend `async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down>`.
//!
//! - All are asked at the same time, and the parts come in the services' order.
//! - If the first error comes after 30 ms, it returns it after 30 ms.
//! - Then no request goes on.
//! - With 40 services all this is no different.
//!
//! Change it until in the picture `part()` of the others ends as dropped, at 30 ms.

pub mod support;

use futures::future::join_all;
use support::{Down, Service, services};
use tokio::time::Instant;

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let requests = services.iter().map(|service| service.part());
    let results = join_all(requests).await;
    results.into_iter().collect()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    // Three services: 100 ms, an error after 30 ms, 80 ms.
    let (services, counts) = services(&[100, -30, 80]);
    let start = Instant::now();
    let result = fetch_parts(&services).await;
    let elapsed = start.elapsed();
    match result {
        Ok(parts) => println!("{parts:?} after {elapsed:?}"),
        Err(error) => println!("{error}, after {elapsed:?}"),
    }
    println!("{} answers for nobody", counts.n_answered());
}

#[cfg(test)]
mod tests;
