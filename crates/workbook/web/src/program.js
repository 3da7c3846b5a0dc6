// What snippets and exercises share: an editor, buttons, a line of status, and results.

import * as diagnostics from "./diagnostics.js";
import { element, prose } from "./elements.js";
import { Editor } from "./editor.js";
import * as picture from "./picture.js";
import { Question } from "./question.js";
import { follow } from "./server.js";

const PANICKED = 101; // The exit code of a Rust program whose main panicked.

export class Program {
  constructor(section) {
    this.section = section;
    const title = section.querySelector("h3")?.textContent.trim();
    const name = section.dataset.snippet ?? section.dataset.exercise;
    this.editor = new Editor(section.querySelector(".wb-program pre"), {
      label: title ? `Program of ${title}` : `Program ${name.replaceAll("_", " ")}`,
      keys: this.keys(),
    });
    this.editor.onedit = () => {
      diagnostics.refresh(this.editor);
      this.edited();
    };
    this.status = element("p", { class: "wb-say", role: "status" });
    this.runButton = this.button("Run", "Ctrl+Enter", "run");
    this.stopButton = element("button", { type: "button", class: "wb-stop", hidden: true, onclick: () => this.stop() }, "Stop");
    this.buttons = element("div", { class: "wb-buttons" }, this.runButton, this.stopButton);
    this.bar = element("div", { class: "wb-bar" }, this.buttons, this.status);
    this.results = element("div", { class: "wb-results" });
    // What every picture of this program has in common: the least length of its axis, and colours.
    this.axis = Number(section.dataset.axis ?? 0);
    this.colours = JSON.parse(section.dataset.colours ?? "{}");
    this.editor.node.after(this.bar);
    section.querySelector(".wb-program").after(this.results);
    for (const figure of section.querySelectorAll("figure.wb-timeline")) picture.tie(figure, this.editor);
    this.question = new Question(this.ownQuestion());
  }

  keys() {
    return [{ key: "Mod-Enter", run: () => { this.start("run"); return true; } }];
  }

  button(label, keys, kind) {
    return element("button", {
      type: "button", class: `wb-${kind}`, "aria-keyshortcuts": keys.replace("Ctrl", "Control"),
      onclick: () => this.start(kind),
    }, label, element("kbd", { "aria-hidden": "true" }, keys));
  }

  say(words) { this.status.replaceChildren(...prose(words)); }

  edited() {
    if (!this.results.hasChildNodes()) return;
    this.results.classList.add("wb-stale");
    this.say("The results below belong to an earlier text.");
  }

  stop() { this.abort?.abort(); }

  async start(kind) {
    if (this.abort) return;
    if (kind === "run" && this.question.asksFirst()) {
      this.say("Choose above what you expect, then run. Or run again without.");
      return;
    }
    this.abort = new AbortController();
    const sent = this.editor.text;
    this.busy(true);
    this.clear();
    this.say(kind === "check" ? "Checking…" : "Running…");
    try {
      const answer = await this.ask(kind, sent, this.abort.signal);
      this.clear(); // What was streamed is part of the answer.
      if (kind === "check") this.showVerdict(answer.verdict); else this.showRun(answer);
      if (this.editor.text !== sent) this.edited();
    } catch (error) {
      this.failed(error);
    } finally {
      this.abort = null;
      this.busy(false);
    }
  }

  /** Takes away what belongs to an earlier run. */
  clear() {
    this.results.replaceChildren();
    this.results.classList.remove("wb-stale");
    this.editor.note([]);
    this.editor.stand([]);
    this.streamed = null;
  }

  /** Asks for a run or a check, and shows what happens on the way. */
  follow(kind, body, signal) {
    return follow(kind, body, signal, (step) => this.hear(kind, step));
  }

  /** What happens on the way. */
  hear(kind, step) {
    switch (step.step) {
      case "building": return this.say(`Building the libraries first, once: ${step.done} of ${step.total}…`);
      case "queued": return this.say(step.ahead ? `Waiting: ${step.ahead} before this one…` : "Waiting for the run before this one…");
      case "compiling": return this.say(kind === "check" ? "Checking…" : "Compiling…");
      case "running": return this.say("Running…");
      case "stdout":
      case "stderr": return this.stream(step.step, step.text);
    }
  }

  /** Shows output as it comes. */
  stream(name, text) {
    this.streamed ??= {};
    if (!this.streamed[name]) {
      this.showOutput(name === "stdout" ? "Output" : "Standard error", text, `wb-${name}`);
      this.streamed[name] = this.results.querySelector(`.wb-${name} > code`);
    } else {
      this.streamed[name].append(text);
    }
  }

  busy(yes) {
    this.buttons.querySelectorAll("button").forEach((button) => { button.disabled = yes; });
    this.stopButton.hidden = !yes;
    this.stopButton.disabled = false;
  }

  failed(error) {
    this.say(error.name === "AbortError" ? "Stopped." : error.message);
  }

  showDiagnostics(found) {
    this.results.append(...diagnostics.show(found, this.editor));
  }

  showOutput(title, text, className) {
    if (!text) return;
    this.results.append(element("p", { class: "wb-label" }, title),
      element("pre", { class: `wb-output ${className}`, tabindex: "0" }, element("code", {}, text)));
  }

  picture(title, html) {
    const figure = picture.parsed(html);
    picture.tie(figure, this.editor);
    return [element("p", { class: "wb-label" }, title), figure];
  }

  showPictures(pictures, title) {
    if (!pictures) return;
    this.colours = pictures.colours;
    this.results.append(...this.picture(title, pictures.now));
  }

  get look() { return { axis: this.axis, colours: this.colours }; }

  showRun(run) {
    this.results.append(...this.question.said());
    this.showOutput("Output", run.stdout, "wb-stdout");
    this.showOutput("Standard error", run.stderr, "wb-stderr");
    this.showPictures(run.pictures, "What the runtime did");
    if (run.timeline_off) this.results.append(element("p", { class: "wb-said" }, run.timeline_off));
    this.showDiagnostics(run.diagnostics);
    if (run.outcome === "compile-error") this.say(`Does not compile: ${diagnostics.summary(run.diagnostics) || run.message}.`);
    else if (run.message) this.say(run.message);
    else if (run.exit_code === 0) this.say(run.stdout ? "Ran to its end." : "Ran to its end and printed nothing.");
    else if (run.exit_code === PANICKED) this.say("Ended with a panic.");
    else this.say(`Ended with exit code ${run.exit_code}.`);
  }
}
