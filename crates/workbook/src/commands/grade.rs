//! `grade`: many submissions, one JSON file each.

use std::cell::Cell;
use std::num::NonZeroUsize;
use std::path::Path;
use std::pin::pin;

use anyhow::{Result, bail};
use futures::{StreamExt, future, stream};
use indicatif::{ProgressBar, ProgressStyle};
use tokio::sync::oneshot;

use super::{Usage, asked_to_end, block_on, dependencies, print, wait_for};
use crate::cli::{Exit, Grade};
use crate::course::Course;
use crate::grade::{self, Found, Grader, Manifest, Partition, Results, Submission};
use crate::report::{self, Class, Scheme};
use crate::sandbox;
use crate::verdict::Isolation;

pub(super) fn grade(options: &Grade) -> Result<Exit> {
    let mut course = Course::find()?;
    if let Some(key) = &options.key {
        course.take_key(key).map_err(Usage)?;
    }
    let isolation = sandbox::isolation();
    if isolation == Isolation::None && !options.allow_unsandboxed {
        eprintln!(
            "error: submissions would run {}.\n\
             If you trust whoever wrote them, or this machine holds nothing of worth, \
             add --allow-unsandboxed.",
            isolation.in_words()
        );
        return Ok(Exit::NoSandbox);
    }
    let partition = match options.partition {
        Some(share) => share.find(|name| std::env::var(name).ok()).map_err(Usage)?,
        None => Partition::WHOLE,
    };
    let scheme = scheme(&course, options.points.as_deref())?;
    let results = Results::open(&options.out)?;
    let Found {
        submissions: class,
        passed_over,
    } = grade::find(&course, &options.paths, &options.out)?;
    for (one, inside) in passed_over {
        eprintln!(
            "warning: `{}` is taken for one submission, because there is work for an exercise in it; \
             `{}` is not graded. If it is a class, move that work into a folder of its own.",
            one.display(),
            inside.display()
        );
    }
    if class.is_empty() {
        return Err(Usage("there are no submissions in these folders".to_owned()).into());
    }
    let ours: Vec<&Submission> = class
        .iter()
        .filter(|submission| partition.holds(&submission.name))
        .collect();
    let jobs = options
        .jobs
        .map_or_else(std::thread::available_parallelism, Ok);
    let jobs = jobs.map_or(1, NonZeroUsize::get);

    if !has_hidden_tests(&course)? {
        eprintln!(
            "This copy of the course has no hidden tests, so files are tested with what learners \
             have. --key DIR takes yours."
        );
    }
    results.begin()?;
    let dependencies = wait_for(dependencies(&course))?;
    let grader = Grader::new(&course, &dependencies, jobs)?;
    let done = block_on(async {
        let (tell, told) = oneshot::channel();
        tokio::select! {
            done = grade_all(&grader, &ours, &results, options.resume, told) => done,
            stopped = twice_asked_to_end(tell) => stopped.and_then(|signal| bail!("stopped by {signal}")),
        }
    })?;
    if let Some(signal) = done.stopped_by {
        bail!(
            "stopped by {signal}: {} of {} submissions are graded; go on with --resume",
            done.graded,
            ours.len()
        );
    }
    if done.failed == 0 {
        let manifest = Manifest {
            course: grader.course_digest(),
            class: grade::class_digest(&class),
            partition,
            submissions: ours
                .iter()
                .map(|submission| submission.name.clone())
                .collect(),
        };
        results.finish(&manifest)?;
        report(&course, scheme, &results, &manifest)?;
    }
    let noun = if done.graded == 1 {
        "submission"
    } else {
        "submissions"
    };
    print(format_args!(
        "{} {noun} graded, {}.\n",
        done.graded,
        isolation.in_words()
    ))?;
    Ok(if done.failed == 0 {
        Exit::Done
    } else {
        Exit::Infrastructure
    })
}

fn has_hidden_tests(course: &Course) -> Result<bool> {
    for exercise in course.exercises() {
        if exercise.hidden_tests()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What `--points` says.
pub(super) fn scheme(course: &Course, file: Option<&Path>) -> Result<Scheme> {
    file.map_or_else(|| Ok(Scheme::default()), |file| Scheme::read(file, course))
}

/// Writes the reports on all results.
pub(super) fn report(
    course: &Course,
    scheme: Scheme,
    results: &Results,
    manifest: &Manifest,
) -> Result<()> {
    let mut class = Class::new(course, scheme)?;
    for name in &manifest.submissions {
        if let Some(graded) = results.read(name)? {
            class.add(graded);
        }
    }
    class.write(results.folder())?;
    print(report::tell_github(&class)?)
}

/// How far it came.
#[derive(Default)]
struct Done {
    graded: usize,
    failed: usize,
    stopped_by: Option<&'static str>,
}

/// Tells the first time that somebody wants the program to end; is finished the second time.
async fn twice_asked_to_end(tell: oneshot::Sender<&'static str>) -> Result<&'static str> {
    let signal = asked_to_end().await?;
    eprintln!("What has been begun is finished first; ask again to end at once.");
    let _ = tell.send(signal);
    asked_to_end().await
}

/// Grades submissions, several at once, until all are done or it is `told` to end: then those that
/// have been begun are finished.
async fn grade_all(
    grader: &Grader<'_>,
    submissions: &[&Submission],
    results: &Results,
    resume: bool,
    told: oneshot::Receiver<&'static str>,
) -> Result<Done> {
    let bar = progress_bar(submissions.len());
    let mut done = Done::default();
    let stopped_by = Cell::new(None);
    let told = async {
        match told.await {
            Ok(signal) => stopped_by.set(Some(signal)),
            Err(_) => future::pending().await,
        }
    };
    let waiting = stream::iter(submissions).take_until(told);
    let graded = waiting.map(async |submission| {
        let graded = match resume {
            true => grader.resume(submission, results).await,
            false => grader.grade(submission, results).await,
        };
        (*submission, graded)
    });
    let mut graded = pin!(graded.buffer_unordered(grader.at_once()));
    while let Some((submission, graded)) = graded.next().await {
        let line = match graded {
            Ok(graded) => {
                done.graded += 1;
                let path = results.path(&submission.name);
                Ok(format!("{}  {}\n", path.display(), grade::summary(&graded)))
            }
            Err(error) => {
                done.failed += 1;
                Err(format!(
                    "error: {} was not graded: {error:#}",
                    submission.name
                ))
            }
        };
        bar.suspend(|| match line {
            Ok(line) => print(line),
            Err(line) => {
                eprintln!("{line}");
                Ok(())
            }
        })?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    done.stopped_by = stopped_by.get();
    Ok(done)
}

/// Shown only where standard error is a terminal.
fn progress_bar(n: usize) -> ProgressBar {
    let bar = ProgressBar::new(n as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} graded, {eta} to go");
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
