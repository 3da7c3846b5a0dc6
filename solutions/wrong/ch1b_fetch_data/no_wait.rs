// expect: fail the_answer_takes_one_second
// Believed that the value is all that counts: the starter with `.await` added and nothing else.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    fetch(url).await
}

async fn fetch(url: &str) -> Data {
    Data {
        data: format!("from {url}"),
    }
}

#[cfg(test)]
mod tests;
