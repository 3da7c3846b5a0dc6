//! A question that is answered before running: each option opens to show what to say to it.

use std::fmt::Write;

use anyhow::{Result, bail};
use pulldown_cmark::{Parser, html::push_html};

/// The first line of such a question in a page.
pub(super) const FENCE: &str = "```predict";

/// A question and its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Prediction {
    /// The question, in Markdown.
    pub question: String,
    /// The options, in order.
    pub options: Vec<Choice>,
}

/// One option.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What it says, in Markdown.
    pub text: String,
    /// The belief behind a wrong option: `M2`, or `belief`. Not shown.
    pub belief: Option<String>,
    /// Whether it is right.
    pub right: bool,
    /// What to say to somebody who chose it, in Markdown.
    pub answer: String,
}

impl Prediction {
    /// Reads the block's text.
    pub fn parse(text: &str) -> Result<Self> {
        let mut question = String::new();
        let mut options: Vec<Choice> = Vec::new();
        for line in text.lines() {
            let option = line.strip_prefix("- [ ] ").map(|text| (text, false));
            let option = option.or_else(|| line.strip_prefix("- [x] ").map(|text| (text, true)));
            match (option, options.last_mut()) {
                (Some((text, right)), _) => options.push(Choice::new(text, right)),
                (None, Some(last)) => push_line(&mut last.answer, line.trim()),
                (None, None) => push_line(&mut question, line),
            }
        }
        let prediction = Self {
            question: question.trim().to_owned(),
            options,
        };
        prediction.require_parts()?;
        Ok(prediction)
    }

    fn require_parts(&self) -> Result<()> {
        let question = &self.question;
        if question.is_empty() {
            bail!("a prediction has no question");
        }
        if self.options.iter().filter(|option| option.right).count() != 1 {
            bail!("the prediction `{question}` must have one right option");
        }
        for option in &self.options {
            if option.answer.trim().is_empty() {
                bail!("the option `{}` has no answer sentence", option.text);
            }
            if !option.right && option.belief.is_none() {
                bail!("the wrong option `{}` names no belief", option.text);
            }
        }
        Ok(())
    }
}

impl Choice {
    fn new(line: &str, right: bool) -> Self {
        let (text, belief) = match line
            .trim()
            .strip_suffix('}')
            .and_then(|l| l.rsplit_once('{'))
        {
            Some((text, belief)) => (text.trim(), Some(belief.to_owned())),
            None => (line.trim(), None),
        };
        Self {
            text: text.to_owned(),
            belief,
            right,
            answer: String::new(),
        }
    }
}

/// The question as HTML. It needs no script: every option is a `details`.
pub(super) fn html(text: &str) -> Result<String> {
    html_of(&Prediction::parse(text)?)
}

/// The same of one that has been read.
pub(super) fn html_of(prediction: &Prediction) -> Result<String> {
    let Prediction { question, options } = prediction;
    let mut html = format!("<div class=\"wb-predict\">\n\n{question}\n\n<ul>\n");
    for option in options {
        let (class, verdict) = if option.right {
            ("wb-right", "Right:")
        } else {
            ("wb-wrong", "Not so:")
        };
        writeln!(
            html,
            "<li><details class=\"{class}\"><summary>{}</summary>\
             <p><span class=\"wb-sr\">{verdict}</span> {}</p></details></li>",
            inline(&option.text),
            inline(option.answer.trim()),
        )?;
    }
    html.push_str("</ul>\n\n</div>\n\n");
    Ok(html)
}

/// One paragraph of Markdown as HTML, without the paragraph, on one line.
fn inline(markdown: &str) -> String {
    let mut html = String::new();
    push_html(&mut html, Parser::new(markdown));
    let html = html.trim();
    let html = html
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"))
        .unwrap_or(html);
    html.replace('\n', " ")
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{Prediction, html};

    const BLOCK: &str = "How long?\n\n- [ ] 300 ms {M2}\n      The calls made `two` futures\n      \
        and ran neither.\n- [x] 500 ms\n      Look <again>.\n";

    #[test]
    fn options_have_a_belief_and_an_answer() {
        let prediction = Prediction::parse(BLOCK).unwrap();
        assert_eq!(prediction.question, "How long?");
        let [wrong, right] = prediction.options.as_slice() else {
            panic!("{prediction:?}")
        };
        assert_eq!(
            (wrong.text.as_str(), wrong.belief.as_deref()),
            ("300 ms", Some("M2"))
        );
        assert_eq!(
            wrong.answer,
            "The calls made `two` futures\nand ran neither.\n"
        );
        assert!(right.right && !wrong.right);
    }

    #[test]
    fn a_prediction_without_a_right_option_or_a_belief_is_an_error() {
        assert!(Prediction::parse("Q?\n- [ ] a {M1}\n  x\n").is_err());
        assert!(Prediction::parse("Q?\n- [x] a\n  x\n- [ ] b\n  y\n").is_err());
        assert!(Prediction::parse("Q?\n- [x] a\n").is_err());
        assert!(Prediction::parse("- [x] a\n  b\n").is_err());
    }

    #[test]
    fn options_become_details() {
        let html = html(BLOCK).unwrap();
        let right = "<li><details class=\"wb-right\"><summary>500 ms</summary>\
            <p><span class=\"wb-sr\">Right:</span> Look <again>.</p></details></li>";
        assert!(html.contains(right), "{html}");
        assert!(
            html.contains("The calls made <code>two</code> futures and ran neither."),
            "{html}"
        );
        assert!(!html.contains("M2"), "{html}");
    }
}
