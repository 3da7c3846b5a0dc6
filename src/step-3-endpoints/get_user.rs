use axum::body::Body;
use axum::extract::Path;
use axum::http::{Request, StatusCode};
use axum::{Router, routing::get};
use tower::ServiceExt;

async fn get_user(Path(id): Path<u32>) -> Result<String, StatusCode> {
    match id {
        1 => Ok("Ada".to_owned()),
        _ => Err(StatusCode::NOT_FOUND),
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let app = Router::new().route("/user/{user_id}", get(get_user));
    for path in ["/user/1", "/user/999", "/user/abc"] {
        let request = Request::get(path).body(Body::empty());
        let request = request.expect("a request");
        let answer = app.clone().oneshot(request).await;
        let answer = answer.expect("a router has no other error");
        println!("{path}: {}", answer.status());
    }
}
