//! # A stalled stream
//!
//! Lookups take 100 to 400 ms and have a limit of 500 ms. Still some run into it.
//! Mend `async fn import(site: &Site, ids: &[usize])`.
//!
//! - No lookup runs into its limit.
//! - At most 3 lookups run at once.
//! - Users are saved one at a time, 1 s each, in the order of `ids`.
//! - Saving begins when the first user is there, and lookups go on meanwhile: if that is after 100 ms, 4 users take 4.1 s.

pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;
use tokio::time::Instant;

pub async fn import(site: &Site, ids: &[usize]) {
    let lookups = stream::iter(ids).map(|&id| site.look_up(id));
    let mut users = lookups.buffered(3);
    while let Some(user) = users.next().await {
        if let Some(user) = user {
            site.save(user).await;
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let site = Site::new(&[1, 3, 4, 2]);
    let start = Instant::now();
    import(&site, &[0, 1, 2, 3]).await;
    println!("saved {:?} after {:?}", site.log().saved, start.elapsed());
    println!("timed out {:?}", site.log().timed_out);
}

#[cfg(test)]
mod tests;
