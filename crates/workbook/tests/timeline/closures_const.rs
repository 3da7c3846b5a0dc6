use std::fmt::{Debug, Display};
use std::future::Future;
use std::ops::AsyncFnMut;
use std::time::Duration;
use tokio::time::{Instant, sleep};

const TICK: Duration = Duration::from_millis(10);

async fn twice<F>(f: F) -> u32 where F: AsyncFn(u32) -> u32 {
    f(1).await + f(2).await
}

async fn both(f: impl AsyncFn(u32) -> u32) -> (u32, u32) {
    tokio::join!(f(10), f(20))
}

async fn retry<T, E: Display>(tries: usize, mut f: impl AsyncFnMut(usize) -> Result<T, E>) -> Option<T> {
    for n in 1..=tries {
        match f(n).await {
            Ok(v) => return Some(v),
            Err(e) => println!("try {n}: {e}"),
        }
        sleep(TICK * n as u32).await;
    }
    None
}

async fn finish<R>(f: impl AsyncFnOnce(String) -> R) -> R { f("the end".to_string()).await }

#[derive(Debug)]
struct Ring<T, const N: usize> { slots: [T; N], at: usize }

impl<T, const N: usize> Ring<T, N> where T: Copy + Debug + Send {
    const LEN: usize = N;
    fn new(slots: [T; N]) -> Self { Self { slots, at: 0 } }
    async fn turn<const BY: usize>(&mut self) -> T where T: PartialEq {
        for _ in 0..BY {
            sleep(TICK).await;
            self.at = (self.at + 1) % Self::LEN;
        }
        self.slots[self.at]
    }
}

async fn longer<'a, 'b: 'a>(a: &'a str, b: &'b str) -> &'a str {
    sleep(TICK).await;
    if a.len() >= b.len() { a } else { b }
}

fn shout<'s, T: ?Sized>(s: &'s str, _: &T) -> impl Future<Output = String> + use<'s, T> {
    async move { sleep(TICK).await; s.to_uppercase() }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let start = Instant::now();
    let base = 100;
    let add = async |n: u32| { sleep(TICK * n).await; base + n };
    println!("twice {}", twice(&add).await);
    println!("both {:?} at {:?}", both(&add).await, start.elapsed());

    let mut log = Vec::new();
    let got = retry(5, async |n| {
        log.push(n); // borrows the vector across the await
        sleep(TICK).await;
        if n < 3 { Err(format!("not yet ({})", log.len())) } else { Ok(n * 11) }
    }).await;
    println!("got {got:?} log {log:?} at {:?}", start.elapsed());

    let owned = vec!['a', 'b'];
    let last = finish(async move |s| { sleep(TICK).await; format!("{s} {}", owned.into_iter().collect::<String>()) }).await;
    println!("{last}");

    let mut ring = Ring::new(["n", "e", "s", "w"]);
    println!("{} {} {}", ring.turn::<3>().await, ring.turn::<2>().await, Ring::<u8, 7>::LEN);
    let text = String::from("lighthouse");
    let word = { let w = longer(&text, "sea"); w.await };
    println!("{word} {}", shout(word, "ignored").await);
    println!("{}", longer(&word.repeat(2), &String::from("z")).await.len() + longer("", &[word, "s"].concat()).await.len());

    let table: [(&str, Box<dyn Fn(u64) -> futures::future::BoxFuture<'static, u64>>); 2] = [
        ("double", Box::new(|x| Box::pin(async move { sleep(TICK).await; x * 2 }))),
        ("square", Box::new(|x| Box::pin(async move { sleep(TICK * 2).await; x * x }))),
    ];
    for (name, op) in &table { println!("{name} {}", op(7).await); }
    println!("at {:?}", start.elapsed());
}
