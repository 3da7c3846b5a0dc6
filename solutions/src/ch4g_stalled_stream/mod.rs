//! Right, because the runtime polls the lookups: the stream holds only their handles, which may stand still.
//! The buffer still limits them, since a task begins only when the buffer has room for its handle.

#[path = "../../../exercises/src/bin/ch4g_stalled_stream/support.rs"]
pub mod support;

use futures::StreamExt;
use futures::stream;
use support::Site;
use tokio::time::Instant;

pub async fn import(site: &Site, ids: &[usize]) {
    let lookups = stream::iter(ids).map(|&id| {
        let site = site.clone();
        tokio::spawn(async move { site.look_up(id).await })
    });
    let mut users = lookups.buffered(3);
    while let Some(user) = users.next().await {
        if let Some(user) = user.expect("a lookup does not panic") {
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
#[path = "../../../exercises/src/bin/ch4g_stalled_stream/tests.rs"]
mod tests;
