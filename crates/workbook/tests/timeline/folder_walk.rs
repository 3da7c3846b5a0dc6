// Sums up a made-up folder tree in four ways:
//   one after the other, all at once, as tasks, and through a fn pointer.
use futures::{FutureExt, future::{BoxFuture, join_all}};
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};
use tokio::{task::JoinHandle, time::{Instant, sleep}};

struct Dir { name: &'static str, size: u64, subs: Vec<Dir> }

fn dir(name: &'static str, size: u64, subs: impl Into<Vec<Dir>>) -> Dir {
    Dir { name, size, subs: subs.into() }
}

async fn stat(d: &Dir) -> u64 {
    sleep(Duration::from_millis(10)).await;
    d.size
}

/// depth first
async fn slow(d: &Dir, depth: usize) -> u64 {
    let mut total = stat(d).await;
    println!("{:indent$}{} {total}", "", d.name, indent = depth * 2);
    for sub in &d.subs {
        total += Box::pin(slow(sub, depth + 1)).await;
    }
    total
}

fn wide<'a>(d: &'a Dir) -> Pin<Box<dyn Future<Output = u64> + Send + 'a>> {
    Box::pin(async move {
        let (own, subs) = tokio::join!(stat(d), join_all(d.subs.iter().map(wide)));
        own + subs.into_iter().sum::<u64>()
    })
}

fn tasks(root: Arc<Dir>, path: Vec<usize>) -> JoinHandle<u64> {
    tokio::spawn(async move {
        let here = path.iter().fold(&*root, |d, &i| &d.subs[i]);
        let kids: Vec<_> = (0..here.subs.len())
            .map(|i| tasks(root.clone(), [&path[..], &[i]].concat()))
            .collect();
        let mut total = stat(here).await;
        for k in kids { total += k.await.unwrap() }
        total
    })
}

fn countdown(n: u32) -> BoxFuture<'static, u32> {
    async move {
        match n {
            0 => 0,
            _ => { sleep(Duration::from_millis(1)).await; 1 + countdown(n - 1).await }
        }
    }
    .boxed()
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let root = Arc::new(dir("/", 1, [
        dir("etc", 10, [dir("ssl", 5, []), dir("apt", 6, [])]),
        dir("home", 20, [dir("ann", 100, [dir("pics", 1000, [])])]),
        dir("tmp", 0, vec![]),
    ]));
    let lap = Instant::now();
    println!("slow {} in {:?}", slow(&root, 0).await, lap.elapsed());
    let lap = Instant::now();
    println!("wide {} in {:?}", wide(&root).await, lap.elapsed());
    let lap = Instant::now();
    println!("tasks {} in {:?}", tasks(root.clone(), vec![]).await.unwrap(), lap.elapsed());
    let f: fn(u32) -> BoxFuture<'static, u32> = countdown;
    let lap = Instant::now();
    println!("countdown {} in {:?}", f(25).await, lap.elapsed());
}
