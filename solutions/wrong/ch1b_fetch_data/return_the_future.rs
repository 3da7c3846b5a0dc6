// expect: compile E0308
// Believed that the call `fetch(url)` gives the data: the starter, uncommented.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let result = fetch(url);
    return result;
    todo!("return the data from {url}")
}

async fn fetch(url: &str) -> Data {
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
