use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

enum AppError {
    NotFound,
    Database(&'static str),
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        match self {
            AppError::NotFound => (StatusCode::NOT_FOUND, "No user").into_response(),
            AppError::Database(error) => {
                println!("for the log: {error}");
                (StatusCode::INTERNAL_SERVER_ERROR, "Internal error").into_response()
            }
        }
    }
}

fn main() {
    for error in [AppError::NotFound, AppError::Database("disk full")] {
        println!("for the client: {}", error.into_response().status());
    }
}
