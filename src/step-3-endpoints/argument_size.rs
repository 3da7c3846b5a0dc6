async fn count(body: [u8; 1000]) -> usize {
    body.len()
}

async fn count_borrowed(body: &[u8; 1000]) -> usize {
    body.len()
}

fn main() {
    let body = [0; 1000];
    println!("{}", size_of_val(&count(body)) >= 1000);
    println!("{}", size_of_val(&count_borrowed(&body)) >= 1000);
}
