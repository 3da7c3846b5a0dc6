use futures::{Stream, StreamExt, TryStreamExt, future, stream};
use std::collections::HashMap;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::time::{Duration, Instant, Sleep, sleep};

/// Yields n, n-1, .. 1, one every `gap`.
struct Countdown { left: u32, gap: Duration, timer: Pin<Box<Sleep>>, polls: usize }

impl Countdown {
    fn new(left: u32, gap: u64) -> Self {
        let gap = Duration::from_millis(gap);
        Self { left, gap, timer: Box::pin(sleep(gap)), polls: 0 }
    }
}

impl Stream for Countdown {
    type Item = u32;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.polls += 1;
        if self.left == 0 { return Poll::Ready(None) }
        ready!(self.timer.as_mut().poll(cx));
        let next = Instant::now() + self.gap;
        self.timer.as_mut().reset(next);
        self.left -= 1;
        Poll::Ready(Some(self.left + 1))
    }
    fn size_hint(&self) -> (usize, Option<usize>) { (self.left as usize, Some(self.left as usize)) }
}

type Dyn<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t = Instant::now();
    let mut c = Countdown::new(3, 10);
    while let Some(n) = c.next().await { println!("{n}..") }
    println!("{} polls, {:?}", c.polls, t.elapsed());

    let squares = Countdown::new(6, 5)
        .filter(|n| future::ready(n % 2 == 0))
        .then(|n| async move {
            sleep(Duration::from_millis(20)).await;
            n * n
        })
        .chunks(2)
        .collect::<Vec<_>>()
        .await;
    println!("{squares:?} {:?}", t.elapsed());

    let fib = stream::unfold((0u64, 1u64), |(a, b)| async move {
        sleep(Duration::from_millis(a)).await;
        (a < 30).then_some((a, (b, a + b)))
    });
    futures::pin_mut!(fib);
    let mut total = 0;
    while let Some(f) = fib.next().await { total += f; }
    println!("fib total {total} {:?}", t.elapsed());

    let merged: String = stream::select(
        Countdown::new(3, 10).map(|n| format!("a{n} ")),
        Countdown::new(2, 16).map(|n| format!("b{n} ")),
    ).collect().await;
    println!("{merged}{:?}", t.elapsed());

    let r = stream::iter([Ok(1), Ok(2), Err("three"), Ok(4)])
        .try_for_each(|n| async move { sleep(Duration::from_millis(1)).await; println!("ok {n}"); Ok(()) })
        .await;
    println!("{r:?}");
    println!("{:?}", stream::iter(["7", "8"]).map(|s| s.parse::<i32>()).try_fold(0, |a, x| async move { Ok(a + x) }).await);

    let word = String::from("moon");
    let mut plans: HashMap<&str, Dyn<'_, usize>> = HashMap::new();
    plans.insert("len", Box::pin(async { sleep(Duration::from_millis(10)).await; word.len() }));
    plans.insert("one", Box::pin(future::ready(1)));
    plans.insert("never", Box::pin(async { println!("must not be seen"); 0 }));
    for key in ["one", "len", "none"] {
        match plans.remove(key) {
            Some(f) => println!("{key} = {}", f.await),
            None => println!("no plan {key}"),
        }
    }
    println!("{} plan left, {:?}", plans.len(), t.elapsed());
}
