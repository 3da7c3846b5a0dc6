// An exercise: its editor edits the file on disk, and loses nothing.

import { element, prose } from "./elements.js";
import { Program } from "./program.js";
import { ask, Conflict, follow } from "./server.js";

const SAVE_AFTER_MS = 600;

export class Exercise extends Program {
  /** `onpass` is called when it has passed, or no longer has. */
  constructor(section, onpass) {
    super(section);
    this.id = section.dataset.exercise;
    this.onpass = onpass;
    this.buttons.prepend(this.button("Check", "Ctrl+Shift+Enter", "check"));
    this.buttons.append(element("button", { type: "button", class: "wb-reset", onclick: () => this.reset() }, "Start over"));
    this.editor.readOnly = true;
    this.open();
    window.addEventListener("pagehide", () => { if (this.unsaved) this.save({ keepalive: true }); });
  }

  keys() {
    return [{ key: "Mod-Shift-Enter", run: () => { this.start("check"); return true; } }, ...super.keys()];
  }

  ownQuestion() { return this.section.querySelector(".wb-predict"); }

  async open() {
    try {
      this.show(await ask("open", { id: this.id }));
      this.editor.readOnly = false;
    } catch (error) {
      this.failed(error);
    }
  }

  /** Puts the file's text into the editor. */
  show(opened) {
    this.version = opened.version;
    this.editor.firstLine = opened.first_line;
    this.editor.text = opened.source;
    this.known = this.editor.text;
    this.unsaved = false;
    this.mark(opened.passed);
  }

  /** What is on disk now: another editor, another tab or the terminal may have changed it. */
  async meetDisk({ version, passed }) {
    if (this.abort || this.conflict || this.isSaving) return;
    if (version === this.version) {
      if (passed !== this.passed) this.mark(passed);
      if (this.unsaved && !this.saving) await this.save(); // Nobody answered when it was to be saved.
      return;
    }
    if (this.unsaved) return this.save(); // Which finds the conflict.
    const opened = await ask("open", { id: this.id }).catch(() => null);
    if (!opened || opened.version === this.version || this.unsaved || this.abort) return;
    this.show(opened);
    this.edited();
    this.say("The file has changed on disk; this is its text now.");
  }

  edited() {
    super.edited();
    if (this.version === undefined || this.editor.text === this.known) return;
    this.unsaved = true;
    this.saveSoon();
  }

  saveSoon() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), SAVE_AFTER_MS);
  }

  body(source) {
    return { id: this.id, source, version: this.version, first_line: this.editor.firstLine };
  }

  async save(options = {}) {
    this.saving = null;
    if (this.abort || this.conflict) return;
    const sent = this.editor.text;
    this.isSaving = true;
    try {
      const { version } = await ask("save", this.body(sent), options);
      this.version = version;
      this.known = sent;
      this.unsaved = this.editor.text !== sent;
      if (this.status.textContent.startsWith("The workbook does not answer")) this.say("");
    } catch (error) {
      this.failed(error);
    } finally {
      this.isSaving = false;
    }
  }

  async ask(kind, source, signal) {
    clearTimeout(this.saving);
    this.saving = null;
    const answer = await this.follow(kind, { ...this.body(source), ...this.look }, signal);
    this.version = answer.version;
    this.known = source;
    this.unsaved = this.editor.text !== source;
    if (this.unsaved) this.saveSoon();
    return answer;
  }

  failed(error) {
    if (error instanceof Conflict) this.meet(error.theirs);
    else super.failed(error);
  }

  /** The file has changed. If nothing was typed here since it was read, it is shown; else both are. */
  meet(theirs) {
    if (this.editor.text !== this.known) return this.showConflict(theirs);
    this.show(theirs);
    this.say("The file has changed on disk; this is its text now.");
  }

  /** Both texts stay until the learner chooses. */
  showConflict(theirs) {
    this.conflict?.remove();
    const close = () => { this.conflict.remove(); this.conflict = null; this.editor.focus(); };
    const takeTheirs = () => { this.show(theirs); close(); this.say("This is the file's text."); };
    const keepMine = () => {
      this.version = theirs.version;
      this.editor.firstLine = theirs.first_line;
      close();
      this.save();
      this.say("Your text is in the file.");
    };
    this.conflict = element("div", { class: "wb-conflict", role: "alert" },
      element("p", {}, "The file was changed by another program since you began to type. Nothing is lost: choose which text to go on with."),
      element("details", {}, element("summary", {}, "The text in the file"),
        element("pre", { tabindex: "0" }, element("code", {}, theirs.source))),
      element("button", { type: "button", onclick: takeTheirs }, "Take the file's text"),
      element("button", { type: "button", onclick: keepMine }, "Keep what is in the editor"));
    this.bar.after(this.conflict);
    this.say("The file has changed on disk.");
  }

  async reset() {
    if (this.abort) return;
    clearTimeout(this.saving);
    try {
      this.show(await ask("reset", this.body(this.editor.text)));
      this.clear();
      this.conflict?.remove();
      this.conflict = null;
      this.say("This is the starter again. Your text is kept in the folder `.workbook/replaced`.");
    } catch (error) {
      this.failed(error);
    }
  }

  showVerdict(verdict) {
    const passed = verdict.tests.filter((test) => test.passed).length;
    const all = verdict.tests.length;
    if (all) {
      const title = passed === all ? `All ${all} checks pass` : `${passed} of ${all} checks pass`;
      this.results.append(element("h4", {}, title),
        element("ul", { class: "wb-checks" }, verdict.tests.map((test) => testItem(test, this.editor))));
      this.say(title + ".");
    } else {
      this.say(`${verdict.message[0].toUpperCase()}${verdict.message.slice(1)}.`);
    }
    this.showDiagnostics(verdict.diagnostics);
    this.section.classList.toggle("wb-failing", verdict.verdict !== "passed");
    if (verdict.verdict === "passed") {
      this.mark(true);
      this.compareWithStart();
      return;
    }
    if (this.passed) this.section.querySelector(".wb-status").textContent = "passed before";
    this.showOutput("Printed by the checks", verdict.output, "wb-stdout");
  }

  /** After a pass: the program's picture now, and as it was given, on one axis. */
  async compareWithStart() {
    const place = element("div", { class: "wb-compared" });
    this.results.append(place);
    const body = { ...this.body(this.editor.text), ...this.look, with_start: true };
    const { pictures } = await follow("run", body, undefined, () => {}).catch(() => ({}));
    if (!pictures || !place.isConnected) return;
    this.colours = pictures.colours;
    place.append(...this.picture("Now", pictures.now));
    if (pictures.started) place.append(...this.picture("Where you started", pictures.started));
  }

  /** Whether it has ever passed; what the text is worth now stands below the editor. */
  mark(passed) {
    const isNews = this.passed !== undefined && this.passed !== passed;
    this.passed = passed;
    this.section.classList.toggle("wb-passed", passed);
    this.section.querySelector(".wb-status").textContent = passed ? "passed" : "not passed yet";
    if (isNews) this.onpass();
  }
}

function testItem(test, editor) {
  return element("li", { class: test.passed ? "wb-ok" : "wb-bad" },
    element("span", { class: "wb-sr" }, test.passed ? "Passed: " : "Failed: "),
    element("span", { class: "wb-name" }, test.name.replaceAll("_", " ")),
    test.message ? element("p", {}, withLines(test.message, editor)) : null,
    test.why ? element("p", { class: "wb-why" }, withLines(test.why, editor)) : null);
}

/** Text in which "line 12" leads to that line, if the editor shows it. */
function withLines(text, editor) {
  return text.split(/(\bline \d+\b)/i).map((part) => {
    const number = Number(/^line (\d+)$/i.exec(part)?.[1]);
    return number && editor.line(number)
      ? element("button", { type: "button", class: "wb-goto", onclick: () => editor.goTo(number) }, part)
      : prose(part);
  }).flat();
}
