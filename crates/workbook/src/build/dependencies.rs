//! The libraries that exercises use: built by cargo as plain `cargo test` would, then linked into
//! one shared library, so that linking a learner's program takes little time.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::Command;

use super::rustc;
use crate::course::Course;
use crate::digest::Digest;
use crate::files::{Lock, make_folder, replace};

/// The crate that joins them, as `extern crate` names it.
pub(super) const JOINED: &str = "workbook_dependencies";

/// The crate that records a run, as labelled programs name it.
pub(super) const RECORDER: &str = "recorder";

/// The built libraries, and the compiler that built them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Dependencies {
    /// rustc itself, not rustup's stand-in for it.
    pub rustc: PathBuf,
    /// Where the shared standard library lies.
    pub std_folder: PathBuf,
    /// Name in `use` paths → library.
    pub externs: BTreeMap<String, PathBuf>,
    /// Folders that hold what those libraries need.
    pub folders: BTreeSet<PathBuf>,
    /// Folders with the sources of those from outside, which rustc quotes in what it says.
    pub quoted: BTreeSet<PathBuf>,
    /// What records a run; only labelled programs name it.
    pub recorder: PathBuf,
    /// All of them in one shared library.
    pub joined: PathBuf,
    /// When cargo was last asked, the libraries and the compiler had these times.
    written: BTreeMap<PathBuf, SystemTime>,
    /// A digest of what they are made from.
    pub sources: String,
}

/// The flags with which Tokio tells about its tasks.
const TOLD_BY_TOKIO: &str = "--cfg tokio_unstable";

/// How far the one-time build has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Progress {
    /// Packages built.
    pub done: usize,
    /// Packages in all.
    pub total: usize,
}

impl Dependencies {
    /// The libraries, from the last build if nothing has changed since.
    /// `report` hears how a build comes along; it is not called if there is nothing to build.
    pub async fn get(course: &Course, report: impl Fn(Progress)) -> Result<Self> {
        let folder = course.build_folder();
        make_folder(&folder)?;
        if let Some(built) = Self::built(course) {
            return Ok(built);
        }
        let _turn = Lock::wait(&folder.join("build.lock")).await?;
        if let Some(built) = Self::built(course) {
            return Ok(built); // Somebody else has built them meanwhile.
        }
        let built = build(course, report).await?;
        replace(&record(course), &serde_json::to_vec_pretty(&built)?)?;
        Ok(built)
    }

    /// The libraries of the last build, if there was one and nothing has changed since.
    pub fn built(course: &Course) -> Option<Self> {
        let built: Self = serde_json::from_slice(&fs::read(record(course)).ok()?).ok()?;
        let unchanged = built
            .written
            .iter()
            .all(|(path, time)| modified(path) == Some(*time));
        (unchanged && digest(course).ok()? == built.sources).then_some(built)
    }
}

/// Where the last build is written down.
fn record(course: &Course) -> PathBuf {
    course.build_folder().join("dependencies.json")
}

/// A digest of the files that say which libraries there are, and of those that we write ourselves.
fn digest(course: &Course) -> Result<String> {
    let manifests = [
        "Cargo.lock",
        "Cargo.toml",
        ".cargo/config.toml",
        "exercises/Cargo.toml",
    ];
    let mut files: Vec<PathBuf> = manifests.map(PathBuf::from).to_vec();
    for package in ["crates/recorder", "crates/recording"] {
        files.push(Path::new(package).join("Cargo.toml"));
        let folder = Path::new(package).join("src");
        for file in names_in(&course.root.join(&folder))? {
            files.push(folder.join(file));
        }
    }
    let mut digest = Digest::new().add(rustc::HARNESS).add(rustc::TYPICAL);
    for file in files {
        let path = course.root.join(&file);
        let bytes =
            fs::read(&path).with_context(|| format!("failed to read `{}`", path.display()))?;
        digest = digest.add(file.as_os_str().as_encoded_bytes()).add(bytes);
    }
    Ok(digest.finish())
}

/// The names of the files in a folder, sorted.
fn names_in(folder: &Path) -> Result<Vec<OsString>> {
    let context = || format!("failed to read the folder `{}`", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(context)? {
        names.push(entry.with_context(context)?.file_name());
    }
    names.sort();
    Ok(names)
}

async fn build(course: &Course, report: impl Fn(Progress)) -> Result<Dependencies> {
    let sources = digest(course)?; // Before the build: what changes meanwhile is built again.
    let packages = Packages::ask_cargo(&course.root).await?;
    let total = packages.needed.len();
    let mut done = BTreeSet::new();
    let mut externs = BTreeMap::new();
    let mut recorder = None;
    let mut folders = BTreeSet::new();
    report(Progress { done: 0, total });

    let mut child = cargo(&course.root)
        .args([
            "build",
            "--quiet",
            "--package=exercises",
            "--package=recorder",
            "--lib",
        ])
        .arg("--message-format=json-render-diagnostics")
        .spawn()
        .context("failed to start cargo: is it on the PATH?")?;
    let stdout = child
        .stdout
        .take()
        .context("cargo's output is not connected")?;
    let mut stderr = child
        .stderr
        .take()
        .context("cargo's errors are not connected")?;
    // It may have much to say there, and must not wait for a reader.
    let said = tokio::spawn(async move {
        let mut said = String::new();
        let _ = stderr.read_to_string(&mut said).await;
        said
    });
    let mut lines = BufReader::new(stdout).lines();
    while let Some(line) = lines
        .next_line()
        .await
        .context("failed to read what cargo says")?
    {
        let Ok(message) = serde_json::from_str::<Artifact>(&line) else {
            continue;
        };
        let Some(library) = message.filenames.into_iter().find(|file| is_library(file)) else {
            continue;
        };
        folders.extend(library.parent().map(Path::to_owned));
        if message.package_id == packages.recorder {
            recorder = Some(library);
        } else if !message.profile.overflow_checks {
            // It is for a procedural macro, which may have a build of its own of a library.
        } else if let Some(name) = packages.direct.get(&message.package_id) {
            externs.insert(name.clone(), library);
        }
        done.insert(message.package_id);
        report(Progress {
            done: done.len(),
            total,
        });
    }
    let output = child
        .wait_with_output()
        .await
        .context("failed to wait for cargo")?;
    if !output.status.success() {
        bail!(
            "the libraries that the exercises use could not be built; \
             `cargo build -p exercises --lib` shows why:\n{}",
            said.await?.trim()
        );
    }
    let (rustc, std_folder) = find_rustc(&course.root).await?;
    let recorder = recorder.context("cargo built everything but the recorder")?;
    let mut all = externs.clone();
    all.insert(RECORDER.to_owned(), recorder.clone());
    let joined = rustc::join(&rustc, &all, &folders, &course.build_folder()).await?;
    let built = all.values().chain([&rustc, &joined]).cloned();
    let written = built
        .filter_map(|path| Some((path.clone(), modified(&path)?)))
        .collect();
    Ok(Dependencies {
        rustc,
        std_folder,
        externs,
        folders,
        quoted: packages.quoted,
        recorder,
        joined,
        written,
        sources,
    })
}

/// A line of cargo's that says that something has been built.
#[derive(Deserialize)]
struct Artifact {
    package_id: String,
    filenames: Vec<PathBuf>,
    profile: Profile,
}

/// How it was built. Cargo.toml switches these checks off in what is built for procedural macros.
#[derive(Deserialize)]
struct Profile {
    overflow_checks: bool,
}

fn is_library(file: &Path) -> bool {
    let endings = ["rlib", "so", "dylib"];
    file.extension()
        .is_some_and(|ending| endings.iter().any(|known| ending == *known))
}

/// What cargo says about the packages `exercises` and `recorder`.
struct Packages {
    /// Everything it and the recorder need, themselves included.
    needed: BTreeSet<String>,
    /// The recorder.
    recorder: String,
    /// What it names in its Cargo.toml: package → name in `use` paths.
    direct: BTreeMap<String, String>,
    /// Folders with the sources of what is needed and is not ours.
    quoted: BTreeSet<PathBuf>,
}

impl Packages {
    async fn ask_cargo(root: &Path) -> Result<Self> {
        let output = cargo(root)
            .args(["metadata", "--format-version=1"])
            .output()
            .await
            .context("failed to start cargo: is it on the PATH?")?;
        if !output.status.success() {
            bail!(
                "cargo metadata failed:\n{}",
                String::from_utf8_lossy(&output.stderr).trim()
            );
        }
        let metadata: Value = serde_json::from_slice(&output.stdout)
            .context("cargo metadata answered with something else than JSON")?;
        Self::from_metadata(&metadata)
            .context("cargo metadata does not know the packages `exercises` and `recorder`")
    }

    fn from_metadata(metadata: &Value) -> Option<Self> {
        let packages = metadata["packages"].as_array()?;
        let exercises = packages
            .iter()
            .find(|package| package["name"] == "exercises")?;
        let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
            .as_array()?
            .iter()
            .filter_map(|node| Some((node["id"].as_str()?, &node["deps"])))
            .collect();
        let root = exercises["id"].as_str()?;
        let direct = nodes
            .get(root)?
            .as_array()?
            .iter()
            .filter_map(|dep| {
                Some((
                    dep["pkg"].as_str()?.to_owned(),
                    dep["name"].as_str()?.to_owned(),
                ))
            })
            .collect();
        let recorder = packages
            .iter()
            .find(|package| package["name"] == RECORDER)?;
        let recorder = recorder["id"].as_str()?;
        let mut needed = BTreeSet::new();
        let mut waiting = vec![root, recorder];
        while let Some(id) = waiting.pop() {
            if needed.insert(id.to_owned()) {
                let deps = nodes
                    .get(id)
                    .and_then(|deps| deps.as_array())
                    .into_iter()
                    .flatten();
                waiting.extend(deps.filter_map(|dep| dep["pkg"].as_str()));
            }
        }
        let from_outside = packages.iter().filter(|package| {
            !package["source"].is_null()
                && package["id"].as_str().is_some_and(|id| needed.contains(id))
        });
        let quoted = from_outside
            .filter_map(|package| {
                Path::new(package["manifest_path"].as_str()?)
                    .parent()?
                    .parent()
            })
            .map(Path::to_owned)
            .collect();
        Some(Self {
            needed,
            quoted,
            recorder: recorder.to_owned(),
            direct,
        })
    }
}

/// cargo, for our own packages only: a learner's code is never given to it.
fn cargo(root: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(cargo);
    // This variable would take the place of what .cargo/config.toml says.
    if let Ok(flags) = std::env::var("RUSTFLAGS")
        && !flags.contains(TOLD_BY_TOKIO)
    {
        command.env("RUSTFLAGS", format!("{flags} {TOLD_BY_TOKIO}"));
    }
    command
        .current_dir(root)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

/// rustc itself, and its shared standard library's folder. rustup's `rustc` chooses a toolchain on
/// each call; this asks it once.
async fn find_rustc(root: &Path) -> Result<(PathBuf, PathBuf)> {
    let output = Command::new("rustc")
        .args(["--print=sysroot", "--print=target-libdir"])
        .kill_on_drop(true)
        .current_dir(root)
        .output()
        .await
        .context("failed to start rustc: is it on the PATH?")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (sysroot, std_folder) = text
        .trim()
        .split_once('\n')
        .context("rustc did not say where it lives")?;
    let rustc = Path::new(sysroot).join("bin/rustc");
    if !rustc.is_file() {
        bail!("rustc says that it lives in `{sysroot}`, but it does not");
    }
    Ok((rustc, PathBuf::from(std_folder)))
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}
