//! From the model to what is shown: which rows there are, and what stands on each.

use std::collections::BTreeMap;

use super::data::{Life, Mark, Print, Row, Thread, Tick, Timeline, Wait, Wake};
use super::model::{Branch, Ending, Kind, Model, Node, NodeId, Poll};
use super::words;

/// More rows than this with one name under one parent become one.
const MOST_ALIKE: usize = 12;

/// How deep the steps inside a call are shown.
const DEEPEST: usize = 3;

/// A poll that follows a wake or a timer after so long is late, in nanoseconds.
const LATE: u64 = 5_000_000;

/// A part of the axis that is too short to be worth a row, as a part of the whole.
const SHORT: f64 = 0.02;

impl Timeline {
    /// What can be shown of a run.
    pub(crate) fn of(model: &Model) -> Self {
        let mut builder = Builder::new(model);
        builder.tasks();
        builder.number_alike();
        let threads = builder.threads();
        let prints = builder.prints();
        let wakes = builder.wakes();
        Self {
            sentences: words::sentences(model),
            paused_clock: model.is_paused,
            end: model.end,
            stopped_after: model.stopped_after_real,
            missing: missing(model),
            rows: builder.rows,
            threads,
            prints,
            wakes,
        }
    }
}

fn missing(model: &Model) -> Option<String> {
    if model.is_cut {
        return Some(format!(
            "The recording stopped after {} events: what came later is missing.",
            thousands(recording::MOST_EVENTS)
        ));
    }
    (!model.has_labels).then(|| {
        "Only tasks are shown: the program could not be labelled, so its awaits are missing."
            .to_owned()
    })
}

fn thousands(number: u32) -> String {
    if number >= 1000 {
        format!("{},{:03}", number / 1000, number % 1000)
    } else {
        number.to_string()
    }
}

struct Builder<'a> {
    model: &'a Model,
    rows: Vec<Row>,
    /// The row that a node is shown on.
    row_of: BTreeMap<NodeId, usize>,
}

impl<'a> Builder<'a> {
    fn new(model: &'a Model) -> Self {
        Self {
            model,
            rows: Vec::new(),
            row_of: BTreeMap::new(),
        }
    }

    fn tasks(&mut self) {
        let mut shown: Vec<NodeId> = self
            .model
            .tasks()
            .filter(|task| self.is_worth_a_row(*task))
            .collect();
        shown.sort_by_key(|task| self.model.nodes[*task].made);
        let mut alike: BTreeMap<(String, bool), Vec<NodeId>> = BTreeMap::new();
        for task in &shown {
            let node = &self.model.nodes[*task];
            let is_blocking = node.kind == Kind::Blocking;
            alike
                .entry((node.name.clone(), is_blocking))
                .or_default()
                .push(*task);
        }
        for task in shown {
            let node = &self.model.nodes[task];
            let same = &alike[&(node.name.clone(), node.kind == Kind::Blocking)];
            if same.len() <= MOST_ALIKE {
                self.row(&[task], 0);
            } else if same[0] == task {
                self.group(&same.clone(), 0);
            }
        }
    }

    /// A library's own task is shown only if code of the program runs in it.
    fn is_worth_a_row(&self, task: NodeId) -> bool {
        let node = &self.model.nodes[task];
        node.kind == Kind::Root || node.place.line > 0 || !self.model.children[task].is_empty()
    }

    /// Adds a row for nodes that live one after the other, and rows for what they consist of.
    fn row(&mut self, ids: &[NodeId], depth: usize) {
        let first = &self.model.nodes[ids[0]];
        let index = self.rows.len();
        for id in ids {
            self.row_of.insert(*id, index);
        }
        let parts = self.parts(ids);
        let polls = ids.iter().map(|id| self.model.nodes[*id].polls.len()).sum();
        self.rows.push(Row {
            name: shown_name(&first.name),
            note: self.note(ids[0], polls),
            depth,
            line: line_in_main(self.model, ids[0]),
            colour: first.name.clone(),
            lives: ids.iter().map(|id| self.life(*id)).collect(),
            waits: Vec::new(),
            polls: self.ticks(ids),
            late: self.late(ids),
            in_flight: Vec::new(),
        });
        self.rows[index].waits = self.waits(&parts, ids);
        for id in parts.awaits.iter().chain(&parts.bodies) {
            self.row_of.insert(*id, index);
        }
        self.below(parts, depth);
    }

    /// The rows under a row.
    fn below(&mut self, parts: Parts, depth: usize) {
        for wait in &parts.awaits {
            self.steps(*wait, depth + 1);
        }
        self.branches(&parts.branches, depth + 1);
        self.members(&parts.members, depth + 1);
    }

    /// What a row consists of. A body that is alone in what polls it is no part of its own: its
    /// awaits are.
    fn parts(&self, ids: &[NodeId]) -> Parts {
        let mut parts = Parts::default();
        for id in ids {
            self.collect(*id, &mut parts);
        }
        parts
    }

    fn collect(&self, id: NodeId, parts: &mut Parts) {
        let (inline, members) = self.bodies(id);
        parts.members.extend(members);
        for child in &self.model.children[id] {
            let node = &self.model.nodes[*child];
            match node.kind {
                Kind::Body if inline.contains(child) => {
                    parts.bodies.push(*child);
                    self.collect(*child, parts);
                }
                Kind::Await if !node.polls.is_empty() => parts.awaits.push(*child),
                Kind::Branch(_) if !node.polls.is_empty() => parts.branches.push(*child),
                _ => {}
            }
        }
    }

    /// The bodies under a node: those that run one after the other, and those that live together or
    /// outlive it, as in `join_all` or in a stream's buffer.
    fn bodies(&self, id: NodeId) -> (Vec<NodeId>, Vec<NodeId>) {
        let of_kind = |child: &&NodeId| self.model.nodes[**child].kind == Kind::Body;
        let bodies: Vec<NodeId> = self.model.children[id]
            .iter()
            .filter(of_kind)
            .copied()
            .collect();
        let end = self.model.ended(id);
        let is_await = self.model.nodes[id].kind == Kind::Await;
        let outlives = |body: &NodeId| is_await && self.model.ended(*body) > end;
        let overlap = |one: NodeId, other: NodeId| {
            let (a, b) = (&self.model.nodes[one], &self.model.nodes[other]);
            a.made < self.model.ended(other) && b.made < self.model.ended(one)
        };
        let is_member = |body: &NodeId| {
            outlives(body)
                || bodies
                    .iter()
                    .any(|other| other != body && overlap(*body, *other))
        };
        let (members, inline) = bodies
            .iter()
            .partition::<Vec<NodeId>, _>(|body| is_member(body));
        (inline, members)
    }

    /// The segments of a row.
    fn waits(&self, parts: &Parts, ids: &[NodeId]) -> Vec<Wait> {
        let mut waits: Vec<Wait> = parts.awaits.iter().map(|id| self.wait(*id)).collect();
        waits.extend(self.macros(&parts.branches));
        waits.retain(|wait| wait.to > wait.from);
        waits.sort_by_key(|wait| wait.from);
        self.colour_steps(&mut waits, ids[0]);
        waits
    }

    fn wait(&self, id: NodeId) -> Wait {
        let node = &self.model.nodes[id];
        Wait {
            from: node.begun(),
            to: self.model.ended(id),
            label: words::awaited(self.model, id),
            colour: None,
            several: false,
            line: line_in_main(self.model, id),
        }
    }

    /// `join!` and `select!` as one wait for all of their branches, once a round.
    fn macros(&self, branches: &[NodeId]) -> Vec<Wait> {
        let rounds = rounds(self.model, branches);
        rounds
            .iter()
            .filter_map(|round| {
                let first = &self.model.nodes[round[0]];
                let Kind::Branch(branch) = first.kind else {
                    return None;
                };
                if branch == Branch::Timeout {
                    return None;
                }
                let from = round.iter().map(|id| self.model.nodes[*id].begun()).min()?;
                let to = round.iter().map(|id| self.model.ended(*id)).max()?;
                Some(Wait {
                    from,
                    to,
                    label: format!("{} of {}", branch.name(), round.len()),
                    colour: None,
                    several: true,
                    line: line_in_main(self.model, round[0]),
                })
            })
            .collect()
    }

    /// Different things that are awaited in turn have the colours that they would have as branches.
    fn colour_steps(&self, waits: &mut [Wait], owner: NodeId) {
        let is_task = self.model.nodes[owner].kind == Kind::Task;
        let waits_for_tasks = waits.iter().any(|wait| wait.label.contains(" ← "));
        let mut labels: Vec<&str> = waits.iter().map(|wait| wait.label.as_str()).collect();
        labels.sort_unstable();
        labels.dedup();
        if is_task || waits_for_tasks || labels.len() < 2 || waits.iter().any(|wait| wait.several) {
            return;
        }
        for wait in waits {
            wait.colour = Some(wait.label.clone());
        }
    }

    /// A row for the steps inside an awaited call, if there are several, and what is below them.
    fn steps(&mut self, wait: NodeId, depth: usize) {
        let parts = self.parts(&[wait]);
        if parts.is_empty() {
            return;
        }
        let short = (self.model.end as f64 * SHORT) as u64;
        let long = parts
            .awaits
            .iter()
            .filter(|id| self.model.lasted(**id) > short);
        let has_steps = long.count() >= 2 && depth <= DEEPEST;
        let has_branches = parts
            .branches
            .iter()
            .any(|id| self.model.nodes[*id].kind != Kind::Branch(Branch::Timeout));
        let body = parts.bodies.first().copied();
        match body {
            Some(body) if (has_steps || has_branches) && depth <= DEEPEST => {
                let index = self.rows.len();
                let node = &self.model.nodes[body];
                self.rows.push(Row {
                    name: shown_name(&node.name),
                    note: "inside, step by step".to_owned(),
                    depth,
                    line: line_in_main(self.model, body),
                    colour: node.name.clone(),
                    lives: vec![self.life(wait)],
                    waits: self.waits(&parts, &[wait]),
                    polls: self.ticks(&[wait]),
                    late: Vec::new(),
                    in_flight: Vec::new(),
                });
                for id in parts.awaits.iter().chain(&parts.bodies) {
                    self.row_of.insert(*id, index);
                }
                self.below(parts, depth);
            }
            _ => self.below(parts, depth - 1),
        }
    }

    /// A row for each branch of the text; more if its rounds overlap.
    fn branches(&mut self, branches: &[NodeId], depth: usize) {
        let mut sorted = branches.to_vec();
        sorted.sort_by_key(|id| (self.model.nodes[*id].site, self.model.nodes[*id].made));
        let mut rows: Vec<Vec<NodeId>> = Vec::new();
        for id in sorted {
            let site = self.model.nodes[id].site;
            let begun = self.model.nodes[id].begun();
            let free = rows.iter_mut().find(|row| {
                let last = row[row.len() - 1];
                self.model.nodes[last].site == site && self.model.ended(last) <= begun
            });
            match free {
                Some(row) => row.push(id),
                None => rows.push(vec![id]),
            }
        }
        self.rows_or_groups(rows, depth);
    }

    fn members(&mut self, members: &[NodeId], depth: usize) {
        self.rows_or_groups(members.iter().map(|id| vec![*id]).collect(), depth);
    }

    fn rows_or_groups(&mut self, rows: Vec<Vec<NodeId>>, depth: usize) {
        let site = |row: &Vec<NodeId>| self.model.nodes[row[0]].site;
        let mut sites: BTreeMap<Option<u32>, Vec<NodeId>> = BTreeMap::new();
        for row in &rows {
            sites.entry(site(row)).or_default().extend(row);
        }
        let counts: BTreeMap<Option<u32>, usize> = sites
            .keys()
            .map(|key| (*key, rows.iter().filter(|row| site(row) == *key).count()))
            .collect();
        let mut grouped = Vec::new();
        for row in &rows {
            let key = self.model.nodes[row[0]].site;
            if counts[&key] <= MOST_ALIKE {
                self.row(row, depth);
            } else if !grouped.contains(&key) {
                grouped.push(key);
                self.group(&sites[&key], depth);
            }
        }
    }

    /// One row for many: how many of them live at each time.
    fn group(&mut self, ids: &[NodeId], depth: usize) {
        let index = self.rows.len();
        let mut below = ids.to_vec();
        while let Some(id) = below.pop() {
            self.row_of.insert(id, index);
            below.extend(&self.model.children[id]);
        }
        let first = &self.model.nodes[ids[0]];
        let mut changes: Vec<(u64, i64)> = Vec::new();
        for id in ids {
            changes.push((self.model.nodes[*id].begun(), 1));
            changes.push((self.model.ended(*id), -1));
        }
        changes.sort_unstable();
        let mut in_flight: Vec<(u64, usize)> = Vec::new();
        let mut alive = 0_i64;
        for (at, change) in changes {
            alive += change;
            let count = usize::try_from(alive).unwrap_or(0);
            match in_flight.last_mut() {
                Some(last) if last.0 == at => last.1 = count,
                _ => in_flight.push((at, count)),
            }
        }
        let from = ids
            .iter()
            .map(|id| self.model.nodes[*id].begun())
            .min()
            .unwrap_or(0);
        let to = ids
            .iter()
            .map(|id| self.model.ended(*id))
            .max()
            .unwrap_or(0);
        let most = in_flight.iter().map(|(_, count)| *count).max().unwrap_or(0);
        self.rows.push(Row {
            name: format!("{} × {}", ids.len(), shown_name(&first.name)),
            note: format!("{}, at most {most} at once", self.endings(ids)),
            depth,
            line: line_in_main(self.model, ids[0]),
            colour: first.name.clone(),
            lives: vec![Life {
                from,
                to,
                mark: Mark::Finished,
                message: None,
            }],
            waits: Vec::new(),
            polls: Vec::new(),
            late: Vec::new(),
            in_flight,
        });
    }

    /// `300 finished`, `8 finished, 4 dropped`.
    fn endings(&self, ids: &[NodeId]) -> String {
        let kinds = [
            (Mark::Finished, "finished"),
            (Mark::Dropped, "dropped"),
            (Mark::Aborted, "aborted"),
            (Mark::Panicked, "panicked"),
            (Mark::LeftBehind, "left behind"),
            (Mark::Waiting, "still waiting"),
            (Mark::Polling, "still polled"),
            (Mark::NeverPolled, "never polled"),
        ];
        let marks: Vec<Mark> = ids.iter().map(|id| self.life(*id).mark).collect();
        let counted = kinds.iter().filter_map(|(mark, word)| {
            let count = marks.iter().filter(|found| *found == mark).count();
            (count > 0).then(|| format!("{count} {word}"))
        });
        counted.collect::<Vec<_>>().join(", ")
    }

    fn life(&self, id: NodeId) -> Life {
        let node = &self.model.nodes[id];
        let mark = match node.ending {
            Ending::Finished => Mark::Finished,
            Ending::Dropped if node.kind == Kind::Task => Mark::Aborted,
            Ending::Dropped => Mark::Dropped,
            Ending::Panicked => Mark::Panicked,
            Ending::LeftBehind => Mark::LeftBehind,
            Ending::Waiting => Mark::Waiting,
            Ending::Polling => Mark::Polling,
            Ending::NeverPolled => Mark::NeverPolled,
            Ending::SetAside => Mark::SetAside,
        };
        Life {
            from: node.begun(),
            to: self.model.ended(id),
            mark,
            message: node.panic.clone(),
        }
    }

    fn note(&self, id: NodeId, polls: usize) -> String {
        let node = &self.model.nodes[id];
        let polls = match polls {
            1 => "1 poll".to_owned(),
            polls => format!("{polls} polls"),
        };
        let line = line_of(node);
        match node.kind {
            Kind::Root if node.is_outside => format!("polled without Tokio · {polls}"),
            Kind::Root => format!("the root task · {polls}"),
            Kind::Task => format!("task{line} · {polls}"),
            Kind::Blocking => format!("a thread of its own{line}"),
            Kind::Branch(Branch::Timeout) => format!("in a timeout · {polls}"),
            Kind::Branch(branch) => format!("{} branch · {polls}", branch.name()),
            Kind::Body | Kind::Await => {
                let owner = node.parent.map(|parent| &self.model.nodes[parent]);
                match owner {
                    Some(owner) if !owner.callee.is_empty() => {
                        format!("in {}{}", owner.callee, line_of(owner))
                    }
                    _ => format!("one of several · {polls}"),
                }
            }
        }
    }

    /// The polls of a row. A body has none of its own: it is polled when what it awaits is.
    fn ticks(&self, ids: &[NodeId]) -> Vec<Tick> {
        let mut ticks = Vec::new();
        for id in ids {
            let node = &self.model.nodes[*id];
            let children = self.model.children[*id]
                .iter()
                .flat_map(|child| &self.model.nodes[*child].polls);
            let polls: Vec<_> = if node.kind == Kind::Body {
                children.collect()
            } else {
                node.polls.iter().collect()
            };
            ticks.extend(polls.into_iter().map(|poll| Tick {
                from: poll.from,
                to: poll.to,
                blocked: self.keeps_its_thread(*id, poll).then_some(poll.real),
            }));
        }
        ticks.sort_by_key(|tick| tick.from);
        ticks.dedup_by_key(|tick| tick.from);
        ticks
    }

    /// Whether this poll kept its thread, or took most of the task's poll that did.
    fn keeps_its_thread(&self, id: NodeId, poll: &Poll) -> bool {
        let task = &self.model.nodes[self.model.task_of(id)];
        let is_part = |whole: &&Poll| {
            whole.sequence.0 <= poll.sequence.0
                && poll.sequence.1 <= whole.sequence.1
                && poll.real >= whole.real / 10 * 9
        };
        task.kind != Kind::Blocking
            && task
                .polls
                .iter()
                .filter(is_part)
                .any(|whole| whole.blocks())
    }

    /// When a row could have gone on, but another task had the thread.
    fn late(&self, ids: &[NodeId]) -> Vec<(u64, u64)> {
        if self.model.is_paused {
            return Vec::new();
        }
        let mut late: Vec<(u64, u64)> = ids
            .iter()
            .flat_map(|id| words::late(self.model, *id, LATE))
            .collect();
        late.sort_unstable();
        late.dedup_by(|next, last| {
            let overlap = next.0 <= last.1;
            if overlap {
                last.1 = last.1.max(next.1);
            }
            overlap
        });
        late
    }

    /// Rows of one name get numbers.
    fn number_alike(&mut self) {
        let mut total: BTreeMap<(String, usize), usize> = BTreeMap::new();
        for row in &self.rows {
            *total.entry((row.name.clone(), row.depth)).or_default() += 1;
        }
        let mut seen: BTreeMap<(String, usize), usize> = BTreeMap::new();
        for row in &mut self.rows {
            let key = (row.name.clone(), row.depth);
            let number = seen.entry(key.clone()).or_default();
            *number += 1;
            if total[&key] > 1 {
                row.name = format!("{} #{number}", row.name);
                row.colour = format!("{} #{number}", row.colour);
            }
        }
    }

    fn threads(&self) -> Vec<Thread> {
        let mut polls: BTreeMap<u32, Vec<(usize, Tick)>> = BTreeMap::new();
        let mut real: BTreeMap<u32, u64> = BTreeMap::new();
        let mut is_pool: BTreeMap<u32, bool> = BTreeMap::new();
        for task in self.model.tasks() {
            let Some(row) = self.row_of.get(&task) else {
                continue;
            };
            let node = &self.model.nodes[task];
            for poll in &node.polls {
                let tick = Tick {
                    from: poll.from,
                    to: poll.to,
                    blocked: (node.kind != Kind::Blocking && poll.blocks()).then_some(poll.real),
                };
                polls.entry(poll.thread).or_default().push((*row, tick));
                *real.entry(poll.thread).or_default() += poll.real;
                *is_pool.entry(poll.thread).or_insert(true) &= node.kind == Kind::Blocking;
            }
        }
        let first = self
            .model
            .root()
            .and_then(|root| self.model.nodes[root].polls.first());
        let main = first.map(|poll| poll.thread);
        let is_only = polls.len() == 1;
        let whole = self
            .model
            .stopped_after_real
            .unwrap_or(self.model.end)
            .max(1);
        let mut workers = 0;
        let mut pool = 0;
        let mut named = Vec::new();
        for (thread, mut ticks) in polls {
            let name = if is_only {
                "the only thread".to_owned()
            } else if Some(thread) == main {
                "main thread".to_owned()
            } else if is_pool[&thread] {
                pool += 1;
                format!("blocking pool {pool}")
            } else {
                workers += 1;
                format!("worker {workers}")
            };
            ticks.sort_by_key(|(_, tick)| tick.from);
            let busy = (real[&thread] as f64 / whole as f64).min(1.0);
            named.push(Thread {
                name,
                busy: (!self.model.is_paused).then(|| (busy * 1000.0).round() / 1000.0),
                polls: ticks,
            });
        }
        named
    }

    fn prints(&self) -> Vec<Print> {
        let prints = self.model.prints.iter().map(|print| Print {
            at: print.at.min(self.model.end),
            row: print.by.and_then(|by| self.row_above(by)),
            to_stderr: print.to_stderr,
            text: print.text.clone(),
        });
        prints.collect()
    }

    /// Who woke whom, where both have rows of their own.
    fn wakes(&self) -> Vec<Wake> {
        let mut wakes: Vec<Wake> = Vec::new();
        for wake in &self.model.wakes {
            let Some(by) = wake.by else { continue };
            let rows = (
                self.row_of.get(&self.model.task_of(by)),
                self.row_of.get(&wake.task),
            );
            if let (Some(from_row), Some(to_row)) = rows
                && from_row != to_row
                && self.model.nodes[wake.task]
                    .ended
                    .is_none_or(|ended| wake.at <= ended)
            {
                wakes.push(Wake {
                    at: wake.at.min(self.model.end),
                    from_row: *from_row,
                    to_row: *to_row,
                });
            }
        }
        wakes.dedup();
        wakes
    }

    /// The row that shows a node, or the nearest one above it.
    fn row_above(&self, id: NodeId) -> Option<usize> {
        let mut id = id;
        loop {
            if let Some(row) = self.row_of.get(&id) {
                return Some(*row);
            }
            id = self.model.nodes[id].parent?;
        }
    }
}

/// What a row consists of.
#[derive(Default)]
struct Parts {
    awaits: Vec<NodeId>,
    branches: Vec<NodeId>,
    members: Vec<NodeId>,
    bodies: Vec<NodeId>,
}

impl Parts {
    fn is_empty(&self) -> bool {
        self.awaits.is_empty() && self.branches.is_empty() && self.members.is_empty()
    }
}

/// The branches of each call of a macro, call by call.
pub(super) fn rounds(model: &Model, branches: &[NodeId]) -> Vec<Vec<NodeId>> {
    let mut rounds: Vec<Vec<NodeId>> = Vec::new();
    let mut sorted = branches.to_vec();
    sorted.sort_by_key(|id| (model.nodes[*id].group, *id));
    for id in sorted {
        let node = &model.nodes[id];
        let belongs = |round: &&mut Vec<NodeId>| {
            let first = &model.nodes[round[0]];
            first.group == node.group
                && first.parent == node.parent
                && round
                    .iter()
                    .all(|other| model.nodes[*other].site != node.site)
        };
        match rounds.iter_mut().rev().take(1).find(belongs) {
            Some(round) => round.push(id),
            None => rounds.push(vec![id]),
        }
    }
    rounds
}

fn line_in_main(model: &Model, id: NodeId) -> u32 {
    let place = &model.nodes[id].place;
    if place.file == "main.rs" {
        place.line
    } else {
        0
    }
}

/// A long call without its arguments.
fn shown_name(name: &str) -> String {
    const LONGEST: usize = 26;
    match name.split_once('(') {
        Some((function, rest)) if name.chars().count() > LONGEST && rest.len() > 1 => {
            format!("{function}(…)")
        }
        _ => name.to_owned(),
    }
}

/// `, line 12`.
fn line_of(node: &Node) -> String {
    match node.place.line {
        0 => String::new(),
        line if node.place.file == "main.rs" => format!(", line {line}"),
        line => format!(", {} line {line}", node.place.file),
    }
}
