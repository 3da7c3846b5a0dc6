use futures::future::{join_all, select_ok, try_join_all};
use std::{error::Error, fmt, num::ParseIntError, time::Duration};
use tokio::time::{Instant, sleep};

#[derive(Debug)]
enum Oops { Parse(ParseIntError), Refused { by: &'static str, code: i32 } }

impl fmt::Display for Oops {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Oops::Parse(e) => write!(f, "parse: {e}"),
            Oops::Refused { by, code } => write!(f, "{by} refused with {code}"),
        }
    }
}
impl Error for Oops {}
impl From<ParseIntError> for Oops { fn from(e: ParseIntError) -> Self { Oops::Parse(e) } }

struct Tell(&'static str, bool);
impl Drop for Tell {
    fn drop(&mut self) { if !self.1 { println!("  {} was cancelled", self.0) } }
}

async fn ask(who: &'static str, ms: u64, answer: &str) -> Result<i32, Oops> {
    let mut tell = Tell(who, false);
    sleep(Duration::from_millis(ms)).await;
    tell.1 = true;
    let n: i32 = answer.parse()?;
    if n < 0 { Err(Oops::Refused { by: who, code: n })? }
    Ok(n)
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> Result<(), Box<dyn Error>> {
    let t = Instant::now();
    let r = tokio::try_join!(ask("ann", 50, "1"), ask("bob", 20, "-7"), ask("cid", 90, "3"));
    println!("{} at {:?}", r.unwrap_err(), t.elapsed());

    let all = join_all((0..12).map(|i| async move {
        sleep(Duration::from_millis(10 * (i % 4))).await;
        i * i
    })).await;
    println!("{all:?} at {:?}", t.elapsed());

    let (a, b) = futures::try_join!(ask("dan", 10, "4"), async {
        let x = ask("eve", 5, "5").await?;
        let y = ask("fay", 5, "6").await?;
        Ok::<_, Oops>(x * y)
    })?;
    println!("{a} {b} at {:?}", t.elapsed());

    match try_join_all(["1", "2", "three", "4"].map(|s| ask("crowd", 10 * s.len() as u64, s))).await {
        Ok(v) => println!("{v:?}"),
        Err(e @ Oops::Parse(_)) => println!("{e}"),
        Err(_) => unreachable!(),
    }

    let ((n, rest), _) = tokio::join!(
        async { select_ok([("gus", 10, "-1"), ("hal", 30, "8"), ("ida", 60, "9")].map(|(w, m, s)| Box::pin(ask(w, m, s)))).await.unwrap() },
        sleep(Duration::from_millis(1)),
    );
    println!("{n} and {} still asked at {:?}", rest.len(), t.elapsed());
    drop(rest);

    let Ok(k) = ask("joe", 1, "10").await else { return Err("joe let us down".into()) };
    if let Ok(x) = ask("kim", 1, "11").await && x > k && let Err(e) = ask("lee", 1, "-1").await {
        println!("chain ends: {e}");
    }
    let inner: Result<(), Oops> = async {
        ask("max", 1, "12").await?;
        ask("ned", 1, "").await?;
        println!("not reached");
        Ok(())
    }.await;
    println!("{inner:?} at {:?}", t.elapsed());
    Ok(ask("oli", 1, "0").await.map(drop)?)
}
