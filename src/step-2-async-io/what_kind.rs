use std::io::ErrorKind::NotFound;

#[tokio::main]
async fn main() {
    for path in ["no-such-file", "/"] {
        match tokio::fs::read_to_string(path).await {
            Ok(text) => println!("read {text}"),
            Err(error) if error.kind() == NotFound => println!("defaults"),
            Err(_) => println!("give up"),
        }
    }
}
