//! A toy executor: one ready queue, one timer thread per nap, no crates at all.
//! `cargo run --bin hand_executor`
#![allow(dead_code, clippy::type_complexity)]
#![forbid(unsafe_code)]

use std::{
    collections::VecDeque,
    future::Future,
    pin::Pin,
    sync::{Arc, Condvar, Mutex, atomic::{AtomicUsize, Ordering::SeqCst}},
    task::{Context, Poll, Wake, Waker},
    thread,
    time::{Duration, Instant},
};

type Job = Pin<Box<dyn Future<Output = ()> + Send>>;

struct Task { name: &'static str, job: Mutex<Option<Job>>, q: Arc<Queue>, polls: AtomicUsize }

#[derive(Default)]
struct Queue { ready: Mutex<VecDeque<Arc<Task>>>, bell: Condvar, alive: AtomicUsize }

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        let q = self.q.clone();
        q.ready.lock().unwrap().push_back(self);
        q.bell.notify_one();
    }
}

impl Queue {
    fn spawn(self: &Arc<Self>, name: &'static str, f: impl Future<Output = ()> + Send + 'static) {
        self.alive.fetch_add(1, SeqCst);
        let task = Task { name, job: Mutex::new(Some(Box::pin(f))), q: self.clone(), polls: 0.into() };
        Arc::new(task).wake();
    }
    fn run(&self) {
        while self.alive.load(SeqCst) > 0 {
            let mut ready = self.ready.lock().unwrap();
            while ready.is_empty() { ready = self.bell.wait(ready).unwrap(); }
            let task = ready.pop_front().unwrap();
            drop(ready);
            let waker = Waker::from(task.clone());
            let mut slot = task.job.lock().unwrap();
            let Some(job) = slot.as_mut() else { continue };
            let n = task.polls.fetch_add(1, SeqCst) + 1;
            if job.as_mut().poll(&mut Context::from_waker(&waker)).is_ready() {
                *slot = None;
                self.alive.fetch_sub(1, SeqCst);
                println!("[exec] {} done after {n} polls", task.name);
            }
        }
    }
}

struct Nap { until: Instant, waker: Option<Waker> }
impl Future for Nap {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.until { return Poll::Ready(()); }
        if !self.waker.as_ref().is_some_and(|w| w.will_wake(cx.waker())) {
            let (w, left) = (cx.waker().clone(), self.until - Instant::now());
            self.waker = Some(w.clone());
            thread::spawn(move || { thread::sleep(left); w.wake() });
        }
        Poll::Pending
    }
}
fn nap(ms: u64) -> Nap { Nap { until: Instant::now() + Duration::from_millis(ms), waker: None } }

struct Yield(bool);
impl Future for Yield {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { cx.waker().wake_by_ref(); Poll::Pending }
    }
}

async fn chatter(who: &'static str, times: u32) {
    for i in 0..times { println!("{who} {i}"); Yield(false).await; }
}

fn main() {
    let q = Arc::new(Queue::default());
    q.spawn("ping", chatter("ping", 3));
    q.spawn("pong", async { chatter("pong", 2).await; nap(30).await; println!("pong slept") });
    q.spawn("long", async { nap(60).await; nap(40).await; println!("long slept twice") });
    q.run();
    println!("all done");
}
