//! A timeline in a page: a sentence, the picture in both shapes, and the picture in words.

use super::colours::Colours;
use super::data::Timeline;
use super::steps::steps;
use super::svg::{Picture, Shape, escape};

/// The timeline as HTML, on one line so that it can stand in Markdown. The axis is at least `axis`
/// nanoseconds long; what has no colour yet gets one.
pub(crate) fn figure(timeline: &Timeline, axis: u64, colours: &mut Colours) -> String {
    colours.extend(timeline);
    let picture = Picture {
        timeline,
        axis,
        colours,
    };
    let (wide, narrow) = (picture.svg(Shape::Wide), picture.svg(Shape::Narrow));
    let rest: String = timeline
        .sentences
        .iter()
        .skip(1)
        .chain(&timeline.missing)
        .map(|sentence| format!("<li>{}</li>", with_code(sentence)))
        .collect();
    let rest = match rest.as_str() {
        "" => String::new(),
        rest => format!("<ul class=\"wb-words\">{rest}</ul>"),
    };
    format!(
        "<figure class=\"wb-timeline\" data-steps=\"{}\"><figcaption>{}</figcaption>{wide}{narrow}{rest}</figure>",
        escape(&steps(timeline, colours)),
        with_code(timeline.headline())
    )
}

/// A sentence as HTML; what stands in backticks is code.
fn with_code(sentence: &str) -> String {
    let mut html = String::new();
    for (index, part) in sentence.split('`').enumerate() {
        if index % 2 == 1 {
            html.push_str(&format!("<code>{}</code>", escape(part)));
        } else {
            html.push_str(&escape(part));
        }
    }
    html
}
