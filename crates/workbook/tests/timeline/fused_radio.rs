use futures::channel::{mpsc, oneshot};
use futures::future::{self, Either, Fuse, FusedFuture, abortable};
use futures::stream::FuturesUnordered;
use futures::{FutureExt, SinkExt, StreamExt, pin_mut, select, select_biased};
use std::time::Duration;
use tokio::time::{Instant, sleep};

async fn station(name: &'static str, every: u64, times: u32, mut out: mpsc::Sender<String>) {
    for i in 0..times {
        sleep(Duration::from_millis(every)).await;
        if out.send(format!("{name}#{i}")).await.is_err() {
            println!("{name} lost its listener");
            break;
        }
    }
}

async fn listen() {
    let clock = Instant::now();
    let (tx, rx) = mpsc::channel::<String>(0);
    let mut rx = rx.fuse();
    let jazz = station("jazz", 30, 3, tx.clone()).fuse();
    let news = station("news", 70, 2, tx).fuse();
    let mut quiz: Fuse<_> = Fuse::terminated();
    pin_mut!(jazz, news);
    let mut calls = FuturesUnordered::new();

    loop {
        select! {
            () = jazz => println!("jazz signs off at {:?}", clock.elapsed()),
            () = news => {
                println!("news signs off at {:?}", clock.elapsed());
                quiz = sleep(Duration::from_millis(15)).map(|_| 42).boxed().fuse();
            },
            msg = rx.next() => if let Some(m) = msg {
                let len = m.len() as u64;
                calls.push(async move { sleep(Duration::from_millis(len)).await; m });
            },
            answer = quiz => println!("quiz answer {answer} at {:?}", clock.elapsed()),
            m = calls.select_next_some() => println!("heard {m} at {:?}", clock.elapsed()),
            complete => break,
        }
    }
    println!("off air at {:?}, quiz over: {}", clock.elapsed(), quiz.is_terminated());
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    listen().await;

    // nothing ready: the default arm
    let mut never = future::pending::<()>().fuse();
    select! { _ = never => unreachable!(), default => println!("silence") }

    // priority by order
    let (mut a, mut b) = (future::ready(1), future::ready(2));
    let first = select_biased! { x = a => x, y = b => y };
    println!("first {first}");

    // the function, not the macro; the loser lives on inside Either
    let slow = Box::pin(async { sleep(Duration::from_millis(50)).await; "slow" });
    let fast = Box::pin(async { sleep(Duration::from_millis(20)).await; "fast" });
    match future::select(slow, fast).await {
        Either::Left((s, _)) => println!("{s} won"),
        Either::Right((f, rest)) => println!("{f} won, then {}", rest.await),
    }

    let (job, handle) = abortable(async { sleep(Duration::from_millis(500)).await; 1 });
    let (done_tx, done_rx) = oneshot::channel();
    let (r, ()) = futures::join!(
        async { let r = job.await; let _ = done_tx.send(()); r },
        async { sleep(Duration::from_millis(5)).await; handle.abort(); done_rx.await.unwrap() },
    );
    println!("job: {}", r.map_or_else(|e| e.to_string(), |n| n.to_string()));
}
