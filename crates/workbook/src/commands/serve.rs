//! `serve`: the book with working buttons, on this machine only.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{asked_to_end, print};
use crate::book::{self, Readers};
use crate::build::{Dependencies, Progress};
use crate::cli::{Exit, Serve};
use crate::course::Course;
use crate::server::{App, Libraries, Pages, app};

pub(super) fn serve(options: &Serve) -> Result<Exit> {
    let course = Course::find()?;
    let site = tempfile::tempdir().context("failed to make a temporary folder")?;
    book::build(&course, Readers::of(options.instructor), site.path())?;
    let pages = Pages::read(site.path())?;
    drop(site);
    let runtime = tokio::runtime::Runtime::new().context("failed to start the runtime")?;
    runtime.block_on(serve_pages(options, course, pages))?;
    Ok(Exit::Done)
}

async fn serve_pages(options: &Serve, course: Course, pages: Pages) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .await
        .with_context(|| {
            let port = options.port;
            format!("failed to listen on port {port}: is another workbook running? Try --port 0")
        })?;
    let host = listener.local_addr()?.to_string();
    let (tell, libraries) = watch::channel(Libraries::Building(Progress::default()));
    tokio::spawn(build_libraries(course.clone(), tell));
    let state = Arc::new(App::new(host, course, pages, libraries)?);

    let address = format!("http://{}/#token={}", state.host, state.token);
    print(format_args!("{address}\n"))?;
    eprintln!("Ctrl-C ends the workbook. Only this machine can reach it.");
    if !options.no_open
        && let Err(error) = open::that_detached(&address)
    {
        eprintln!("No browser could be started ({error}): open the address above yourself.");
    }
    tokio::select! {
        served = axum::serve(listener, app(state.clone())) => served.context("the server failed"),
        () = idle(&state, options.idle_exit) => Ok(()),
        asked = asked_to_end() => asked.map(drop),
    }
}

/// Builds the libraries behind the served pages.
async fn build_libraries(course: Course, tell: watch::Sender<Libraries>) {
    let report = |progress| {
        tell.send_replace(Libraries::Building(progress));
    };
    let built = Dependencies::get(&course, report).await;
    tell.send_replace(match built {
        Ok(_) => Libraries::Ready,
        Err(error) => {
            eprintln!("error: {error:#}");
            Libraries::Failed {
                reason: format!("{error:#}"),
            }
        }
    });
}

/// Is finished when nobody has been there for that many seconds; never if there is no limit.
async fn idle(state: &App, seconds: Option<u64>) {
    let Some(limit) = seconds.map(Duration::from_secs) else {
        return std::future::pending().await;
    };
    loop {
        let quiet = state.quiet();
        if quiet >= limit {
            return;
        }
        tokio::time::sleep(limit - quiet).await;
    }
}
