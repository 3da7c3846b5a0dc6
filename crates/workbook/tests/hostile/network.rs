// threat: 34
// must: failed
// says: refused
// review
// partial: failed
//! Connects to a server of this machine.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    match std::net::TcpStream::connect("127.0.0.1:{PORT}") {
        Ok(_) => panic!("{url}: connected"),
        Err(error) => panic!("{url}: {error}"),
    }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
