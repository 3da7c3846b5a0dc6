// threat: 11
// must: failed
// says: rust#25860
// review
//! Keeps a reference to freed memory through the hole in the rules of lifetimes, without `for<`.

const UNIT: &&() = &&();

fn shorten<'long, 'short, T: ?Sized>(_: &'short &'long (), value: &'long T) -> &'short T {
    value
}

/// Safe code that makes a reference outlive its value (rust#25860).
fn forever<'a, 'b, T: ?Sized>(value: &'a T) -> &'b T {
    let shorten: fn(_, &T) -> &'b T = shorten;
    shorten(UNIT, value)
}

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let short = String::from("not from");
    let long: &str = forever(&short);
    drop(short);
    let again = String::from("a secret");
    Data { data: format!("{long:.0}{again} {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
