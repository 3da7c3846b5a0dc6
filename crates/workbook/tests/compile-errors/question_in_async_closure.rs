// advice: question-in-block
#[tokio::main]
async fn main() {
    let f = async |text: &str| {
        println!("{}", text.parse::<u32>()?);
    };
    f("7").await;
}
