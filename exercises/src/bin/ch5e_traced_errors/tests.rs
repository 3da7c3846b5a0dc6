use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::{Instant, timeout};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Registry};

use super::count_posts;
use super::support::{AppError, Site};

const URLS: [&str; 4] = ["/text/7", "/text/seven", "/status/503", "/panic"];

/// One event of level ERROR.
#[derive(Debug, Clone)]
struct Entry {
    /// The fields `url` of the spans around it, the innermost first.
    urls: Vec<String>,
    /// What the event says: its message and its fields.
    text: String,
}

/// Listens to what is traced on this thread, and keeps the errors.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<Entry>>>);

/// The field `url` of a span.
struct Url(String);

/// Reads fields.
#[derive(Default)]
struct Fields {
    url: Option<String>,
    text: String,
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let value = format!("{value:?}");
        if field.name() == "url" {
            self.url = Some(value.trim_matches('"').to_owned());
        }
        self.text += &format!("{}={value} ", field.name());
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Log {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        if let (Some(url), Some(span)) = (fields.url, context.span(id)) {
            span.extensions_mut().replace(Url(url));
        }
    }

    fn on_record(&self, id: &Id, record: &Record<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        record.record(&mut fields);
        if let (Some(url), Some(span)) = (fields.url, context.span(id)) {
            span.extensions_mut().replace(Url(url));
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        if *event.metadata().level() != Level::ERROR {
            return;
        }
        let mut fields = Fields::default();
        event.record(&mut fields);
        let mut urls = Vec::new();
        for span in context.event_scope(event).into_iter().flatten() {
            if let Some(Url(url)) = span.extensions().get::<Url>() {
                urls.push(url.clone());
            }
        }
        let text = fields.text;
        let mut entries = self.0.lock().expect("not poisoned");
        entries.push(Entry { urls, text });
    }
}

/// What `count_posts` returned, and the errors that were logged meanwhile.
async fn run(urls: &[&str]) -> (Vec<Result<u32, AppError>>, Vec<Entry>) {
    let log = Log::default();
    let listening = tracing::subscriber::set_default(Registry::default().with(log.clone()));
    let results = timeout(Duration::from_secs(60), count_posts(&Site, urls)).await;
    drop(listening);
    let entries = log.0.lock().expect("not poisoned").clone();
    let results =
        results.expect("`count_posts` returns within a minute; the slowest lookup takes 300 ms");
    (results, entries)
}

/// A result as a message shows it.
fn shown(result: Option<&Result<u32, AppError>>) -> &'static str {
    match result {
        None => "no result",
        Some(Ok(_)) => "a number",
        Some(Err(AppError::Fetch(_))) => "Fetch",
        Some(Err(AppError::Parse(_))) => "Parse",
        Some(Err(AppError::Panicked(_))) => "Panicked",
    }
}

#[tokio::test(start_paused = true)]
async fn each_url_has_its_own_result_in_order() {
    let (results, _) = run(&URLS).await;
    let expected = ["a number", "Parse", "Fetch", "Panicked"];
    for (n, (url, expected)) in URLS.iter().zip(expected).enumerate() {
        let seen = shown(results.get(n));
        assert!(
            seen == expected,
            "Of four urls, number {} is `{url}`. Its result was {seen}; {expected} was expected.",
            n + 1
        );
    }
    assert!(
        matches!(results[0], Ok(7)),
        "The site answered `/text/7` with the text `7`. The result was `{:?}`.",
        results[0]
    );
    assert!(
        results.len() == URLS.len(),
        "Four urls gave {} results.",
        results.len()
    );
}

#[tokio::test(start_paused = true)]
async fn the_lookups_wait_together() {
    let start = Instant::now();
    let fetch = count_posts(&Site, &["/text/7", "/status/503", "/panic"]);
    let results = timeout(Duration::from_secs(60), fetch).await;
    let elapsed = start.elapsed();
    assert!(
        results.is_ok() && elapsed == Duration::from_millis(300),
        "Lookups of 100, 200 and 300 ms were complete after {elapsed:?}. Together they take 300 ms."
    );
}

/// Whether an event shows this error.
fn shows(entry: &Entry, error: &AppError) -> bool {
    entry.text.contains(&error.to_string()) || entry.text.contains(&format!("{error:?}"))
}

#[tokio::test(start_paused = true)]
async fn each_failure_is_logged_exactly_once() {
    let (results, entries) = run(&URLS).await;
    let n_failures = results.iter().filter(|result| result.is_err()).count();
    let n_events: usize = entries.len();
    for (url, result) in URLS.iter().zip(&results) {
        let Err(error) = result else { continue };
        let n_shown = entries.iter().filter(|entry| shows(entry, error)).count();
        assert!(
            n_shown == 1,
            "The result of `{url}` is an error, `{error}`. \
             Of the {n_events} events of level ERROR {n_shown} show it; one is expected. \
             Whoever counts the errors counts events."
        );
    }
    assert!(
        n_events == 3 && n_failures == 3,
        "Three of the four lookups fail, `/text/7` does not. \
         There were {n_failures} results with an error, and {n_events} events of level ERROR."
    );
}

#[tokio::test(start_paused = true)]
async fn each_event_is_inside_the_span_of_its_url() {
    let (results, entries) = run(&URLS).await;
    assert!(
        !entries.is_empty(),
        "Not judged: three lookups fail, and no event of level ERROR was seen."
    );
    for (url, result) in URLS.iter().zip(&results) {
        let Err(error) = result else { continue };
        let shown: Vec<&Entry> = entries.iter().filter(|entry| shows(entry, error)).collect();
        let Some(first) = shown.first() else {
            panic!("Not judged: no event of level ERROR shows the error of `{url}`, `{error}`.");
        };
        let urls: &Vec<String> = &first.urls;
        let seen = if urls.is_empty() {
            "no span with a field `url`".to_owned()
        } else {
            format!(
                "the spans of {urls:?}, the innermost first: they were entered and not yet left"
            )
        };
        assert!(
            shown.iter().any(|entry| entry.urls == [*url]),
            "The event with the error of `{url}` is inside {seen}. \
             Only [\"{url}\"] was expected: there the reader of the log looks for it."
        );
    }
}
