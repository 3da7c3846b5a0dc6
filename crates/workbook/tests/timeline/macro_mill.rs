use std::time::Duration;
use tokio::time::sleep;

macro_rules! nap { ($ms:expr) => { sleep(Duration::from_millis($ms)).await }; }
macro_rules! step {
    ($($(#[$m:meta])* $name:ident($ms:literal) -> $t:ty = $ret:expr;)+) => {
        $( $(#[$m])* async fn $name() -> $t { nap!($ms); $ret } )+
    };
}
macro_rules! job {
    (async $name:ident($($p:ident : $pt:ty),*) -> $r:ty $body:block) => {
        async fn $name($($p: $pt),*) -> Result<$r, String> $body
    };
}
macro_rules! go { ($($body:tt)*) => { tokio::spawn(async move { $($body)* }) }; }
macro_rules! later { ($v:ident => $e:expr) => { async { let $v = $e; $v * 2 } }; }
macro_rules! first_of {
    ($a:expr, $b:expr) => { tokio::select! { biased; x = $a => ("left", x), y = $b => ("right", y), } };
}
// Same name as tokio's, but one after the other.
macro_rules! join { ($($f:expr),* $(,)?) => { ($($f.await,)*) }; }
macro_rules! wait { ($e:expr) => { $e.await }; ($e:expr, $($rest:expr),+) => { [$e.await, $(wait!($rest)),+] }; }

step! {
    /// Grinds.
    grind(20) -> u32 = 3;
    #[allow(clippy::unused_async)]
    sift(30) -> u32 = 4;
    pack(10) -> Result<u32, String> = Err("no bags".into());
}

job!(async mill(sacks: u32, label: &str) -> u32 {
    let flour = grind().await * sacks;
    if flour > 10 {
        return Err(format!("{label}: {flour} is too much"));
    }
    nap!(15);
    Ok(flour + sift().await)
});

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let t0 = tokio::time::Instant::now();
    let side = go! {
        nap!(100);
        println!("side job at {:?}", t0.elapsed());
        mill(1, "side").await
    };
    println!("grind gave {}", grind().await);
    let all = vec![grind().await, sift().await, wait!(later!(n => grind().await))];
    assert_eq!(grind().await + 1, sift().await, "sum was {}", sift().await);
    println!("{all:?} {a} {}", format!("<{}>", sift().await), a = mill(2, "a").await.unwrap());
    if matches!(pack().await, Err(ref e) if e.contains("bags")) {
        println!("no bags at {:?}", t0.elapsed());
    }
    let (a, b) = join!(grind(), mill(9, "big"));
    println!("own join: {a} {b:?} at {:?}", t0.elapsed());
    let (a, b) = tokio::join!(grind(), async { nap!(25); wait!(sift(), grind()) });
    println!("tokio join: {a} {b:?} at {:?}", t0.elapsed());
    println!("{:?}", first_of!(sift(), grind()));
    println!("{:?}", first_of!(async { go!(nap!(5); 70u32).await.unwrap() }, grind()));
    println!("side: {:?}", wait!(side).unwrap());
    println!("total {:?}", t0.elapsed());
}
