//! The local server: what a page can do, and what nobody else can.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::serving::Server;
use crate::workbook::{Workbook, processes_in};

const ID: &str = "ch1b_fetch_data";

#[test]
fn pages_are_served_with_a_strict_policy() {
    let server = Server::start();
    for path in ["/", "/step-1-async-functions.html"] {
        let page = server.get(path);
        assert_eq!(page.status, 200);
        for header in [
            "content-type: text/html",
            "default-src 'none'; script-src 'self' 'sha256-",
            "frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(
                page.head.contains(header),
                "`{header}` is not in {}",
                page.head
            );
        }
        assert!(!page.head.contains("access-control"), "{}", page.head);
        assert!(
            !page.body.contains(&server.token),
            "the token is on the page"
        );
    }
}

#[test]
fn no_path_reaches_the_disk() {
    let server = Server::start();
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/crates/workbook/Cargo.toml",
        "/book.toml",
        "/no-such-page.html",
    ] {
        let page = server.get(path);
        assert_eq!(page.status, 404, "{path}");
        assert!(
            !page.body.contains("root:") && !page.body.contains("[package]"),
            "{path}"
        );
    }
}

#[test]
fn every_route_answers_only_to_its_own_host() {
    let server = Server::start();
    let port = server.host.split_once(':').unwrap().1;
    let localhost = format!("localhost:{port}");
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", &localhost, ""] {
        for route in [
            "GET /",
            "GET /index.html",
            "POST /api/run",
            "GET /no-such-page",
        ] {
            let response = server.raw(route, &[("Host", host)], "");
            assert!(
                (400..500).contains(&response.status),
                "{route} as `{host}`: {}",
                response.head
            );
            assert!(!response.body.contains("<html"), "{route} as `{host}`");
        }
    }
    let twice = [("Host", server.host.as_str()), ("Host", "evil.example")];
    assert!((400..500).contains(&server.raw("GET /", &twice, "").status));
    assert!((400..500).contains(&server.raw("GET /", &[], "").status));
}

#[test]
fn a_request_that_is_not_ours_runs_nothing() {
    let server = Server::start();
    let opened = server.ask("open", &json!({ "id": ID }));
    // What it does is saved, compiled and run in a folder of its own.
    let proof = server.workbook.path(&format!("target/workbook/work/{ID}"));
    let body = json!({
        "id": ID,
        "source": opened["source"],
        "version": opened["version"],
        "first_line": opened["first_line"],
    });
    let body = body.to_string();
    let with = |name: &str, value: &str| {
        let mut headers = server.ours();
        headers.retain(|(known, _)| *known != name);
        headers.push((
            match name {
                "Origin" => "Origin",
                "Host" => "Host",
                "Content-Type" => "Content-Type",
                "Sec-Fetch-Site" => "Sec-Fetch-Site",
                _ => "X-Workbook-Token",
            },
            value.to_owned(),
        ));
        headers
    };
    let without = |name: &str| {
        let mut headers = server.ours();
        headers.retain(|(known, _)| *known != name);
        headers
    };
    let other_port = "http://127.0.0.1:1".to_owned();
    let zeros = "0".repeat(32);
    let attacks = [
        ("a foreign origin", with("Origin", "http://evil.example")),
        ("another port's origin", with("Origin", &other_port)),
        (
            "localhost as origin",
            with(
                "Origin",
                &format!("http://{}", server.host.replace("127.0.0.1", "localhost")),
            ),
        ),
        ("the null origin", with("Origin", "null")),
        (
            "https of our origin",
            with("Origin", &format!("https://{}", server.host)),
        ),
        ("an origin that is no text", with("Origin", "\u{ff}\u{fe}")),
        ("no origin", without("Origin")),
        ("a foreign host", with("Host", "evil.example")),
        ("no token", without("X-Workbook-Token")),
        ("an empty token", with("X-Workbook-Token", "")),
        ("a wrong token", with("X-Workbook-Token", &zeros)),
        (
            "half a token",
            with("X-Workbook-Token", &server.token[..16]),
        ),
        ("text/plain", with("Content-Type", "text/plain")),
        (
            "a form",
            with("Content-Type", "application/x-www-form-urlencoded"),
        ),
        ("no content type", without("Content-Type")),
        (
            "a page of another site",
            with("Sec-Fetch-Site", "cross-site"),
        ),
        (
            "a page of a sibling site",
            with("Sec-Fetch-Site", "same-site"),
        ),
    ];
    for (what, headers) in attacks {
        let response = server.post_with("run", &headers, &body);
        assert!(
            (400..500).contains(&response.status),
            "{what}: {}",
            response.head
        );
        assert!(!proof.exists(), "{what} ran a program");
    }
    let refused = server.raw("GET /api/run", &[("Host", &server.host)], &body);
    assert!((400..500).contains(&refused.status), "{}", refused.head);
    let preflight = [
        ("Host", server.host.as_str()),
        ("Origin", "http://evil.example"),
        ("Access-Control-Request-Method", "POST"),
    ];
    let preflight = server.raw("OPTIONS /api/run", &preflight, "");
    assert!(
        !preflight.head.contains("access-control-allow"),
        "{}",
        preflight.head
    );
    assert!(!proof.exists());

    // The same request as a page of ours sends it does run: the proof above proves something.
    assert_eq!(server.post_with("run", &server.ours(), &body).status, 200);
    assert!(proof.exists());
}

#[test]
fn what_is_no_request_is_refused_in_words() {
    let server = Server::start();
    for (body, status) in [("", 400), ("{", 400), ("{}", 422), ("{\"source\": 1}", 422)] {
        assert_eq!(
            server.post_with("run", &server.ours(), body).status,
            status,
            "`{body}`"
        );
    }
    let large = json!({ "source": " ".repeat(256 * 1024) }).to_string();
    assert_eq!(server.post_with("run", &server.ours(), &large).status, 413);
    let missing = server.post("open", &json!({ "id": "../../etc" }));
    assert_eq!(missing.status, 404);
    assert!(
        missing.body.contains("there is no exercise"),
        "{}",
        missing.body
    );
}

#[test]
fn an_exercise_is_opened_edited_checked_and_remembered() {
    let server = Server::start();
    let opened = server.ask("open", &json!({ "id": ID }));
    assert_eq!(opened["passed"], false);
    let starter = server.workbook.read(ID);
    let source = opened["source"].as_str().unwrap();
    assert!(
        starter.ends_with(source) && !source.contains("//!"),
        "{source}"
    );
    let first_line = opened["first_line"].as_u64().unwrap() as usize;
    assert_eq!(starter.lines().nth(first_line - 1), source.lines().next());

    let answer = server.workbook.answer(ID);
    let (_, answer) = answer.split_once("\n\n").unwrap();
    let edited = json!({ "id": ID, "source": answer, "version": opened["version"], "first_line": first_line });
    let checked = server.ask("check", &edited);
    assert_eq!(checked["verdict"]["verdict"], "passed", "{checked:#}");
    assert!(
        server.workbook.read(ID).ends_with(answer),
        "the file on disk holds the new text"
    );
    assert!(
        server.workbook.read(ID).starts_with("//! # "),
        "title and task are still there"
    );
    server
        .workbook
        .run(&["list"])
        .must(0, &["✓ passed  ch1b_fetch_data"]);

    let ran = server.ask(
        "run",
        &json!({ "id": ID, "source": answer, "version": checked["version"], "first_line": first_line }),
    );
    assert!(
        ran["stdout"].as_str().unwrap().contains("called it"),
        "{ran:#}"
    );
    let unsaved =
        json!({ "id": ID, "source": "// unsaved\n", "version": "", "first_line": first_line });
    let reset = server.ask("reset", &unsaved);
    for (n, text) in [(1, "// unsaved\n"), (2, answer)] {
        let kept = server
            .workbook
            .path(&format!(".workbook/replaced/{ID}-{n}.rs"));
        assert!(
            std::fs::read_to_string(kept).unwrap().ends_with(text),
            "both texts are kept"
        );
    }
    assert_eq!(reset["source"], opened["source"]);
    assert_eq!(server.workbook.read(ID), starter);
}

#[test]
fn a_change_on_disk_is_never_written_over() {
    let server = Server::start();
    let opened = server.ask("open", &json!({ "id": ID }));
    let theirs = server.workbook.edit(ID, "todo!(", "unimplemented!(");
    for what in ["save", "check", "run"] {
        let mine = json!({ "id": ID, "source": "// mine\n", "version": opened["version"], "first_line": 1 });
        let response = server.post(what, &mine);
        assert_eq!(response.status, 409, "{what}");
        let conflict: Value = serde_json::from_str(&response.body).unwrap();
        assert!(
            conflict["source"]
                .as_str()
                .unwrap()
                .contains("unimplemented!(")
        );
        assert_eq!(server.workbook.read(ID), theirs, "{what} wrote over it");
    }
}

#[test]
fn of_simultaneous_saves_one_wins_and_the_others_hear_of_it() {
    let server = Server::start();
    for _ in 0..20 {
        let opened = server.ask("open", &json!({ "id": ID }));
        let save = |n: u32| {
            let source = format!("// {n}\n");
            let edited = json!({ "id": ID, "source": source, "version": opened["version"],
                "first_line": opened["first_line"] });
            server.post("save", &edited).status
        };
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let saves: Vec<_> = (0..4).map(|n| scope.spawn(move || save(n))).collect();
            saves.into_iter().map(|save| save.join().unwrap()).collect()
        });
        assert_eq!(
            statuses.iter().filter(|status| **status == 200).count(),
            1,
            "{statuses:?}"
        );
        server.workbook.run(&["reset", ID]).must(0, &[]);
    }
}

#[test]
fn saving_again_and_again_adds_nothing() {
    let server = Server::start();
    let mut opened = server.ask("open", &json!({ "id": ID }));
    let source = "\n\n//! mine\n\nfn main() {}\n";
    for _ in 0..3 {
        let edited = json!({ "id": ID, "source": source, "version": opened["version"],
            "first_line": opened["first_line"] });
        opened["version"] = server.ask("save", &edited)["version"].clone();
        let header = opened["first_line"].as_u64().unwrap() as usize - 1;
        let text = server.workbook.read(ID);
        let rest: String = text.split_inclusive('\n').skip(header).collect();
        assert_eq!(rest, source);
    }
}

#[test]
fn a_file_that_is_gone_is_made_again() {
    let server = Server::start();
    std::fs::remove_file(server.workbook.file(ID)).unwrap();
    let opened = server.ask("open", &json!({ "id": ID }));
    let edited = json!({ "id": ID, "source": "// mine\n", "version": opened["version"],
        "first_line": opened["first_line"] });
    server.ask("save", &edited);
    assert!(server.workbook.read(ID).ends_with("// mine\n"));
}

#[test]
fn a_locked_progress_file_does_not_stop_the_pages() {
    let server = Server::start();
    server.ask("state", &json!({}));
    let lock = std::fs::File::create(server.workbook.path(".workbook/lock")).unwrap();
    lock.lock().unwrap();
    let headers = server.ours();
    let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
    // More of them than the server has threads for tasks; they wait for the lock.
    let waiting: Vec<_> = (0..8)
        .map(|_| server.send("POST /api/state", &headers, "{}"))
        .collect();
    let start = Instant::now();
    for _ in 0..20 {
        assert_eq!(server.get("/").status, 200);
    }
    // A watchdog: a page is there in milliseconds, or when the requests have given up.
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    drop((lock, waiting));
}

#[test]
fn a_run_comes_with_a_picture_in_which_nothing_can_run() {
    let server = Server::start();
    let nasty = "\"</title></svg><script>alert(1)</script>\"";
    let source = format!(
        "async fn f(_: &str) {{ tokio::time::sleep(std::time::Duration::from_millis(5)).await }}\n\
         #[tokio::main]\nasync fn main() {{\n    println!({nasty});\n    f({nasty}).await;\n}}\n"
    );
    let ran = server.ask("run", &json!({ "source": source, "axis": u64::MAX }));
    let picture = ran["pictures"]["now"].as_str().unwrap();
    assert!(picture.contains("<figcaption>"), "{picture}");
    assert_eq!(
        picture.matches("<svg").count(),
        2,
        "a wide one and a narrow one"
    );
    assert!(
        picture.contains("alert(1)"),
        "the label is shown: {picture}"
    );
    for forbidden in ["<script", "onload", "<a ", "href", "<style", "<image"] {
        assert!(!picture.contains(forbidden), "`{forbidden}` in {picture}");
    }
    assert!(ran["timeline"].is_null(), "the page gets no data twice");
}

#[test]
fn pictures_to_compare_share_an_axis_and_colours() {
    let server = Server::start();
    let program = |ms: u32| {
        format!(
            "async fn wait() {{ tokio::time::sleep(std::time::Duration::from_millis({ms})).await }}\n\
             #[tokio::main(flavor = \"current_thread\", start_paused = true)]\n\
             async fn main() {{\n    tokio::join!(wait(), async {{}});\n}}\n"
        )
    };
    let long = server.ask("run", &json!({ "source": program(400) }));
    let colours = &long["pictures"]["colours"];
    assert!(colours["wait()"].is_number(), "{colours}");
    let request = json!({ "source": program(200), "axis": 400_000_000, "colours": colours });
    let short = server.ask("run", &request);
    assert_eq!(&short["pictures"]["colours"], colours);
    let picture = short["pictures"]["now"].as_str().unwrap();
    assert!(
        picture.contains(">300 ms</text>"),
        "the axis goes on: {picture}"
    );
}

#[test]
fn a_run_is_told_step_by_step() {
    let server = Server::start();
    let source = "fn main() { println!(\"one\"); eprint!(\"no newline\"); }";
    let steps = server.steps("run", &json!({ "source": source }));
    let names: Vec<&str> = steps
        .iter()
        .map(|step| step["step"].as_str().unwrap())
        .filter(|name| *name != "building")
        .collect();
    assert_eq!(names, ["compiling", "running", "stdout", "done"]);
    let last = steps.last().unwrap();
    assert_eq!(
        (&last["stdout"], &last["stderr"]),
        (&json!("one\n"), &json!("no newline"))
    );
}

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn many_runs_leave_nothing_behind() {
    let server = Server::start();
    let ran = |number: usize| {
        let source = format!(
            "#[tokio::main] async fn main() {{ tokio::task::yield_now().await; println!(\"{{}}\", {number}); }}"
        );
        let answer = server.ask("run", &json!({ "source": source }));
        assert_eq!(answer["stdout"], format!("{number}\n"), "{answer:#}");
    };
    (0..20).for_each(ran);
    let temporary = || {
        std::fs::read_dir(server.workbook.path("temporary"))
            .unwrap()
            .count()
    };
    let before = (server.memory(), server.n_files(), temporary());
    (0..200).for_each(ran);
    for round in 0..5 {
        std::thread::scope(|scope| {
            for number in 0..20 {
                scope.spawn(move || ran(1000 * round + number));
            }
        });
    }
    wait_until("no process is left", || server.children().is_empty());
    wait_until("no file is left open", || server.n_files() <= before.1);
    assert_eq!(temporary(), before.2, "no folder is left");
    let grown = server.memory().saturating_sub(before.0);
    assert!(
        grown < 32 * 1024,
        "300 runs cost {grown} KiB of the server's memory"
    );
}

#[test]
fn a_run_ends_with_its_page() {
    let server = Server::start();
    server.ask("run", &json!({ "source": "fn main() {}" })); // The libraries are there now.
    let opened = server.ask("open", &json!({ "id": ID }));
    let edited = json!({
        "id": ID,
        "source": "fn main() { loop { std::thread::park() } }",
        "version": opened["version"],
        "first_line": opened["first_line"],
    });
    let headers = server.ours();
    let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let stream = server.send("POST /api/run", &headers, &edited.to_string());
    let running = || {
        processes_in(server.workbook.root())
            .iter()
            .any(|words| words.contains("/labelled-program "))
    };
    wait_until("the program runs", running);
    drop(stream);
    wait_until("the program is gone", || {
        processes_in(server.workbook.root()).is_empty()
    });
}

#[test]
fn a_quiet_server_ends_by_itself() {
    let workbook = Workbook::new();
    let ran = workbook.run(&["serve", "--no-open", "--port", "0", "--idle-exit", "1"]);
    ran.must(0, &["http://127.0.0.1:"]);
}

#[test]
fn a_taken_port_is_explained() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = Workbook::new().run(&["serve", "--no-open", "--port", &port]);
    ran.must(3, &["failed to listen on port", "Try --port 0"]);
}

/// Waits for something that will happen; the limit is a watchdog, no criterion.
#[track_caller]
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{what}: not within 30 s"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}
