//! Tasks in a `JoinSet`: the error returns, the set is dropped, and aborts what is left.
//! The tasks end on their next turn, not at once.

#[path = "../../../exercises/src/bin/ch4d_all_or_nothing/support.rs"]
pub mod support;

use support::{Down, Service};
use tokio::task::JoinSet;

pub async fn fetch_parts(services: &[Service]) -> Result<Vec<String>, Down> {
    let mut requests = JoinSet::new();
    for (place, service) in services.iter().cloned().enumerate() {
        requests.spawn(async move { (place, service.part().await) });
    }
    let mut parts = vec![String::new(); services.len()];
    while let Some(joined) = requests.join_next().await {
        let (place, part) = joined.expect("it neither panics nor is aborted");
        parts[place] = part?;
    }
    Ok(parts)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch4d_all_or_nothing/tests.rs"]
mod tests;
