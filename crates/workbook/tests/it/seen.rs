//! Hidden tests: the numbers they draw, and what they report to have seen.

use std::fs;

use serde_json::Value;

use crate::grade::{Class, GRADE, ID};
use crate::workbook::Workbook;

/// A workbook with one hidden test, which is this one's body.
fn with_hidden_test(body: &str) -> Workbook {
    let workbook = Workbook::new();
    let test = format!(
        "use workbook_harness::{{random, saw}};\n\n#[tokio::test(start_paused = true)]\n\
         async fn mine() {{\n    let data = super::fetch_data(&random().to_string()).await.data;\n    \
         {body}\n}}\n"
    );
    fs::write(workbook.path(&format!("solutions/hidden/{ID}.rs")), test).unwrap();
    workbook
}

/// The result of the hidden test.
fn mine(class: &Class<'_>, name: &str) -> Value {
    let verdict = class.verdict(name);
    let tests = verdict["tests"].as_array().unwrap();
    let mine = tests.iter().find(|test| test["name"] == "mine").unwrap();
    mine.clone()
}

#[test]
fn what_a_hidden_test_sees_must_be_what_it_sees_with_the_answer() {
    let workbook = with_hidden_test("saw(&data.len());");
    let class = Class(&workbook);
    let answer = workbook.answer(ID);
    let longer = answer.replace("\"from {url}\"", "\"from {url}!\"");
    assert_ne!(answer, longer);
    class.submit("right", format!("{answer}\n// Mine.\n"));
    class.submit("longer", &longer);
    workbook.run(&GRADE).must(0, &["2 submissions graded"]);
    class.must_be("right", "passed", "\"name\":\"mine\",\"passed\":true");
    let test = mine(&class, "longer");
    assert_eq!(test["passed"], false, "{test:#}");
    let message = test["message"].as_str().unwrap();
    assert!(
        message.starts_with("What this test saw is not what it sees with a right answer: `"),
        "{message}"
    );
    let marks = class.verdict("longer")["review"].to_string();
    assert!(marks.contains("did not see what it sees"), "{marks}");
}

#[test]
fn a_file_gets_the_same_numbers_again_and_another_file_gets_others() {
    let workbook = with_hidden_test("panic!(\"{data}, {}\", random());");
    let class = Class(&workbook);
    let answer = workbook.answer(ID);
    let messages = || {
        workbook.run(&GRADE).must(0, &["2 submissions graded"]);
        ["ada", "ben"].map(|name| mine(&class, name)["message"].to_string())
    };
    class.submit("ada", &answer);
    class.submit("ben", format!("{answer}\n// Mine.\n"));
    let first = messages();
    fs::remove_dir_all(workbook.path("target/workbook/verdicts")).unwrap();
    assert_eq!(messages(), first);
    assert_ne!(first[0], first[1]);
    // No two of the four numbers are the same.
    let numbers = first.iter().flat_map(|text| {
        let words = text.split(|c: char| !c.is_ascii_digit());
        words.filter(|word| !word.is_empty())
    });
    let numbers: std::collections::BTreeSet<&str> = numbers.collect();
    assert_eq!(numbers.len(), 4, "{first:?}");
}

#[test]
fn a_hidden_test_that_the_answer_does_not_pass_is_the_graders_mistake() {
    let workbook = with_hidden_test("saw(&1);\n    assert_eq!(data, \"there\");");
    let wrong = workbook.answer(ID).replace("\"from {url}\"", "\"there\"");
    Class(&workbook).submit("there", wrong);
    workbook.run(&GRADE).must(
        3,
        &["there was not graded: ch1b_fetch_data: the answer does not pass the hidden test `mine`"],
    );
}

#[test]
fn without_answers_nothing_is_compared() {
    let workbook = with_hidden_test("saw(&data);");
    let class = Class(&workbook);
    class.submit("right", workbook.answer(ID));
    fs::remove_dir_all(workbook.path("solutions/src")).unwrap();
    workbook.run(&GRADE).must(0, &["1 submission graded"]);
    class.must_be("right", "passed", "");
}
