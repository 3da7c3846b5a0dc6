use tokio::time::{self, Duration, Instant, MissedTickBehavior::*, error::Elapsed, timeout};

async fn flaky(attempt: u32) -> Result<&'static str, u32> {
    time::sleep(Duration::from_millis(7)).await;
    (attempt >= 5).then_some("finally").ok_or(attempt)
}

async fn with_backoff() -> (&'static str, Duration) {
    let start = Instant::now();
    let mut pause = Duration::from_millis(100);
    let mut attempt = 0;
    let v = loop {
        attempt += 1;
        match flaky(attempt).await {
            Ok(v) => break v,
            Err(n) => {
                println!("attempt {n} failed, waiting {pause:?}");
                time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_millis(500));
            }
        }
    };
    (v, start.elapsed())
}

async fn ticks(kind: time::MissedTickBehavior) -> Vec<u128> {
    let start = Instant::now();
    let mut every = time::interval(Duration::from_millis(100));
    every.set_missed_tick_behavior(kind);
    let mut at = vec![];
    for n in 0..6 {
        every.tick().await;
        at.push(start.elapsed().as_millis());
        if n == 1 {
            time::sleep(Duration::from_millis(250)).await; // misses two
        }
    }
    at
}

async fn nested(outer: u64, inner: u64, work: u64) -> Result<Result<u64, Elapsed>, Elapsed> {
    timeout(Duration::from_millis(outer), async move {
        let r = timeout(Duration::from_millis(inner), async move {
            time::sleep(Duration::from_millis(work)).await;
            work
        })
        .await;
        time::sleep(Duration::from_millis(10)).await;
        r
    })
    .await
}

fn main() {
    let rt = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap();
    let real = std::time::Instant::now();
    rt.block_on(async {
        let zero = Instant::now();
        println!("{:?}", with_backoff().await);
        for kind in [Burst, Delay, Skip] {
            println!("{kind:?}: {:?}", ticks(kind).await);
        }
        for (o, i, w) in [(100, 50, 20), (100, 50, 80), (40, 50, 80), (55, 50, 80), (0, 0, 0)] {
            println!("{o}/{i}/{w}: {:?}", nested(o, i, w).await);
        }
        let hour = tokio::spawn(async { time::sleep(Duration::from_secs(3600)).await; "an hour" });
        let (a, b) = tokio::join!(timeout(Duration::from_secs(1), time::sleep(Duration::from_secs(2))), hour);
        println!("{} {}", a.is_err(), b.unwrap());

        let bell = tokio::spawn(async move { time::sleep(Duration::from_millis(30)).await; zero.elapsed() });
        tokio::task::yield_now().await;
        time::advance(Duration::from_millis(500)).await; // the bell is far too late
        println!("bell {:?}", bell.await.unwrap());
        time::resume();
        time::sleep(Duration::from_millis(20)).await;
        println!("virtual > 1h: {}", zero.elapsed() > Duration::from_secs(3600));
    });
    println!("real < 1s: {}", real.elapsed() < Duration::from_secs(1));
}
