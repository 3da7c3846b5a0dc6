use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinSet,
};

async fn serve(listener: TcpListener, mut quit: oneshot::Receiver<()>) -> io::Result<usize> {
    let mut conns = JoinSet::new();
    let mut served = 0;
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let (socket, _peer) = accepted?;
                served += 1;
                conns.spawn(echo(socket, served));
            }
            Some(done) = conns.join_next(), if !conns.is_empty() => println!("conn done: {:?}", done.unwrap().map_err(|e| e.kind())),
            _ = &mut quit => break,
        }
    }
    println!("server stops, {} conns open", conns.len());
    conns.shutdown().await;
    Ok(served)
}

async fn echo(mut socket: TcpStream, n: usize) -> io::Result<u64> {
    let (rd, mut wr) = socket.split();
    let mut lines = BufReader::new(rd).lines();
    let mut bytes = 0;
    while let Some(line) = lines.next_line().await? {
        if line.is_empty() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        bytes += line.len() as u64;
        wr.write_all(format!("{n}:{line}\n").as_bytes()).await?;
    }
    Ok(bytes)
}

async fn client(addr: SocketAddr, who: &str, msgs: &[&str]) -> io::Result<Vec<String>> {
    let sock = TcpStream::connect(addr).await?;
    sock.set_nodelay(true)?;
    let (rd, mut wr) = sock.into_split();
    let mut rd = BufReader::new(rd);
    let mut back = Vec::new();
    for msg in msgs {
        wr.write_all(format!("{msg}\n").as_bytes()).await?;
        let mut line = String::new();
        if rd.read_line(&mut line).await? == 0 {
            println!("{who} was cut off");
            break;
        }
        back.push(line.trim_end().to_owned());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    drop(wr);
    let mut rest = Vec::new();
    rd.read_to_end(&mut rest).await?;
    println!("{who} got {back:?} and {} more bytes", rest.len());
    Ok(back)
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let addr = listener.local_addr()?;
    let (quit, rx) = oneshot::channel();
    let server = tokio::spawn(serve(listener, rx));

    let (a, b, c) = tokio::try_join!(
        client(addr, "ann", &["hello", "world"]),
        client(addr, "bob", &["one", "", "three"]),
        client(addr, "cid", &["x"; 4]),
    )?;
    println!("{} answers", a.len() + b.len() + c.len());

    let mute = TcpStream::connect(addr).await?; // says nothing at all
    tokio::time::sleep(Duration::from_millis(50)).await;
    let _ = quit.send(());
    println!("served {}", server.await.unwrap()?);
    drop(mute);
    assert!(TcpStream::connect(addr).await.is_err());
    Ok(())
}
