//! The built book, held in memory: no path that a request names ever reaches the disk.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::extract::State;
use axum::http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY,
};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::App;

/// The files of the site, by path.
pub(crate) struct Pages(HashMap<String, Page>);

struct Page {
    content_type: &'static str,
    policy: String,
    bytes: Vec<u8>,
    /// The same, compressed, where that is worth it.
    gzip: Option<Vec<u8>>,
}

impl Pages {
    /// Reads a built book.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut pages = HashMap::new();
        read_into(&mut pages, folder, "/")?;
        Ok(Self(pages))
    }

    fn get(&self, path: &str) -> Option<&Page> {
        self.0.get(if path == "/" { "/index.html" } else { path })
    }
}

/// Answers with the page at the request's path.
pub(super) async fn serve(
    State(app): State<Arc<App>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, "pages can only be read\n").into_response();
    }
    let (status, page) = match app.pages.get(uri.path()) {
        Some(page) => (StatusCode::OK, Some(page)),
        None => (StatusCode::NOT_FOUND, app.pages.get("/404.html")),
    };
    let Some(page) = page else {
        return (status, "there is no such page\n").into_response();
    };
    let about = [
        (CONTENT_TYPE, page.content_type),
        (CONTENT_SECURITY_POLICY, page.policy.as_str()),
        (VARY, "accept-encoding"),
    ];
    match &page.gzip {
        Some(gzip) if takes_gzip(&headers) => {
            let encoding = [(CONTENT_ENCODING, "gzip")];
            (status, about, encoding, gzip.clone()).into_response()
        }
        _ => (status, about, page.bytes.clone()).into_response(),
    }
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted
            .split(',')
            .any(|coding| matches!(coding.trim().split(';').next(), Some("gzip" | "*")))
    })
}

/// The bytes compressed, if they are text.
fn compressed(content_type: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    if content_type.starts_with("font/") || content_type == "image/png" {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn read_into(pages: &mut HashMap<String, Page>, folder: &Path, prefix: &str) -> Result<()> {
    let context = || format!("failed to read the built book in `{}`", folder.display());
    for entry in fs::read_dir(folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            read_into(pages, &path, &format!("{prefix}{name}/"))?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
            pages.insert(format!("{prefix}{name}"), Page::new(&name, bytes));
        }
    }
    Ok(())
}

impl Page {
    fn new(name: &str, bytes: Vec<u8>) -> Self {
        let content_type = content_type(name);
        let html = if name.ends_with(".html") {
            String::from_utf8_lossy(&bytes)
        } else {
            "".into()
        };
        Self {
            content_type,
            policy: policy(&html),
            gzip: compressed(content_type, &bytes),
            bytes,
        }
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

/// Scripts: our files, and the page's own inline ones by their hash. Nothing from elsewhere.
fn policy(html: &str) -> String {
    let hashes: String = inline_scripts(html)
        .map(|script| {
            format!(
                " 'sha256-{}'",
                BASE64_STANDARD.encode(Sha256::digest(script))
            )
        })
        .collect();
    format!(
        "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; \
         base-uri 'self'; frame-ancestors 'none'"
    )
}

fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::{inline_scripts, policy};

    #[test]
    fn inline_scripts_are_allowed_by_their_hash_alone() {
        let html = "<script src=\"a.js\"></script><script>\nlet a = 1 > 0;\n</script><p>";
        assert_eq!(
            inline_scripts(html).collect::<Vec<_>>(),
            ["\nlet a = 1 > 0;\n"]
        );
        assert!(policy(html).contains("script-src 'self' 'sha256-"));
        assert!(policy("").contains("script-src 'self'; "));
    }
}
