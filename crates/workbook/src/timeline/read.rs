//! From a recording to the model.

use std::collections::HashMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use anyhow::{Context, Result};
use recording::{Entry, Event, Id, PollResult, Usage};

use super::label::Labels;
use super::model::{Branch, Ending, Kind, Model, Node, NodeId, Place, Poll, Print, Wake};
use super::words::TEST;

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Finish {
    /// By itself.
    Ended,
    /// It was stopped after so much real time, in nanoseconds.
    Stopped(u64),
}

/// What lies behind the last event of a program that was stopped, as a part of what lies before.
const OPEN_END: f64 = 0.35;

/// Loads a recording; none if the program has done nothing that is recorded. The file is longer than
/// what was written: zero bytes follow.
pub(crate) fn load(path: &Path) -> Result<Option<String>> {
    const CHUNK: usize = 64 * 1024;
    let context = || format!("failed to read `{}`", path.display());
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(context),
    };
    let mut bytes = Vec::new();
    loop {
        let before = bytes.len();
        let chunk = (&mut file).take(CHUNK as u64).read_to_end(&mut bytes);
        chunk.with_context(context)?;
        if bytes[before..].iter().all(|byte| *byte == 0) {
            bytes.truncate(before);
            return Ok(Some(String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
}

/// Reads a recording. Without `labels` there are only tasks.
pub(crate) fn read(recording: &str, labels: Option<&Labels>, finish: Finish) -> Model {
    let lines = recording.lines().map(|line| line.trim_start_matches('\0'));
    let entries: Vec<Entry> = lines.filter_map(Entry::parse).collect();
    let mut reader = Reader::new(&entries, labels, finish);
    for (index, entry) in entries.iter().enumerate() {
        reader.take(index, entry);
    }
    reader.finish()
}

struct Reader<'a> {
    labels: Option<&'a Labels>,
    finish: Finish,
    axis: Axis,
    model: Model,
    known: HashMap<Id, NodeId>,
    /// The polls that have not ended, by thread; outermost first.
    open: HashMap<u32, Vec<OpenPoll>>,
    /// The index of each thread's last event.
    last: HashMap<u32, usize>,
    /// Threads on which a panic goes up the stack.
    unwinding: HashMap<u32, ()>,
    /// For each node: the place in the recording where it was dropped.
    dropped_at: HashMap<NodeId, usize>,
    /// For each task: whether its last entry followed at once on the one before.
    followed: HashMap<NodeId, bool>,
    now: u64,
    last_real: u64,
}

struct OpenPoll {
    id: Id,
    from: u64,
    real: u64,
    usage: Usage,
    index: usize,
    follows: bool,
}

/// Puts stamps on the picture's axis.
struct Axis {
    is_paused: bool,
    real_start: u64,
    clock_start: u64,
    last: u64,
}

impl Axis {
    fn of(entries: &[Entry]) -> Self {
        let is_first = |entry: &&Entry| {
            matches!(
                entry.event,
                Event::TaskMade { .. } | Event::BodyBegan { .. } | Event::FutureMade { .. }
            )
        };
        let start = entries.iter().find(is_first).or(entries.first());
        Self {
            is_paused: is_paused(entries),
            real_start: start.map_or(0, |entry| entry.real),
            clock_start: entries.iter().find_map(|entry| entry.clock).unwrap_or(0),
            last: 0,
        }
    }

    fn at(&mut self, entry: &Entry) -> u64 {
        if !self.is_paused {
            return entry.real.saturating_sub(self.real_start);
        }
        if let Some(clock) = entry.clock {
            self.last = clock.saturating_sub(self.clock_start);
        }
        self.last
    }

    /// A time by the runtime's clock.
    fn of_clock(&self, at: u64) -> u64 {
        let start = if self.is_paused {
            self.clock_start
        } else {
            self.real_start
        };
        at.saturating_sub(start)
    }
}

/// A paused clock shows the same time twice although time has passed.
fn is_paused(entries: &[Entry]) -> bool {
    let mut last: Option<(u64, u64)> = None;
    entries.iter().any(|entry| {
        let Some(clock) = entry.clock else {
            return false;
        };
        let stood_still = last.is_some_and(|(then, real)| clock == then && entry.real > real + 500);
        last = Some((clock, entry.real));
        stood_still
    })
}

impl<'a> Reader<'a> {
    fn new(entries: &[Entry], labels: Option<&'a Labels>, finish: Finish) -> Self {
        let axis = Axis::of(entries);
        let model = Model {
            is_paused: axis.is_paused,
            has_labels: labels.is_some(),
            ..Model::default()
        };
        Self {
            labels,
            finish,
            axis,
            model,
            known: HashMap::new(),
            open: HashMap::new(),
            last: HashMap::new(),
            unwinding: HashMap::new(),
            dropped_at: HashMap::new(),
            followed: HashMap::new(),
            now: 0,
            last_real: 0,
        }
    }

    fn take(&mut self, index: usize, entry: &Entry) {
        self.now = self.axis.at(entry);
        self.last_real = entry.real;
        let previous = self.last.insert(entry.thread, index);
        match &entry.event {
            Event::TaskMade { .. } => self.task_made(&entry.event),
            Event::BodyBegan { id, by, site } => {
                let by = self.poller(*by);
                self.labelled(*id, Some(by), *site, "");
            }
            Event::FutureMade {
                id,
                body,
                by,
                site,
                type_name,
            } => {
                let parent = self
                    .known
                    .get(body)
                    .copied()
                    .unwrap_or_else(|| self.poller(*by));
                self.labelled(*id, Some(parent), *site, type_name);
            }
            Event::Due { id, at } => {
                let at = self.axis.of_clock(*at);
                if let Some(node) = self.node(*id) {
                    node.due = Some(at);
                }
            }
            Event::PollBegan { id, usage } => {
                let open = OpenPoll {
                    id: *id,
                    from: self.now,
                    real: entry.real,
                    usage: *usage,
                    index,
                    follows: previous.is_some_and(|last| self.is_end_of_poll(last, *id)),
                };
                self.open.entry(entry.thread).or_default().push(open);
            }
            Event::PollEnded { id, usage, result } => {
                self.poll_ended(index, entry, *id, *usage, *result);
            }
            Event::Dropped { id } => self.dropped(index, entry.thread, *id),
            Event::Woken { task, by } => {
                let by = self.known.get(by).copied();
                if let Some(task) = self.known.get(task).copied() {
                    self.model.wakes.push(Wake {
                        at: self.now,
                        by,
                        task,
                    });
                }
            }
            Event::Printed {
                by,
                to_stderr,
                line,
                text,
            } => self.model.prints.push(Print {
                at: self.now,
                by: self.known.get(by).copied(),
                to_stderr: *to_stderr,
                line: *line,
                text: text.trim_end_matches('\n').to_owned(),
            }),
            Event::Panicked { by, message, .. } => {
                self.unwinding.insert(entry.thread, ());
                if let Some(by) = self.known.get(by).copied() {
                    let task = self.model.task_of(by);
                    let message = match self.labels {
                        Some(labels) => labels.restore(message),
                        None => message.clone(),
                    };
                    self.model.nodes[task].panic = Some(message);
                }
            }
            Event::Full => self.model.is_cut = true,
        }
    }

    /// Whether the event at `index` is the end of a poll of `id`. Then this thread did nothing since.
    fn is_end_of_poll(&self, index: usize, id: Id) -> bool {
        self.known
            .get(&id)
            .and_then(|node| self.model.nodes[*node].polls.last())
            .is_some_and(|poll| poll.sequence.1 == index)
    }

    fn task_made(&mut self, event: &Event) {
        let Event::TaskMade {
            id,
            kind,
            file,
            line,
            column,
            name,
        } = event
        else {
            return;
        };
        let kind = Kind::from(*kind);
        let spawn = self
            .labels
            .and_then(|labels| labels.spawn_at(file, *line, *column));
        let named = match (spawn, kind) {
            _ if !name.is_empty() => name.clone(),
            (_, Kind::Root) => self.root_name(file, *line),
            (Some(spawn), _) => spawn.name.clone(),
            (None, _) => foreign_name(file, *line),
        };
        let mut node = new_node(kind, named, self.now);
        node.handle = spawn.and_then(|spawn| spawn.handle.clone());
        if is_of_the_program(file) {
            node.place = Place {
                file: file.clone(),
                line: *line,
            };
        }
        self.add(*id, node);
    }

    fn root_name(&self, file: &str, line: u32) -> String {
        match file {
            "tests.rs" | "hidden.rs" => TEST.to_owned(),
            _ if self.model.root().is_none() => "main".to_owned(),
            _ => format!("block_on, line {line}"),
        }
    }

    /// Adds a body or a future.
    fn labelled(&mut self, id: Id, parent: Option<NodeId>, site: u32, type_name: &str) {
        let found = self
            .labels
            .and_then(|labels| labels.sites.get(site as usize));
        let Some(label) = found else { return };
        let mut node = new_node(Kind::from(label), label.text.clone(), self.now);
        node.parent = parent;
        node.group = label.group;
        node.callee.clone_from(&label.callee);
        node.site = Some(site);
        type_name.clone_into(&mut node.awaited);
        node.place = Place {
            file: label.file.to_owned(),
            line: label.line,
        };
        if let (Kind::Body, Some(parent)) = (node.kind, parent) {
            self.name_after_body(parent, &node);
        }
        self.add(id, node);
    }

    /// A task that was spawned through a function of the standard library, as by `map(spawn)`.
    fn name_after_body(&mut self, task: NodeId, body: &Node) {
        let task = &mut self.model.nodes[task];
        if task.kind == Kind::Task && task.name == UNKNOWN {
            task.name.clone_from(&body.name);
            task.place = body.place.clone();
        }
    }

    fn add(&mut self, id: Id, node: Node) {
        let added = self.model.add(node);
        self.known.insert(id, added);
    }

    fn node(&mut self, id: Id) -> Option<&mut Node> {
        self.known.get(&id).map(|node| &mut self.model.nodes[*node])
    }

    /// What polls: a node, or else a root that stands for an executor that is not Tokio's.
    fn poller(&mut self, by: Id) -> NodeId {
        if let Some(node) = self.known.get(&by) {
            return *node;
        }
        if let Some(root) = self.known.get(&0) {
            return *root;
        }
        let name = if self.model.root().is_none() {
            "main"
        } else {
            "no task"
        };
        let mut outside = new_node(Kind::Root, name.to_owned(), self.now);
        outside.is_outside = true;
        self.add(0, outside);
        self.model.nodes.len() - 1
    }

    fn poll_ended(
        &mut self,
        index: usize,
        entry: &Entry,
        id: Id,
        usage: Usage,
        result: PollResult,
    ) {
        let open = self.open.entry(entry.thread).or_default();
        let Some(place) = open.iter().rposition(|poll| poll.id == id) else {
            return;
        };
        let begun = open.split_off(place).swap_remove(0);
        let is_outermost = open.is_empty();
        let poll = Poll {
            from: begun.from,
            to: self.now,
            real: entry.real - begun.real,
            processor: usage.processor.saturating_sub(begun.usage.processor),
            waits: usage.waits.saturating_sub(begun.usage.waits),
            preempted: usage.preempted.saturating_sub(begun.usage.preempted),
            thread: entry.thread,
            is_open: false,
            sequence: (begun.index, index),
        };
        let now = self.now;
        let Some(node) = self.known.get(&id).copied() else {
            return;
        };
        self.followed.insert(node, begun.follows);
        let polled = &mut self.model.nodes[node];
        polled.polls.push(poll);
        match result {
            PollResult::Ready => {
                polled.ending = Ending::Finished;
                polled.ended = Some(now);
            }
            PollResult::Panicked => {
                polled.ending = Ending::Panicked;
                polled.ended = Some(now);
            }
            PollResult::Pending | PollResult::Unknown => {}
        }
        let is_task = polled.is_task();
        if is_outermost {
            self.unwinding.remove(&entry.thread);
            if !is_task {
                self.poll_without_task(node, poll);
            }
        }
    }

    /// A poll by an executor that is not Tokio's is a poll of what stands for its root. The first
    /// one began with the body, before its first `.await`.
    fn poll_without_task(&mut self, node: NodeId, mut poll: Poll) {
        let task = self.model.task_of(node);
        if task == node || !self.model.nodes[task].is_outside {
            return;
        }
        if let Some(parent) = self.model.nodes[node].parent
            && self.model.nodes[parent].kind == Kind::Body
            && self.first_poll_of(parent) == Some(poll.sequence)
        {
            poll.from = self.model.nodes[parent].made;
        }
        self.model.nodes[task].polls.push(poll);
    }

    /// The first poll of anything in a body.
    fn first_poll_of(&self, body: NodeId) -> Option<(usize, usize)> {
        let children = self.model.children[body].iter();
        let polls = children.flat_map(|id| &self.model.nodes[*id].polls);
        polls.map(|poll| poll.sequence).min()
    }

    fn dropped(&mut self, index: usize, thread: u32, id: Id) {
        let Some(node) = self.known.get(&id).copied() else {
            return;
        };
        self.dropped_at.insert(node, index);
        let is_unwinding = self.unwinding.contains_key(&thread);
        let now = self.now;
        let dropped = &mut self.model.nodes[node];
        if dropped.is_task() {
            self.task_dropped(node);
            return;
        }
        if dropped.kind == Kind::Body {
            dropped.ended = Some(now);
            self.body_dropped(node, is_unwinding);
            return;
        }
        if dropped.ended.is_some() {
            return;
        }
        dropped.ended = Some(now);
        let is_borrowed =
            dropped.awaited.starts_with('&') || dropped.awaited.starts_with("core::pin::Pin<&mut ");
        dropped.ending = match dropped.kind {
            _ if is_unwinding => Ending::Panicked,
            _ if dropped.polls.is_empty() => Ending::NeverPolled,
            Kind::Branch(_) if is_borrowed => Ending::SetAside,
            _ => Ending::Dropped,
        };
    }

    /// A body ends when it returns, or when it is dropped at an `.await` or inside a macro.
    fn body_dropped(&mut self, body: NodeId, is_unwinding: bool) {
        self.model.nodes[body].ending = if is_unwinding {
            Ending::Panicked
        } else if self.was_dropped_inside(body) {
            Ending::Dropped
        } else {
            Ending::Finished
        };
    }

    /// Whether a body was dropped before it returned: then an `.await` in it was dropped first, or
    /// the branches of the macro that it stood in.
    fn was_dropped_inside(&self, body: NodeId) -> bool {
        let nodes = &self.model.nodes;
        let children = &self.model.children[body];
        let is_cut = |id: &NodeId| {
            let ending = nodes[*id].ending;
            matches!(
                ending,
                Ending::Dropped | Ending::SetAside | Ending::NeverPolled
            )
        };
        if children
            .iter()
            .any(|id| nodes[*id].kind == Kind::Await && is_cut(id))
        {
            return true;
        }
        let is_wait = |id: &&NodeId| matches!(nodes[**id].kind, Kind::Await | Kind::Branch(_));
        let Some(last) = children.iter().rev().find(is_wait) else {
            return false;
        };
        let of_its_group = |id: &&NodeId| nodes[**id].group == nodes[*last].group;
        let mut group = children.iter().rev().filter(of_its_group);
        match nodes[*last].kind {
            // All branches of `join!` have to be finished; `select!` needs one, in its last round.
            Kind::Branch(Branch::Join) => group.any(is_cut),
            Kind::Branch(Branch::Select) => {
                let mut sites = Vec::new();
                group
                    .take_while(|id| {
                        let is_new = !sites.contains(&nodes[**id].site);
                        sites.push(nodes[**id].site);
                        is_new
                    })
                    .all(is_cut)
            }
            _ => false,
        }
    }

    /// Tokio enters a task's span once more to drop its future; that is no poll.
    fn task_dropped(&mut self, task: NodeId) {
        let now = self.now;
        let last = self.model.nodes[task].polls.pop();
        let last_begun = last.map_or(usize::MAX, |poll| poll.sequence.0);
        let is_body = |node: &&NodeId| self.model.nodes[**node].kind == Kind::Body;
        let returned = self.model.children[task]
            .iter()
            .find(is_body)
            .and_then(|body| self.dropped_at.get(body))
            .map(|dropped| *dropped < last_begun);
        let followed = self.followed.get(&task).copied().unwrap_or(false);
        let node = &mut self.model.nodes[task];
        let has_panicked = node.ending == Ending::Panicked;
        node.ended = Some(now);
        node.ending = match node.kind {
            _ if has_panicked => Ending::Panicked,
            Kind::Root | Kind::Blocking => Ending::Finished,
            _ if node.polls.is_empty() => Ending::NeverPolled,
            _ if returned.unwrap_or(followed) => Ending::Finished,
            _ => Ending::Dropped,
        };
        if node.kind == Kind::Blocking && node.polls.is_empty() {
            node.ending = Ending::NeverPolled;
        }
        // A task is finished when its last poll ends, and not only when it is cleared away.
        if node.ending == Ending::Finished
            && let Some(poll) = node.polls.last()
        {
            node.ended = Some(poll.to);
        }
    }

    fn finish(mut self) -> Model {
        let roots = || {
            self.model
                .nodes
                .iter()
                .filter(|node| node.kind == Kind::Root)
        };
        let root_end = roots().filter_map(|node| node.ended).max();
        let last_polls = roots().filter_map(|node| node.polls.last());
        let outlived = last_polls.map(|poll| poll.sequence.1).max();
        let last = self.now;
        self.model.end = match self.finish {
            Finish::Ended => {
                let printed = self.model.prints.last().map_or(0, |print| print.at);
                root_end.map_or(last, |end| end.max(printed))
            }
            Finish::Stopped(_) => last + ((last as f64 * OPEN_END) as u64).max(1_000_000),
        };
        if let Finish::Stopped(real) = self.finish {
            self.model.stopped_after_real = Some(real);
        }
        self.close_open_polls();
        self.close_outer_root();
        self.end_what_is_left(outlived);
        self.model.number_tasks();
        self.model.end = self.model.end.max(1);
        self.model
    }

    fn close_open_polls(&mut self) {
        let end = self.model.end;
        let stopped = match self.finish {
            Finish::Stopped(real) => real,
            Finish::Ended => self.last_real,
        };
        for (thread, polls) in std::mem::take(&mut self.open) {
            for poll in polls {
                let real = stopped.saturating_sub(poll.real);
                let is_open = matches!(self.finish, Finish::Stopped(_)) && !self.model.is_cut;
                if let Some(node) = self.node(poll.id) {
                    node.polls.push(Poll {
                        from: poll.from,
                        to: end,
                        real,
                        processor: real,
                        waits: 0,
                        preempted: 0,
                        thread,
                        is_open,
                        sequence: (poll.index, usize::MAX),
                    });
                    if node.ended.is_none() && is_open {
                        node.ending = Ending::Polling;
                    }
                }
            }
        }
    }

    /// What stands for an executor of the program's own ends with what it has polled.
    fn close_outer_root(&mut self) {
        let Some(root) = self.known.get(&0).copied() else {
            return;
        };
        let ends: Option<Vec<u64>> = self.model.children[root]
            .iter()
            .map(|node| self.model.nodes[*node].ended)
            .collect();
        if let (Some(ends), Finish::Ended) = (ends, self.finish) {
            let node = &mut self.model.nodes[root];
            node.ended = ends.into_iter().max();
            node.ending = Ending::Finished;
        }
    }

    /// What is dropped later than at `outlived`, the place where the last root was left, was never
    /// finished.
    fn end_what_is_left(&mut self, outlived: Option<usize>) {
        let is_stopped = matches!(self.finish, Finish::Stopped(_));
        for (id, node) in self.model.nodes.iter_mut().enumerate() {
            let dropped = self.dropped_at.get(&id);
            match (node.ended, node.ending) {
                (None, Ending::Polling) => {}
                (None, _) if self.model.is_cut => node.ending = Ending::SetAside,
                (None, _) if is_stopped => node.ending = Ending::Waiting,
                (None, _) => node.ending = Ending::LeftBehind,
                (Some(_), Ending::Dropped) if dropped > outlived.as_ref() => {
                    node.ending = Ending::LeftBehind;
                }
                _ => {}
            }
        }
    }
}

fn new_node(kind: Kind, name: String, made: u64) -> Node {
    Node {
        kind,
        parent: None,
        name,
        number: 0,
        callee: String::new(),
        place: Place::default(),
        group: 0,
        site: None,
        awaited: String::new(),
        made,
        polls: Vec::new(),
        due: None,
        ended: None,
        ending: Ending::Waiting,
        panic: None,
        handle: None,
        is_outside: false,
    }
}

/// Our own files are named as rustc is told them, libraries' by their whole path.
fn is_of_the_program(file: &str) -> bool {
    !file.contains(['/', '\\'])
}

/// What a task is called as long as nothing tells more.
const UNKNOWN: &str = "task";

/// A task that the program itself did not spawn.
fn foreign_name(file: &str, line: u32) -> String {
    if is_of_the_program(file) {
        return format!("task, line {line}");
    }
    let library = file
        .split(['/', '\\'])
        .rev()
        .skip_while(|part| *part != "src")
        .nth(1)
        .and_then(|part| part.rsplit_once('-'))
        .map(|(library, _)| library)
        .filter(|_| file.contains("registry"));
    library.map_or(UNKNOWN.to_owned(), |library| format!("task of {library}"))
}
