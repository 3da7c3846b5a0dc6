use std::{panic::AssertUnwindSafe, time::Duration};
use futures::FutureExt;
use tokio::task::{JoinError, JoinSet};

struct Diver { name: String, depth: u64 }

impl Diver
{
    fn new(name: &str, depth: u64) -> Self
    {
        Self { name: name.into(), depth }
    }

    async fn dive(self) -> String
    {
        tokio::time::sleep(Duration::from_millis(self.depth)).await;
        if self.name == "dora"
        {
            panic!("{} saw a shark at {}", self.name, self.depth);
        }
        std::mem::take(&mut { self }.name)
    }
}

impl Drop for Diver
{
    fn drop(&mut self)
    {
        if !self.name.is_empty() { println!("  {} pulled out", self.name); }
    }
}

fn report(r: Result<String, JoinError>) -> Option<JoinError>
{
    match r
    {
        Ok(name) => println!("{name} surfaced"),
        Err(e) if e.is_cancelled() => println!("someone was cancelled"),
        Err(e) => { println!("someone panicked: {}", e.is_panic()); return Some(e) }
    }
    None
}

#[tokio::main(flavor = "current_thread")]
async fn main()
{
    std::panic::set_hook(Box::new(|p| eprintln!("!! {p}"))); // no backtraces, please
    let mut team = JoinSet::new();
    let never_wet = team.spawn(Diver::new("abe", 10).dive());
    never_wet.abort(); // before its first poll
    team.spawn(Diver::new("bea", 30).dive());
    let cut_short = team.spawn(Diver::new("carl", 300).dive());
    team.spawn(Diver::new("dora", 90).dive());
    team.spawn(async { Diver::new("ed", 400).dive().await });
    team.spawn_blocking(|| { std::thread::sleep(Duration::from_millis(150)); "fritz (in a bell)".to_string() });
    println!("{} divers", team.len());

    let mut shark = None;
    while let Some(r) = team.join_next().await
    {
        if let Some(e) = report(r)
        {
            shark = Some(e);
            cut_short.abort();
            break;
        }
    }
    report(team.join_next().await.unwrap());
    report(team.join_next().await.unwrap());
    println!("{} left, abort_all", team.len());
    team.abort_all();
    while let Some(r) = team.join_next().await { report(r); }

    let caught = AssertUnwindSafe(Diver::new("dora", 20).dive()).catch_unwind().await;
    println!("caught in place: {}", caught.is_err());

    let mut tail = JoinSet::new();
    for i in 0..3u64 { tail.spawn(Diver::new(["x", "y", "z"][i as usize], 100 + i).dive()); }
    tokio::task::yield_now().await;
    drop(tail); // aborts all three
    tokio::task::yield_now().await;

    println!("and now main itself");
    Err::<(), _>(shark.unwrap()).expect("the shark");
    println!("not reached");
}
