//! Three tasks, which start without being awaited.
//! Each owns a handle of the site. Worth it when they shall use several threads or outlive the caller.

#[path = "../../../exercises/src/bin/ch0a_wait_together/support.rs"]
pub mod support;

use support::{Site, fetch_messages, fetch_posts, fetch_user};

pub async fn fetch_dashboard(site: &Site) -> (String, u32, u32) {
    let (for_user, for_posts) = (site.clone(), site.clone());
    let user_task = tokio::spawn(async move { fetch_user(&for_user).await });
    let posts_task = tokio::spawn(async move { fetch_posts(&for_posts).await });
    let messages = fetch_messages(site).await;
    let user = user_task.await.expect("the task does not panic");
    let posts = posts_task.await.expect("the task does not panic");
    (user, posts, messages)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0a_wait_together/tests.rs"]
mod tests;
