use std::{sync::mpsc, thread, time::Duration};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::sync::oneshot;

struct Office { rt: Runtime, city: &'static str }

impl Office {
    fn open(city: &'static str) -> std::io::Result<Self> {
        let rt = Builder::new_current_thread().enable_all().build()?;
        Ok(Self { rt, city })
    }
    fn work<T>(&self, f: impl Future<Output = T>) -> T {
        println!("-- {} opens", self.city);
        let r = self.rt.block_on(f);
        println!("-- {} closes", self.city);
        r
    }
}

async fn pause(ms: u64) { tokio::time::sleep(Duration::from_millis(ms)).await }

/// `main` in name only.
#[tokio::main(flavor = "current_thread")]
async fn temp_office(n: u32) -> u32 {
    let h = tokio::spawn(async move { pause(20).await; n + 1 });
    h.await.unwrap() * 2
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let rome = Office::open("rome")?;
    let oslo = Office::open("oslo")?;

    // queued in Rome, but Rome is only driven while it is open
    let letter = rome.rt.spawn(async { println!("letter written"); pause(30).await; println!("letter sent"); 5 });
    let idle = oslo.rt.spawn(async { pause(10_000).await; println!("never") });
    thread::sleep(Duration::from_millis(40));
    println!("letter still unread: {} of {}", !letter.is_finished(), rome.rt.metrics().num_alive_tasks());

    // across the two: Oslo asks, Rome answers, on two threads
    let (ask, asked) = oneshot::channel::<u32>();
    let (reply, replied) = oneshot::channel::<u32>();
    thread::scope(|s| -> Result<(), mpsc::RecvError> {
        let (ready, wait) = mpsc::channel();
        let far = s.spawn(move || {
            ready.send(()).unwrap();
            oslo.rt.block_on(async move {
                pause(60).await;
                ask.send(20).unwrap();
                replied.await.unwrap()
            }) // the idle task is dropped with the runtime, here
        });
        wait.recv()?;
        rome.work(async {
            let q = asked.await.unwrap();
            let l = letter.await.unwrap();
            reply.send(q + l).unwrap();
        });
        println!("oslo heard {}", far.join().unwrap());
        Ok(())
    })?;
    println!("idle was dropped: {}", idle.is_finished());

    // a multi-thread one, and its Handle used from elsewhere
    let pool = Builder::new_multi_thread().worker_threads(2).thread_name("pool").enable_time().build()?;
    let handle: Handle = pool.handle().clone();
    let got = thread::Builder::new().name("outsider".into()).spawn(move || {
        let inner = handle.spawn(async { pause(25).await; thread::current().name().unwrap().to_owned() });
        handle.block_on(async move {
            let me = thread::current().name().unwrap().to_owned();
            format!("{me} waited for {}", inner.await.unwrap())
        })
    })?.join().unwrap();
    println!("{got}");
    {
        let _in = pool.enter();
        let h = tokio::spawn(async { pause(15).await; Handle::current().metrics().num_workers() });
        println!("workers {}, alive {}", rome.work(h)?, rome.rt.metrics().num_alive_tasks());
    }
    println!("temp {}", temp_office(20));
    pool.spawn_blocking(|| thread::sleep(Duration::from_millis(200)));
    pool.shutdown_background();
    let total: u32 = rome.work(async { futures::future::join_all((1..=3).map(async |n| { pause(5).await; n })).await.iter().sum() });
    println!("total {total}, futures {}", futures::executor::block_on(async { total + 1 }));
    Ok(())
}
