use std::error::Error;
use std::io::ErrorKind::NotFound;
use tokio::fs::{self, File, OpenOptions};
use tokio::io::{self, AsyncBufReadExt as _, AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _, BufReader};
use tokio::time::{Duration, sleep, timeout};

type Res<T = (), E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

async fn talk(end: io::DuplexStream) -> Res<usize> {
    let (rd, mut wr) = io::split(end);
    let asker = tokio::spawn(async move {
        for q in ["who", "where are you", "bye"] {
            wr.write_all(q.as_bytes()).await?; // the pipe holds 8 bytes only
            wr.write_u8(b'\n').await?;
        }
        wr.shutdown().await
    });
    let mut lines = BufReader::new(rd).lines();
    let mut n = 0;
    while let Some(l) = lines.next_line().await? {
        n += 1;
        println!("answer {n}: {l}");
    }
    asker.await??;
    Ok(n)
}

async fn reply(mut end: io::DuplexStream) -> Res<()> {
    let mut buf = [0u8; 4];
    loop {
        let got = end.read(&mut buf).await?;
        if got == 0 { break Ok(()) }
        sleep(Duration::from_millis(10)).await; // thinks after every four bytes
        end.write_all(&buf[..got].to_ascii_uppercase()).await?;
    }
}

async fn notebook() -> Res<String> {
    let path = std::env::temp_dir().join(format!("duplex_and_files-{}.txt", std::process::id()));
    fs::write(&path, "first line\nsecond line\n").await?;
    let mut f = OpenOptions::new().append(true).read(true).open(&path).await?;
    f.write_all(b"third line\n").await?;
    f.flush().await?;
    f.rewind().await?;
    let mut all = String::new();
    f.read_to_string(&mut all).await?;
    let (a, b) = tokio::try_join!(fs::read_to_string(&path), async {
        let mut lines = BufReader::new(File::open(&path).await?).lines();
        let mut last = None;
        while let Some(l) = lines.next_line().await? { last = Some(l) }
        Ok(last)
    })?;
    fs::remove_file(&path).await?;
    assert!(matches!(fs::metadata(&path).await, Err(e) if e.kind() == NotFound));
    Ok(format!("{} {} {:?}", all.lines().count(), a.len(), b))
}

#[tokio::main]
async fn main() -> Res {
    let (left, right) = io::duplex(8);
    let (n, r) = tokio::join!(talk(left), tokio::spawn(reply(right)));
    r??;
    println!("{} answers", n?);
    println!("{}", notebook().await?);

    let mut script = tokio_test::io::Builder::new()
        .read(b"hel").wait(Duration::from_millis(30)).read(b"lo\n")
        .write(b"ok\n")
        .build();
    let mut word = vec![0; 6];
    script.read_exact(&mut word).await?;
    script.write_all(b"ok\n").await?;
    println!("{:?}", String::from_utf8(word)?);

    let (mut a, b) = io::duplex(64);
    let silent = timeout(Duration::from_millis(25), a.read_u8()).await;
    println!("silent: {}", silent.is_err());
    drop(b);
    println!("eof: {:?}", a.read_u8().await.map_err(|e| e.kind()));
    let mut out = io::stdout();
    out.write_all(b"written by tokio\n").await?;
    out.flush().await?;
    let copied = io::copy(&mut &b"copied bytes\n"[..], &mut io::sink()).await?;
    Ok(println!("{copied}"))
}
