use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::task::{block_in_place, spawn_blocking};

fn ms(n: u64) -> Duration { Duration::from_millis(n) }

// Ticks every 20 ms and remembers its worst gap.
async fn ticker(times: u32) -> Duration {
    let (mut worst, mut last) = (Duration::ZERO, Instant::now());
    for _ in 0..times {
        tokio::time::sleep(ms(20)).await;
        worst = worst.max(last.elapsed());
        last = Instant::now();
    }
    worst
}

async fn polite_neighbour() { tokio::time::sleep(ms(10)).await; println!("neighbour done"); }

async fn sinner() {
    tokio::time::sleep(ms(30)).await;
    println!("sinner blocks");
    thread::sleep(ms(120)); // starves everybody on this thread
    println!("sinner done");
}

fn crunch(n: u64) -> u64 { thread::sleep(ms(n)); (1..=n).sum() }

fn main() {
    let one = Builder::new_current_thread().enable_time().build().unwrap();
    one.block_on(async {
        let t = tokio::spawn(ticker(5));
        tokio::spawn(polite_neighbour());
        let s = tokio::spawn(sinner());
        let worst = t.await.unwrap();
        println!("starved: {}", worst > ms(100));
        s.await.unwrap();

        // the right way: the ticker keeps ticking
        let (worst, sums) = tokio::join!(ticker(4), async {
            let jobs = [60, 70, 80].map(|n| spawn_blocking(move || crunch(n)));
            futures::future::join_all(jobs).await.into_iter().map(Result::unwrap).collect::<Vec<_>>()
        });
        println!("starved: {} {sums:?}", worst > ms(90));

        // a blocked join! branch holds up its sibling, not only other tasks
        let begin = Instant::now();
        let (late, _) = tokio::join!(
            async { tokio::time::sleep(ms(10)).await; begin.elapsed() > ms(60) },
            async { tokio::task::yield_now().await; crunch(80) },
        );
        println!("sibling late: {late}");

        // recv of a std channel inside async
        let (tx, rx) = mpsc::channel();
        thread::spawn(move || { thread::sleep(ms(50)); tx.send("from a thread") });
        let starving = tokio::spawn(ticker(1));
        tokio::task::yield_now().await;
        println!("{}", rx.recv().unwrap());
        println!("starved: {}", starving.await.unwrap() > ms(45));
    });

    let two = Builder::new_multi_thread().worker_threads(1).enable_all().thread_name("baker").build().unwrap();
    let shared = Arc::new(Mutex::new(vec![]));
    two.block_on(async {
        let s = shared.clone();
        let a = tokio::spawn(async move {
            let n = block_in_place(|| crunch(60)); // hands the worker's place to another thread
            s.lock().unwrap().push("in place");
            n
        });
        let s = shared.clone();
        let b = tokio::spawn(async move { tokio::time::sleep(ms(15)).await; s.lock().unwrap().push("beside") });
        println!("{}", a.await.unwrap());
        b.await.unwrap();
        let name = tokio::spawn(async { thread::current().name().map(str::to_owned) }).await.unwrap();
        println!("{:?} on {name:?}", shared.lock().unwrap());
        let stuck = spawn_blocking(|| crunch(100));
        stuck.abort(); // may be too late: it may already run
    });
    two.shutdown_timeout(ms(5));
    println!("out");
}
