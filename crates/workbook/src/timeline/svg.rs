//! A timeline as a picture. Its colours are those of web/timeline.css.

mod canvas;
mod legend;

use std::collections::{BTreeMap, BTreeSet};

use super::colours::Colours;
use super::data::{Life, Mark, Print, Row, Thread, Tick, Timeline, Wait};
use super::time::{axis_label, axis_step, duration};
pub(super) use canvas::escape;
use canvas::{Canvas, MONO_WIDTH, SANS_WIDTH, fit};

/// The style that a picture needs when no page gives it one.
const STYLE: &str = include_str!("../../web/timeline.css");

/// The two shapes of a picture: for a page, and for a telephone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Wide,
    Narrow,
}

/// How to draw a timeline.
pub(crate) struct Picture<'a> {
    /// What to draw.
    pub timeline: &'a Timeline,
    /// The axis is at least so long, in nanoseconds: pictures to compare share one.
    pub axis: u64,
    /// The colours.
    pub colours: &'a Colours,
}

/// A picture as a file of its own.
pub(crate) fn standalone(timeline: &Timeline) -> String {
    let mut colours = Colours::default();
    colours.extend(timeline);
    let picture = Picture {
        timeline,
        axis: 0,
        colours: &colours,
    };
    let svg = picture.svg(Shape::Wide);
    let style = format!(
        "<style>{STYLE}</style><rect class=\"wbt-ground\" width=\"100%\" height=\"100%\"/>"
    );
    let end = svg.find('>').map_or(0, |end| end + 1);
    format!("{}{style}{}\n", &svg[..end], &svg[end..])
}

/// A row must not be nearer to the next one's marks than this.
const GAP: f64 = 7.0;

/// More arrows than this say nothing any more.
const MOST_WAKES: usize = 40;

/// A row with more rounds than this has small marks.
const MOST_LARGE_MARKS: usize = 3;

/// The height of a thread's line.
const THREAD: f64 = 20.0;

/// The height of a line of output.
const PRINT: f64 = 16.0;

impl Picture<'_> {
    /// The picture.
    pub fn svg(&self, shape: Shape) -> String {
        let mut drawing = Drawing::new(self, shape);
        drawing.rows();
        drawing.threads();
        drawing.prints();
        drawing.axis();
        drawing.wakes();
        let width = drawing.width;
        let legend = legend::items(self.timeline, drawing.has_wakes());
        let height = drawing.canvas.legend(&legend, width, drawing.y + 8.0);
        let class = match shape {
            Shape::Wide => "wbt wbt-wide",
            Shape::Narrow => "wbt wbt-narrow",
        };
        let plot = drawing.plot();
        let words = canvas::escape(&self.timeline.in_words().replace('`', ""));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" role=\"img\" \
             aria-label=\"{words}\" data-plot=\"{plot}\" viewBox=\"0 0 {width} {height:.0}\" width=\"{width}\" \
             height=\"{height:.0}\">{}</svg>",
            drawing.canvas.finish()
        )
    }
}

struct Drawing<'a> {
    picture: &'a Picture<'a>,
    shape: Shape,
    canvas: Canvas,
    width: f64,
    /// Where the time axis begins and ends.
    left: f64,
    right: f64,
    /// Nanoseconds of the whole axis.
    span: f64,
    /// Where the next thing goes.
    y: f64,
    /// Top and height of each row's bar.
    bars: Vec<(f64, f64)>,
    /// By depth: the middle of the last row under the same parent.
    siblings: BTreeMap<usize, f64>,
}

/// The height of what stands over the rows.
const TOP: f64 = 26.0;

impl<'a> Drawing<'a> {
    fn new(picture: &'a Picture<'a>, shape: Shape) -> Self {
        let (width, left, right) = match shape {
            Shape::Wide => (750.0, 184.0, 722.0),
            Shape::Narrow => (360.0, 6.0, 346.0),
        };
        let end = picture.timeline.end.max(picture.axis).max(1);
        Self {
            picture,
            shape,
            canvas: Canvas::default(),
            width,
            left,
            right,
            span: end as f64 * 1.02,
            y: TOP,
            bars: Vec::new(),
            siblings: BTreeMap::new(),
        }
    }

    /// What a page needs to find a time and a row in the picture: where the axis begins and ends,
    /// how many nanoseconds that is, then each row's top and height.
    fn plot(&self) -> String {
        let mut plot = format!("{} {} {:.0}", self.left, self.right, self.span);
        for (top, height) in &self.bars {
            plot.push_str(&format!(" {top:.1} {height}"));
        }
        plot
    }

    fn timeline(&self) -> &'a Timeline {
        self.picture.timeline
    }

    fn x(&self, at: u64) -> f64 {
        self.left + (at as f64 / self.span).min(1.0) * (self.right - self.left)
    }

    fn hue(&self, thing: &str) -> u8 {
        self.picture.colours.of(thing)
    }

    // -------------------------------------------------------------------- rows

    fn rows(&mut self) {
        for row in &self.timeline().rows {
            let hue = self.hue(&row.colour);
            if row.depth == 0 && !self.bars.is_empty() {
                self.y += GAP;
            }
            let (top, height) = self.label(row, hue);
            self.bars.push((top, height));
            if row.in_flight.is_empty() {
                self.bar(row, hue, top, height);
            } else {
                self.crowd(row, hue, top, height);
            }
        }
        self.y += 4.0;
    }

    /// Writes what a row is called; returns where its bar goes.
    fn label(&mut self, row: &Row, hue: u8) -> (f64, f64) {
        let indent = 12.0 * row.depth as f64;
        let is_crowd = !row.in_flight.is_empty();
        let is_code = row.name.contains('(') || row.depth > 0;
        let font = if is_code {
            "wbt-name wbt-code"
        } else {
            "wbt-name"
        };
        let per = if is_code {
            MONO_WIDTH
        } else {
            SANS_WIDTH + 1.0
        };
        match self.shape {
            Shape::Wide => {
                let (height, row_height) = match (is_crowd, row.depth) {
                    (true, _) => (38.0, 46.0),
                    (false, 0) => (22.0, 33.0),
                    (false, _) => (20.0, 31.0),
                };
                let top = self.y + (row_height - height) / 2.0;
                let room = self.left - 12.0 - indent;
                let middle = self.y + row_height / 2.0;
                self.branch_line(row, indent, middle);
                self.canvas.text(
                    font,
                    Some(hue),
                    indent + 4.0,
                    middle - 2.0,
                    &fit(&row.name, room, per),
                );
                let note = fit(&row.note, room, SANS_WIDTH - 0.6);
                self.canvas
                    .text("wbt-note", None, indent + 4.0, middle + 10.5, &note);
                self.y += row_height;
                (top, height)
            }
            Shape::Narrow => {
                let height = if is_crowd { 34.0 } else { 18.0 };
                let room = self.right - self.left - indent;
                let name = fit(&row.name, room, per);
                let used = name.chars().count() as f64 * per + 8.0;
                self.branch_line(row, indent, self.y + 8.0);
                self.canvas
                    .text(font, Some(hue), self.left + indent, self.y + 12.0, &name);
                let note = fit(&row.note, room - used, SANS_WIDTH - 0.6);
                self.canvas.text(
                    "wbt-note",
                    None,
                    self.left + indent + used,
                    self.y + 12.0,
                    &note,
                );
                let top = self.y + 17.0;
                self.y += 17.0 + height + 6.0;
                (top, height)
            }
        }
    }

    /// The line from a row to the one it belongs to.
    fn branch_line(&mut self, row: &Row, indent: f64, middle: f64) {
        self.siblings.retain(|depth, _| *depth <= row.depth);
        if row.depth == 0 || self.shape == Shape::Narrow {
            return;
        }
        let x = indent - 4.0;
        let above = self
            .siblings
            .get(&row.depth)
            .copied()
            .unwrap_or(self.y - 3.0);
        self.canvas.path(
            "wbt-rule",
            None,
            &format!("M{x:.1} {above:.1}V{middle:.1}h5"),
        );
        self.siblings.insert(row.depth, middle);
    }

    fn bar(&mut self, row: &Row, hue: u8, top: f64, height: f64) {
        for life in &row.lives {
            let (from, to) = (self.x(life.from), self.x(life.to));
            let class = match life.mark {
                Mark::Finished | Mark::SetAside | Mark::Panicked => "wbt-life",
                _ => "wbt-life wbt-cut",
            };
            let title = title_of_life(&row.name, life);
            self.canvas.bar(
                class,
                Some(hue),
                from,
                top,
                (to - from).max(2.0),
                height,
                &title,
            );
        }
        for wait in &row.waits {
            self.wait(row, wait, hue, top, height);
        }
        for (from, to) in &row.late {
            self.late(*from, *to, top, height);
        }
        self.ticks(&row.polls, hue, top, height);
        for (index, life) in row.lives.iter().enumerate() {
            let next = row.lives.get(index + 1).map(|life| self.x(life.from));
            self.ending(life, hue, top, height, next, row.lives.len());
        }
    }

    fn wait(&mut self, row: &Row, wait: &Wait, hue: u8, top: f64, height: f64) {
        let (from, to) = (self.x(wait.from), self.x(wait.to));
        let hue = wait
            .colour
            .as_deref()
            .map_or(hue, |colour| self.hue(colour));
        let title = format!(
            "{}: {} to {}, {}",
            wait.label,
            duration(wait.from),
            duration(wait.to),
            duration(wait.to - wait.from)
        );
        let class = if wait.several {
            "wbt-several"
        } else {
            "wbt-wait"
        };
        self.canvas.bar(
            class,
            Some(hue),
            from,
            top,
            (to - from).max(1.0),
            height,
            &title,
        );
        // Words stop where something else is drawn over them.
        let blocked = row.polls.iter().filter(|tick| tick.blocked.is_some());
        let covered = blocked
            .map(|tick| tick.from)
            .chain(row.late.iter().map(|late| late.0))
            .map(|at| self.x(at))
            .filter(|x| *x > from + 4.0)
            .fold(to, f64::min);
        let ends_here = row
            .lives
            .iter()
            .find(|life| (self.x(life.to) - to).abs() < 1.0);
        let taken = match ends_here.map(|life| life.mark) {
            None => 10.0,
            Some(Mark::Waiting | Mark::Polling) => 96.0,
            Some(_) => 18.0,
        };
        let room = covered - from - taken;
        let text = fit(&wait.label, room, MONO_WIDTH);
        if text.chars().count() >= 4 || text == wait.label {
            let class = if wait.several {
                "wbt-label wbt-italic"
            } else {
                "wbt-label wbt-code"
            };
            self.canvas
                .text(class, None, from + 6.0, top + height / 2.0 + 3.8, &text);
        }
    }

    fn late(&mut self, from: u64, to: u64, top: f64, height: f64) {
        let (left, right) = (self.x(from), self.x(to));
        let title = format!(
            "could go on at {}, polled at {}",
            duration(from),
            duration(to)
        );
        self.canvas
            .bar("wbt-late", None, left, top, right - left, height, &title);
        self.canvas
            .hatch("wbt-late-lines", left, top, right - left, height);
        let words = format!("{} late", duration(to - from));
        self.canvas
            .tag("wbt-late-tag", left, right, top + height / 2.0, &words);
    }

    /// Short polls are strokes of one path, those that block are bars.
    fn ticks(&mut self, ticks: &[Tick], hue: u8, top: f64, height: f64) {
        let short = ticks.iter().filter(|tick| tick.blocked.is_none());
        let path = self.strokes(short, top - 2.0, height + 4.0);
        self.canvas.path("wbt-ticks", Some(hue), &path);
        for tick in ticks {
            if let Some(real) = tick.blocked {
                self.block(*tick, real, top, height);
            }
        }
    }

    /// One stroke for all polls that would be drawn in one place.
    fn strokes<'t>(&self, ticks: impl Iterator<Item = &'t Tick>, top: f64, height: f64) -> String {
        let mut path = String::new();
        let mut last = f64::NEG_INFINITY;
        for tick in ticks {
            let (from, to) = (self.x(tick.from), self.x(tick.to));
            if from - last >= 0.5 {
                path.push_str(&format!("M{from:.1} {top:.1}v{height:.1}"));
                last = from;
            }
            if to - from >= 2.0 {
                let middle = top + height / 2.0;
                path.push_str(&format!("M{from:.1} {middle:.1}H{to:.1}"));
            }
        }
        path
    }

    fn block(&mut self, tick: Tick, real: u64, top: f64, height: f64) {
        let x = self.x(tick.from);
        let width = (self.x(tick.to) - x).max(7.0);
        let (top, height) = (top - 1.0, height + 2.0);
        let title = format!("one poll of {}: it kept its thread", duration(real));
        let canvas = &mut self.canvas;
        canvas.bar("wbt-block", None, x, top, width, height, &title);
        canvas.hatch("wbt-block-lines", x, top, width, height);
        let (words, short) = (
            format!("kept its thread {}", duration(real)),
            duration(real),
        );
        let (end, middle) = (x + width, top + height / 2.0);
        let fits = canvas.tag("wbt-block-tag", x, end, middle, &words)
            || canvas.tag("wbt-block-tag", x, end, middle, &short);
        if !fits && end + 110.0 < self.right {
            canvas.text("wbt-said wbt-red", None, end + 14.0, middle + 3.8, &words);
        }
    }

    fn ending(
        &mut self,
        life: &Life,
        hue: u8,
        top: f64,
        height: f64,
        next: Option<f64>,
        rounds: usize,
    ) {
        let x = self.x(life.to);
        let y = top + height / 2.0;
        let words = match life.mark {
            Mark::Finished => String::new(),
            Mark::SetAside => return,
            Mark::Dropped => "dropped".to_owned(),
            Mark::Aborted => "aborted".to_owned(),
            Mark::Panicked => match life.message.as_deref() {
                Some(message) => {
                    format!("panicked: {}", message.lines().next().unwrap_or_default())
                }
                None => "panicked".to_owned(),
            },
            Mark::LeftBehind => "not finished".to_owned(),
            Mark::Waiting => "still waiting".to_owned(),
            Mark::Polling => "still in this poll".to_owned(),
            Mark::NeverPolled => "never polled".to_owned(),
        };
        let title = title_words(&words, life.to);
        if rounds > MOST_LARGE_MARKS {
            self.canvas.small_mark(life.mark, hue, x, y, &title);
        } else {
            self.canvas.mark(life.mark, hue, x, y, &title);
        }
        if next.is_some_and(|next| next < x + words.len() as f64 * SANS_WIDTH + 20.0)
            || words.is_empty()
        {
            return;
        }
        let class = match life.mark {
            Mark::Panicked | Mark::Waiting | Mark::Polling => "wbt-said wbt-red",
            _ => "wbt-said",
        };
        let room_right = self.width - x - 12.0;
        let needed = words.chars().count() as f64 * SANS_WIDTH;
        if needed <= room_right {
            self.canvas.text(class, None, x + 11.0, y + 3.8, &words);
        } else {
            let words = fit(&words, x - self.left - 14.0, SANS_WIDTH);
            self.canvas
                .text_end(&format!("{class} wbt-halo"), x - 11.0, y + 3.8, &words);
        }
    }

    /// Many in one row: how many there were at each time.
    fn crowd(&mut self, row: &Row, hue: u8, top: f64, height: f64) {
        let most = row
            .in_flight
            .iter()
            .map(|(_, count)| *count)
            .max()
            .unwrap_or(1)
            .max(1);
        let y = |count: usize| top + height - height * count as f64 / most as f64;
        let mut path = String::new();
        for (index, (at, count)) in row.in_flight.iter().enumerate() {
            let x = self.x(*at);
            if index == 0 {
                path.push_str(&format!("M{x:.1} {:.1}", top + height));
            } else {
                path.push_str(&format!("H{x:.1}"));
            }
            path.push_str(&format!("V{:.1}", y(*count)));
        }
        path.push('Z');
        self.canvas.path("wbt-crowd", Some(hue), &path);
        if let Some((at, _)) = row.in_flight.iter().find(|(_, count)| *count == most) {
            let words = format!("{most} at once");
            let x = self.x(*at);
            if x + 70.0 < self.right {
                self.canvas
                    .text("wbt-said wbt-halo", None, x + 6.0, top + 12.0, &words);
            } else {
                self.canvas
                    .text_end("wbt-said wbt-halo", x - 6.0, top + 12.0, &words);
            }
        }
    }

    // ----------------------------------------------------------- under the rows

    fn threads(&mut self) {
        let threads = &self.timeline().threads;
        if threads.is_empty() {
            return;
        }
        self.rule();
        for thread in threads {
            self.thread(thread);
        }
        self.y += 3.0;
    }

    fn thread(&mut self, thread: &Thread) {
        let busy = thread.busy.map_or(String::new(), |busy| match busy {
            busy if busy < 0.01 => " · busy < 1 %".to_owned(),
            busy => format!(" · busy {:.0} %", busy * 100.0),
        });
        let words = format!("{}{busy}", thread.name);
        let middle = match self.shape {
            Shape::Wide => {
                self.canvas
                    .text("wbt-thread", None, 4.0, self.y + 13.5, &words);
                self.y + 10.0
            }
            Shape::Narrow => {
                self.canvas
                    .text("wbt-thread", None, self.left, self.y + 12.0, &words);
                self.y += 14.0;
                self.y + 9.0
            }
        };
        let line = format!("M{:.1} {middle:.1}H{:.1}", self.left, self.right);
        self.canvas.path("wbt-rule", None, &line);
        let mut by_hue: BTreeMap<u8, Vec<&Tick>> = BTreeMap::new();
        for (row, tick) in &thread.polls {
            let row = self.timeline().rows.get(*row);
            let hue = row.map_or(0, |row| self.hue(&row.colour));
            by_hue.entry(hue).or_default().push(tick);
        }
        for (hue, ticks) in by_hue {
            let short = ticks.iter().copied().filter(|tick| tick.blocked.is_none());
            let path = self.strokes(short, middle - 6.5, 13.0);
            self.canvas.path("wbt-ticks", Some(hue), &path);
        }
        for (_, tick) in thread
            .polls
            .iter()
            .filter(|(_, tick)| tick.blocked.is_some())
        {
            let (from, to) = (self.x(tick.from), self.x(tick.to));
            self.canvas.bar(
                "wbt-block",
                None,
                from,
                middle - 7.0,
                (to - from).max(4.0),
                14.0,
                "",
            );
        }
        self.y += THREAD;
    }

    fn prints(&mut self) {
        let prints = &self.timeline().prints;
        if prints.is_empty() {
            return;
        }
        self.rule();
        let first = match self.shape {
            Shape::Wide => {
                self.canvas
                    .text("wbt-thread", None, 4.0, self.y + 12.0, "printed");
                self.y
            }
            Shape::Narrow => {
                self.canvas
                    .text("wbt-thread", None, self.left, self.y + 12.0, "printed");
                self.y + 15.0
            }
        };
        let longest = if self.shape == Shape::Wide {
            40.0
        } else {
            26.0
        } * MONO_WIDTH;
        let most_lanes = if self.shape == Shape::Wide { 8 } else { 10 };
        let mut lanes: Vec<f64> = Vec::new();
        let mut drawn = BTreeSet::new();
        for print in prints {
            let x = self.x(print.at);
            let hue = print
                .row
                .and_then(|row| self.timeline().rows.get(row))
                .map_or(0, |row| self.hue(&row.colour));
            let bar = print.row.and_then(|row| self.bars.get(row));
            if let (Some((top, _)), true) = (bar, drawn.insert((print.row, (x * 2.0) as u64))) {
                let triangle = format!("M{x:.1} {:.1}l-3.4 -5h6.8z", top + 0.5);
                self.canvas.path("wbt-poll", Some(hue), &triangle);
            }
            self.print(print, hue, x, first, longest, most_lanes, &mut lanes);
        }
        self.y = first + PRINT * lanes.len().max(1) as f64 + 4.0;
    }

    #[expect(clippy::too_many_arguments, reason = "one line of output in its place")]
    fn print(
        &mut self,
        print: &Print,
        hue: u8,
        x: f64,
        first: f64,
        longest: f64,
        most: usize,
        lanes: &mut Vec<f64>,
    ) {
        let text = fit(print.text.trim(), longest, MONO_WIDTH);
        let width = text.chars().count() as f64 * MONO_WIDTH + 12.0;
        let goes_left = x + width > self.width && x - width > self.left;
        let (from, to) = if goes_left {
            (x - width, x + 5.0)
        } else {
            (x - 5.0, x + width)
        };
        let free = lanes.iter().position(|end| *end < from);
        let lane = match free {
            Some(lane) => lane,
            None if lanes.len() < most => {
                lanes.push(0.0);
                lanes.len() - 1
            }
            None => return,
        };
        lanes[lane] = to;
        let y = first + PRINT * lane as f64 + 8.0;
        self.canvas.dot(hue, x, y);
        let class = if print.to_stderr {
            "wbt-print wbt-code wbt-red"
        } else {
            "wbt-print wbt-code"
        };
        if goes_left {
            self.canvas.text_end(class, x - 6.0, y + 3.8, &text);
        } else {
            let room = fit(&text, self.width - x - 8.0, MONO_WIDTH);
            self.canvas.text(class, None, x + 6.0, y + 3.8, &room);
        }
    }

    fn rule(&mut self) {
        let line = format!("M4 {:.1}H{:.1}", self.y + 2.0, self.width - 4.0);
        self.canvas.path("wbt-rule", None, &line);
        self.y += 7.0;
    }

    // ---------------------------------------------------------------- over all

    /// The grid goes behind everything else.
    fn axis(&mut self) {
        let parts = if self.shape == Shape::Wide { 6 } else { 4 };
        let step = axis_step(self.span as u64, parts);
        let timeline = self.timeline();
        if timeline.end <= 1 && self.picture.axis == 0 {
            // Nothing took any time: there is one moment.
            self.canvas
                .text_middle("wbt-axis", self.left + 4.0, TOP - 11.0, "0");
            return;
        }
        let end = self.x(timeline.end);
        let is_stopped = timeline.stopped_after.is_some();
        let last_event = if is_stopped {
            end - (end - self.left) * 0.26
        } else {
            f64::INFINITY
        };
        let mut at = 0;
        let mut grid = String::new();
        while (at as f64) <= self.span && at < u64::MAX {
            let x = self.x(at);
            if x <= last_event {
                grid.push_str(&format!("M{x:.1} {:.1}V{:.1}", TOP - 6.0, self.y));
                let label = axis_label(at, step);
                let is_near_the_end = (x - end).abs() < 46.0 && !is_stopped;
                if !is_near_the_end {
                    self.canvas
                        .text_middle("wbt-axis", x.max(self.left + 4.0), TOP - 11.0, &label);
                }
            }
            at = at.saturating_add(step);
        }
        self.canvas.behind("wbt-grid", &grid);
        match timeline.stopped_after {
            Some(real) => {
                let words = format!("… stopped after {}", duration(real));
                self.canvas.text_end(
                    "wbt-axis wbt-strong wbt-red",
                    self.right,
                    TOP - 11.0,
                    &words,
                );
            }
            None => {
                let line = format!("M{end:.1} {:.1}V{:.1}", TOP - 8.0, self.y);
                self.canvas.behind("wbt-end", &line);
                let words = duration(timeline.end);
                if end + 24.0 > self.width {
                    self.canvas.text_end(
                        "wbt-axis wbt-strong",
                        self.width - 2.0,
                        TOP - 11.0,
                        &words,
                    );
                } else {
                    self.canvas
                        .text_middle("wbt-axis wbt-strong", end, TOP - 11.0, &words);
                }
            }
        }
        if timeline.paused_clock && self.shape == Shape::Wide {
            self.canvas
                .text("wbt-axis wbt-italic", None, 4.0, TOP - 11.0, "paused clock");
        }
    }

    fn has_wakes(&self) -> bool {
        let count = self.timeline().wakes.len();
        count > 0 && count <= MOST_WAKES
    }

    /// Arrows from the task that woke to the one that was woken.
    fn wakes(&mut self) {
        if !self.has_wakes() {
            return;
        }
        for wake in &self.timeline().wakes {
            let (Some(from), Some(to)) = (self.bars.get(wake.from_row), self.bars.get(wake.to_row))
            else {
                continue;
            };
            let x = self.x(wake.at) + 2.5;
            let (begin, end, head) = if to.0 > from.0 {
                (from.0 + from.1 + 2.0, to.0 - 3.0, -4.5)
            } else {
                (from.0 - 2.0, to.0 + to.1 + 3.0, 4.5)
            };
            let hue = self
                .timeline()
                .rows
                .get(wake.from_row)
                .map_or(0, |row| self.hue(&row.colour));
            self.canvas.path(
                "wbt-wake",
                Some(hue),
                &format!("M{x:.1} {begin:.1}V{end:.1}"),
            );
            self.canvas.path(
                "wbt-poll",
                Some(hue),
                &format!("M{x:.1} {end:.1}l-3 {head}h6z"),
            );
        }
    }
}

fn title_of_life(name: &str, life: &Life) -> String {
    format!("{name}: {} to {}", duration(life.from), duration(life.to))
}

fn title_words(words: &str, at: u64) -> String {
    let words = if words.is_empty() { "finished" } else { words };
    format!("{words}, {}", duration(at))
}
