//! A running server, and requests to it with exactly the headers that a test wants.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::workbook::Workbook;

/// A running `workbook serve`; ended when dropped.
pub struct Server {
    pub workbook: Workbook,
    process: Process,
    pub host: String,
    pub token: String,
}

struct Process {
    child: Child,
    _stdout: BufReader<ChildStdout>,
}

pub struct Response {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Server {
    pub fn start() -> Self {
        let workbook = Workbook::new();
        let (process, host, token) = launch(&workbook, "0");
        Self {
            workbook,
            process,
            host,
            token,
        }
    }

    /// Ends it; `restart` brings it back.
    pub fn end(&mut self) {
        self.process.end();
    }

    /// Starts another one for the same course at the same port.
    pub fn restart(&mut self) {
        self.end();
        let (_, port) = self.host.split_once(':').unwrap();
        (self.process, self.host, self.token) = launch(&self.workbook, port);
    }

    /// The executables of the processes that it has started and that still run.
    pub fn children(&self) -> Vec<PathBuf> {
        let parent = format!(") S {} ", self.process.child.id());
        let processes = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
        processes
            .map(|process| process.path())
            .filter(|folder| {
                let stat = fs::read_to_string(folder.join("stat")).unwrap_or_default();
                let is_child = |state| stat.contains(&parent.replace(" S ", state));
                [" S ", " R ", " D ", " Z ", " T "]
                    .into_iter()
                    .any(is_child)
            })
            .map(|folder| fs::read_link(folder.join("exe")).unwrap_or(folder))
            .collect()
    }

    /// The memory that the server itself uses, in KiB.
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.child.id()));
        let status = status.unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        number.unwrap().parse().unwrap()
    }

    /// How many files, sockets and pipes the server has open.
    pub fn n_files(&self) -> usize {
        let folder = format!("/proc/{}/fd", self.process.child.id());
        fs::read_dir(folder).unwrap().count()
    }

    /// Sends exactly these lines, and no others.
    pub fn raw(&self, first: &str, headers: &[(&str, &str)], body: &str) -> Response {
        let mut stream = self.send(first, headers, body);
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .unwrap_or(0);
        let head = head.to_lowercase();
        let body = if head.contains("transfer-encoding: chunked") {
            without_chunks(body)
        } else {
            body.to_owned()
        };
        Response { status, head, body }
    }

    pub fn send(&self, first: &str, headers: &[(&str, &str)], body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let mut head = format!("{first} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        stream
    }

    pub fn get(&self, path: &str) -> Response {
        self.raw(&format!("GET {path}"), &[("Host", &self.host)], "")
    }

    /// The headers that a page of ours sends.
    pub fn ours(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Host", self.host.clone()),
            ("Origin", format!("http://{}", self.host)),
            ("Content-Type", "application/json".into()),
            ("X-Workbook-Token", self.token.clone()),
            ("Sec-Fetch-Site", "same-origin".into()),
        ]
    }

    pub fn post_with(&self, what: &str, headers: &[(&str, String)], body: &str) -> Response {
        let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
        self.raw(&format!("POST /api/{what}"), &headers, body)
    }

    pub fn post(&self, what: &str, body: &Value) -> Response {
        self.post_with(what, &self.ours(), &body.to_string())
    }

    /// An answer that must be JSON; of one in pieces, the last.
    #[track_caller]
    pub fn ask(&self, what: &str, body: &Value) -> Value {
        self.steps(what, body).pop().expect("the answer is empty")
    }

    /// All pieces of an answer.
    #[track_caller]
    pub fn steps(&self, what: &str, body: &Value) -> Vec<Value> {
        let response = self.post(what, body);
        assert_eq!(response.status, 200, "{}", response.body);
        let lines = response.body.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

/// Joins what was sent in chunks, each after a line with its length.
fn without_chunks(mut body: &str) -> String {
    let mut whole = String::new();
    while let Some((length, rest)) = body.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).unwrap();
        whole.push_str(&rest[..length]);
        body = rest[length..].strip_prefix("\r\n").unwrap();
    }
    whole
}

fn launch(workbook: &Workbook, port: &str) -> (Process, String, String) {
    let temporary = workbook.path("temporary");
    fs::create_dir_all(&temporary).unwrap();
    let mut command = workbook.command(&["serve", "--no-open", "--port", port]);
    let mut child = command
        .env("TMPDIR", temporary)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    let (host, token) = line
        .trim()
        .strip_prefix("http://")
        .and_then(|rest| rest.split_once("/#token="))
        .unwrap_or_else(|| panic!("no address in `{line}`"));
    assert_eq!(token.len(), 32, "128 bits in hexadecimal digits");
    let process = Process {
        child,
        _stdout: stdout,
    };
    (process, host.to_owned(), token.to_owned())
}

impl Process {
    fn end(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        // Asked to end, it ends the cargo that it may have started. One that is left behind finds its
        // folder gone, and cargo remembers in the shared target folder that rustc does not work.
        let id = self.child.id().to_string();
        let asked = Command::new("kill").arg(id).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
