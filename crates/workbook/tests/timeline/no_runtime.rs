use std::pin::pin;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

struct Knock(Mutex<Sender<()>>);

impl Wake for Knock {
    fn wake(self: Arc<Self>) {
        let _ = self.0.lock().unwrap().send(());
    }
}

/// An executor of one's own.
fn drive<F: Future>(future: F) -> F::Output {
    let (sender, receiver) = channel();
    let waker = Waker::from(Arc::new(Knock(Mutex::new(sender))));
    let mut future = pin!(future);
    let mut polls = 0;
    loop {
        polls += 1;
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(answer) => {
                println!("{polls} polls");
                return answer;
            }
            Poll::Pending => receiver.recv().unwrap(),
        }
    }
}

async fn nap(ms: u64) {
    let (sender, receiver) = futures::channel::oneshot::channel();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(ms));
        let _ = sender.send(());
    });
    receiver.await.unwrap();
}

async fn brew() {
    nap(40).await;
    println!("hot");
}

fn main() {
    drive(async {
        brew().await;
        nap(30).await;
        println!("tea");
    });
}
