//! Shapes and words as SVG elements. Everything that comes from a program is escaped here.

use std::fmt::Write;

use super::super::data::Mark;
use super::legend::Item;

/// The width of a character of code, in the size that labels have.
pub(super) const MONO_WIDTH: f64 = 6.3;

/// The mean width of a character of prose.
pub(super) const SANS_WIDTH: f64 = 5.9;

/// What has been drawn so far.
#[derive(Default)]
pub(super) struct Canvas {
    behind: String,
    front: String,
    /// Words stand over everything: no mark may cross them.
    words: String,
}

impl Canvas {
    /// All elements.
    pub fn finish(self) -> String {
        format!("{}{}{}", self.behind, self.front, self.words)
    }

    /// A path behind everything else.
    pub fn behind(&mut self, class: &str, path: &str) {
        let _ = write!(self.behind, "<path class=\"{class}\" d=\"{path}\"/>");
    }

    pub fn path(&mut self, class: &str, hue: Option<u8>, path: &str) {
        if path.is_empty() {
            return;
        }
        let _ = write!(
            self.front,
            "<path class=\"{class}{}\" d=\"{path}\"/>",
            of(hue)
        );
    }

    #[expect(clippy::too_many_arguments, reason = "a rectangle has four numbers")]
    pub fn bar(
        &mut self,
        class: &str,
        hue: Option<u8>,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        title: &str,
    ) {
        let _ = write!(
            self.front,
            "<rect class=\"{class}{}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\"",
            of(hue)
        );
        if title.is_empty() {
            self.front.push_str("/>");
        } else {
            let _ = write!(self.front, "><title>{}</title></rect>", escape(title));
        }
    }

    pub fn text(&mut self, class: &str, hue: Option<u8>, x: f64, y: f64, words: &str) {
        if words.is_empty() {
            return;
        }
        let _ = write!(
            self.words,
            "<text class=\"{class}{}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>",
            of(hue),
            escape(words)
        );
    }

    /// Words that end at `x`.
    pub fn text_end(&mut self, class: &str, x: f64, y: f64, words: &str) {
        self.text(&format!("{class} wbt-to"), None, x, y, words);
    }

    /// Words around `x`.
    pub fn text_middle(&mut self, class: &str, x: f64, y: f64, words: &str) {
        self.text(&format!("{class} wbt-mid"), None, x, y, words);
    }

    /// Words on a ground of their own in the middle of a span, if they fit.
    pub fn tag(&mut self, class: &str, left: f64, right: f64, middle: f64, words: &str) -> bool {
        let width = words.chars().count() as f64 * SANS_WIDTH + 10.0;
        let fits = width + 4.0 <= right - left;
        if fits {
            let x = (left + right) / 2.0;
            self.bar(class, None, x - width / 2.0, middle - 7.5, width, 15.0, "");
            self.text_middle(&format!("{class}-words"), x, middle + 3.8, words);
        }
        fits
    }

    /// Slanting lines over a rectangle.
    pub fn hatch(&mut self, class: &str, x: f64, y: f64, width: f64, height: f64) {
        const STEP: f64 = 7.0;
        let mut path = String::new();
        let mut offset = STEP;
        while offset < width + height {
            let (from, to) = ((offset - height).max(0.0), offset.min(width));
            let (bottom, top) = ((offset - from).min(height), offset - to);
            let _ = write!(
                path,
                "M{:.1} {:.1}L{:.1} {:.1}",
                x + from,
                y + bottom,
                x + to,
                y + top
            );
            offset += STEP;
        }
        self.path(class, None, &path);
    }

    pub fn dot(&mut self, hue: u8, x: f64, y: f64) {
        let _ = write!(
            self.front,
            "<circle class=\"wbt-poll wbt-h{hue}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.6\"/>"
        );
    }

    /// How one of many rounds ended.
    pub fn small_mark(&mut self, mark: Mark, hue: u8, x: f64, y: f64, title: &str) {
        let class = match mark {
            Mark::Finished => format!("wbt-h{hue}"),
            Mark::Panicked | Mark::Waiting | Mark::Polling => "wbt-mark-red".to_owned(),
            _ => "wbt-mark-grey".to_owned(),
        };
        let _ = write!(
            self.front,
            "<circle class=\"wbt-small {class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\">\
             <title>{}</title></circle>",
            escape(title)
        );
    }

    /// How something ended.
    pub fn mark(&mut self, mark: Mark, hue: u8, x: f64, y: f64, title: &str) {
        let (class, sign) = match mark {
            Mark::Finished => (format!("wbt-mark wbt-h{hue}"), "M-2.8 .2L-.8 2.2L3 -2.1"),
            Mark::Panicked => ("wbt-mark wbt-mark-red".to_owned(), "M0 -3.2V.6M0 2.9V3"),
            Mark::Waiting | Mark::Polling => (
                "wbt-mark wbt-mark-red".to_owned(),
                "M-1.6 -2.6V2.6M1.6 -2.6V2.6",
            ),
            Mark::NeverPolled => ("wbt-mark wbt-mark-grey".to_owned(), "M-2.6 0H2.6"),
            Mark::Dropped | Mark::Aborted | Mark::LeftBehind | Mark::SetAside => (
                "wbt-mark wbt-mark-grey".to_owned(),
                "M-2.3 -2.3L2.3 2.3M2.3 -2.3L-2.3 2.3",
            ),
        };
        let _ = write!(
            self.front,
            "<g class=\"{class}\" transform=\"translate({x:.1} {y:.1})\"><circle r=\"6.6\"/>\
             <path d=\"{sign}\"/><title>{}</title></g>",
            escape(title)
        );
    }

    /// What the signs mean, in as many lines as it takes; returns the height of the picture.
    pub fn legend(&mut self, items: &[Item], width: f64, top: f64) -> f64 {
        let (mut x, mut y) = (4.0, top + 12.0);
        for item in items {
            let needed = 22.0 + item.words.chars().count() as f64 * (SANS_WIDTH - 0.5);
            if x + needed > width - 4.0 && x > 4.0 {
                x = 4.0;
                y += 17.0;
            }
            let _ = write!(
                self.front,
                "<g transform=\"translate({x:.1} {:.1})\">{}</g>",
                y - 4.0,
                item.sign
            );
            self.text("wbt-note", None, x + 20.0, y, item.words);
            x += needed + 12.0;
        }
        y + 8.0
    }
}

fn of(hue: Option<u8>) -> String {
    hue.map_or(String::new(), |hue| format!(" wbt-h{hue}"))
}

/// As much of `text` as there is room for.
pub(super) fn fit(text: &str, room: f64, per: f64) -> String {
    let most = (room.max(0.0) / per) as usize;
    if text.chars().count() <= most {
        return text.to_owned();
    }
    if most < 3 {
        return String::new();
    }
    let mut short: String = text.chars().take(most - 1).collect();
    short.push('…');
    short
}

/// Text that means nothing to a browser. XML knows no other control characters than these.
pub(in crate::timeline) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {
                escaped.push('\u{fffd}');
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, fit};

    #[test]
    fn what_a_program_says_is_only_text() {
        let nasty = "</text><script>\"&\u{1b}[31m\u{0}\n";
        assert_eq!(
            escape(nasty),
            "&lt;/text&gt;&lt;script&gt;&quot;&amp;\u{fffd}[31m\u{fffd} "
        );
    }

    #[test]
    fn words_are_cut_to_their_room() {
        assert_eq!(fit("fetch_user", 100.0, 6.0), "fetch_user");
        assert_eq!(fit("fetch_user", 36.0, 6.0), "fetch…");
        assert_eq!(fit("fetch_user", 12.0, 6.0), "");
        assert_eq!(fit("äöü", 18.0, 6.0), "äöü");
    }
}
