//! The closure, on a blocking thread, sends its question and waits; async code answers.

#[path = "../../../exercises/src/bin/ch7c_sandwich/support.rs"]
pub mod support;

use support::{Db, render};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

pub async fn page(db: &Db, template: &str) -> String {
    let template = template.to_owned();
    let (questions, mut asked) = mpsc::channel(1);
    let rendering = spawn_blocking(move || {
        render(&template, |id| {
            let (answer, answered) = std::sync::mpsc::channel();
            let sent = questions.blocking_send((id, answer));
            sent.ok()
                .and_then(|()| answered.recv().ok())
                .unwrap_or_default()
        })
    });
    while let Some((id, answer)) = asked.recv().await {
        let _ = answer.send(db.get_user(id).await);
    }
    rendering.await.expect("it does not panic")
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7c_sandwich/tests.rs"]
mod tests;
