use std::time::Duration;

use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::ApiClient;
use super::support::{ApiError, Upstream, Validation};

async fn answer(client: &ApiClient, email: &str) -> Result<Validation, ApiError> {
    let Ok(result) = timeout(Duration::from_secs(600), client.validate(email)).await else {
        panic!("`validate` had not returned after 600 s.");
    };
    result
}

#[tokio::test(start_paused = true)]
async fn any_success_is_a_success() {
    let upstream = Upstream::start().await;
    let client = ApiClient::new(&upstream.base, Duration::from_secs(2));
    for code in [200, 201, 202, 203] {
        let email = format!("status-{code}@{}", random());
        let result = answer(&client, &email).await;
        saw(&result);
        assert!(
            matches!(&result, Ok(validation) if validation.email == email && validation.valid),
            "The server answered {code} with a validation. `validate` returned `{result:?}`."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn any_other_status_is_told_apart() {
    let upstream = Upstream::start().await;
    let client = ApiClient::new(&upstream.base, Duration::from_secs(2));
    let mut codes = [
        300, 302, 304, 400, 401, 403, 409, 418, 422, 429, 500, 502, 504,
    ];
    codes.rotate_left((random() % 13) as usize);
    for code in codes {
        let email = format!("status-{code}@{}", random());
        let result = answer(&client, &email).await;
        saw(&result);
        assert!(
            result == Err(ApiError::Status(code)),
            "The server answered {code}. `validate` returned `{result:?}`."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn any_deadline_is_kept() {
    let upstream = Upstream::start().await;
    for name in ["hang", "stall", "slow", "drip"] {
        let deadline = Duration::from_millis(100 + random() % 9_000);
        let client = ApiClient::new(&upstream.base, deadline);
        let start = Instant::now();
        let result = answer(&client, &format!("{name}@{}", random())).await;
        let elapsed = start.elapsed();
        saw(&(&result, elapsed));
        assert!(
            result == Err(ApiError::Timeout) && elapsed == deadline,
            "With a deadline of {deadline:?} and the server's answer `{name}`, \
             `validate` returned `{result:?}` after {elapsed:?}."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_late_answer_within_the_deadline_is_an_answer() {
    let upstream = Upstream::start().await;
    let client = ApiClient::new(&upstream.base, Duration::from_secs(30));
    for name in ["late", "drip"] {
        let email = format!("{name}@{}", random());
        let result = answer(&client, &email).await;
        saw(&result.as_ref().ok().map(|validation| &validation.email));
        assert!(
            matches!(&result, Ok(validation) if validation.email == email),
            "The answer `{name}` was complete before the deadline of 30 s. `validate` returned `{result:?}`."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn calls_beside_each_other_do_not_mix() {
    let upstream = Upstream::start().await;
    let client = ApiClient::new(&upstream.base, Duration::from_secs(2));
    let start = Instant::now();
    let [late, hang, missing] = ["late", "hang", "missing"].map(|n| format!("{n}@{}", random()));
    let results = tokio::join!(
        answer(&client, &late),
        answer(&client, &hang),
        answer(&client, &missing),
    );
    let elapsed = start.elapsed();
    let found = results.0.as_ref().ok().map(|found| &found.email);
    saw(&(found, &results.1, &results.2, elapsed));
    assert!(
        matches!(&results, (Ok(found), Err(ApiError::Timeout), Err(ApiError::NotFound)) if found.email == late),
        "Three calls in one `join!`, `late`, `hang` and `missing`, returned `{results:?}`."
    );
    assert!(
        elapsed == Duration::from_secs(2),
        "Three calls in one `join!` took {elapsed:?}; the slowest takes its deadline of 2 s."
    );
}

#[tokio::test(start_paused = true)]
async fn any_email_arrives_as_it_is() {
    let upstream = Upstream::start().await;
    let client = ApiClient::new(&upstream.base, Duration::from_secs(2));
    let n = random();
    for email in [
        format!("{n}/../{n}"),
        format!("{n}//@x"),
        format!("{n}?a=1&b=2#c"),
        format!("{n}%@x"),
        format!("\\{n}@x"),
        format!("+ {n};=@x"),
        format!("Ада{n}@пример"),
    ] {
        let result = answer(&client, &email).await;
        saw(&result.as_ref().ok().map(|validation| &validation.email));
        assert!(
            matches!(&result, Ok(validation) if validation.email == email),
            "The email \"{email}\" was asked for. `validate` returned `{result:?}`."
        );
    }
}
