// Not a shebang, not a doc comment: just a comment. It says .await and println!("x") and async fn f() {
/* so does /* this nested one: tokio::spawn(async { */ .await */
#![allow(unused_parens, unused_braces, non_snake_case, clippy::all)]
use std::{println as say, io::Write as _, time::Duration as D};
use tokio::{self as tk, spawn as go, time::{sleep as nap, self as zeit}};
	async
	fn   größe ( mut x:u64 , r#async : & str )->u64
{ nap ( D::from_millis(x) )
      /* between */ . // still between
      /* and again */ await ;
  x+=1 ; say ! ( "größe→{}" , r#async ) ; x }

#[derive(Debug, Clone, Copy)] struct P { x: u64, y: i64 }
async fn flag(b: bool) -> bool { nap(D::from_millis(1)).await; b }
async fn sleep(n: u64) -> u64 { n } // not tokio's, does not sleep
async fn spawn(n: u64) -> u64 { sleep(n).await * 2 } // not tokio's, does not spawn
mod time { pub async fn timeout(n: u64) -> u64 { super::nap(super::D::from_millis(n)).await; n } }

#[tk::main(flavor = "current_thread", start_paused = true)]
async fn main() { let t = zeit::Instant::now(); let join = 3; let select = [10u64, 20, 30];
  println!(); print!("no newline, "); print!("{0:>4}|{0:<4}|{1:03}", 7, join); println!(" {{}} .await");
  let s = r#"raw "quoted" .await println!("no") tokio::spawn(async { }) "#; let c = '"'; let b = b'\''; let e = "\" .await \
     joined";
  println!("{s}{c}{b}{e}{}", r"\.await"); let lt: &'static str = "'"; println!("{lt:?} {x:?} {w:>width$.1}", x = Some(1), w = 2.55, width = 6);
  let P { x , .. } = P { x: größe(select[sleep(1).await as usize], "é").await, y: -(sleep(4).await as i64) }; println!("{x}");
  let v = (sleep(1).await..=spawn(2).await).collect::<Vec<_>>(); println!("{:?} {:#?}", &v[..sleep(2).await as usize], P { x: 1, y: 2 });
  let handles = (1..=3u64).map(|i| go(async move { nap(D::from_millis(10*i)).await; i })).collect::<Vec<_>>(); let mut tot = 0; for h in handles { tot += h.await.unwrap() } println!("{tot}");
  let chained = go(
      async move
      {
          let inner = go( async { nap(D::from_millis(5)).await; String::from("deep") } ) ;
          inner
      }
  )
      .await
      .unwrap()
      .await
      .map(|s| s + "er")
      .unwrap()
      .chars()
      .rev()
      .collect::<String>();
  write!(std::io::stdout(), "{chained} {}\n", line!()).unwrap(); writeln!(std::io::stdout().lock(), "{}:{}", file!().rsplit('/').next().unwrap(), column!()).unwrap();
  eprintln!("to stderr {}", sleep(9).await); eprint!("");
  while !flag(true).await {} let n = loop { if flag(true).await && !flag(false).await { break time::timeout(2).await } };
  let k = if let 2 = n { match sleep(n).await { 2 if flag(true).await => 'm: { if flag(true).await { break 'm sleep(77).await } 1 }, _ => 0 } } else { 2 };
  #[allow(unused_variables)] let y = { #[cfg(any())] { go(nope).await } #[cfg(not(any()))] { flag(false).await as u8 } };
  #[cfg(any())] { no::such(path).await?; nor!(this macro . await); tokio::spawn(nope) }
  println!("{k} {y} {}", async { async { async { nap(D::from_millis(3)).await; 'x' }.await }.await }.await);
  let (a,b)=tk::join!(time::timeout(7),async{nap(D::from_millis(4)).await;'b'});let _={nap(D::from_millis(1)).await};println!("{a}{b}");
  let f = |n| async move { if n > 1 { return Err(n) } nap(D::from_millis(n)).await; Ok(n) }; println!("{:?} {:?}", f(1).await, (f)(2).await);
  let loc = go(async { std::panic::Location::caller().line() }).await.unwrap(); println!("{loc} {} {}", module_path!().len(), std::any::type_name::<P>().ends_with("::P"));
  println!("{}", stringify!(a . await , tokio :: spawn ( async { } ))); println!(concat!("con", "cat {}", "!"), sleep(5).await);
  println!("multi
line {t}", t = t.elapsed().as_millis(),
  );}
