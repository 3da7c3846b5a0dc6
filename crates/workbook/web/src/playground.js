// Without the workbook's server: a snippet can be run on play.rust-lang.org, after the reader agreed.

import { element, prose } from "./elements.js";
import { Editor } from "./editor.js";
import * as picture from "./picture.js";
import { Question } from "./question.js";

const PLAYGROUND = "https://play.rust-lang.org/evaluate.json";

/** An exercise or a snippet that nobody here can run. */
export function offline(section) {
  const isSnippet = section.classList.contains("wb-snippet");
  const canBeSent = isSnippet && "playground" in section.dataset;
  const name = section.dataset.snippet ?? section.dataset.exercise;
  const editor = new Editor(section.querySelector(".wb-program pre"), {
    label: `Program ${name.replaceAll("_", " ")}`,
    readOnly: !canBeSent,
    firstLine: Number(section.dataset.firstLine ?? 1),
  });
  for (const figure of section.querySelectorAll("figure.wb-timeline")) picture.tie(figure, editor);
  if (canBeSent) new Sender(section, editor);
  else if (isSnippet) editor.node.after(element("p", { class: "wb-say" }, ...prose("Runs on your own machine only: `cargo run`.")));
}

class Sender {
  constructor(section, editor) {
    this.editor = editor;
    const before = section.previousElementSibling;
    this.question = new Question(before?.classList.contains("wb-predict") ? before : null);
    this.status = element("p", { class: "wb-say", role: "status" });
    this.run = element("button", { type: "button", class: "wb-run", onclick: () => this.ask() }, "Run on play.rust-lang.org");
    this.results = element("div", { class: "wb-results" });
    this.bar = element("div", { class: "wb-bar" }, element("div", { class: "wb-buttons" }, this.run), this.status);
    editor.node.after(this.bar);
    section.querySelector(".wb-program").after(this.results);
  }

  /** Nothing leaves this machine before the reader has read that it will. */
  ask() {
    if (this.question.asksFirst()) {
      this.status.textContent = "Choose above what you expect, then run. Or run again without.";
      return;
    }
    this.consent?.remove();
    const send = element("button", { type: "button", class: "wb-send", onclick: () => { this.consent.remove(); this.send(); } }, "Send it");
    const no = element("button", { type: "button", onclick: () => { this.consent.remove(); this.run.focus(); } }, "Do not");
    this.consent = element("div", { class: "wb-consent", role: "group", "aria-label": "Send the program?" },
      element("p", {}, "The text in the editor is sent to play.rust-lang.org, which compiles and runs it. Nothing else is sent."), send, " ", no);
    this.bar.after(this.consent);
    send.focus();
  }

  async send() {
    this.run.disabled = true;
    this.results.replaceChildren();
    this.status.textContent = "Sent; waiting for the answer…";
    try {
      const response = await fetch(PLAYGROUND, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ version: "stable", optimize: "0", edition: "2024", code: this.editor.text }),
      });
      if (!response.ok) throw new Error(`play.rust-lang.org answered ${response.status}.`);
      const { result, error } = await response.json();
      const text = result ?? error;
      this.results.append(...this.question.said(),
        element("pre", { class: "wb-output wb-stdout", tabindex: "0" }, element("code", {}, text)));
      this.status.textContent = "This is what play.rust-lang.org answered.";
    } catch (error) {
      this.status.textContent = error instanceof TypeError ? "play.rust-lang.org does not answer." : error.message;
    } finally {
      this.run.disabled = false;
    }
  }
}
