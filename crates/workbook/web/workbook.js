// Makes the programs of a page editable, and runs and checks them on this machine.
// Without this script, or without a server, the page stays readable as it is.
"use strict";

(() => {
  const TOKEN = "workbook-token";
  const SAVE_AFTER_MS = 600;
  const PROGRESS_EVERY_MS = 500;
  const PANICKED = 101; // The exit code of a Rust program whose main panicked.

  // ---------------------------------------------------------------- server

  /** The terminal prints an address with the token in its fragment, which is never sent anywhere. */
  function takeToken() {
    const found = /^#token=([0-9a-f]+)$/.exec(location.hash);
    if (!found) return;
    localStorage.setItem(TOKEN, found[1]);
    history.replaceState(null, "", location.pathname + location.search);
  }

  class Conflict extends Error {
    constructor(theirs) {
      super("The file has changed on disk.");
      this.theirs = theirs;
    }
  }

  class Refused extends Error {}

  async function ask(what, body = {}, options = {}) {
    const response = await fetch(`/api/${what}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-workbook-token": localStorage.getItem(TOKEN) ?? "" },
      body: JSON.stringify(body),
      ...options,
    });
    if (response.status === 409) throw new Conflict(await response.json());
    if (response.ok) return response.json();
    const text = await response.text();
    let message = text;
    try { message = JSON.parse(text).error; } catch { /* It is plain text. */ }
    if (response.status === 401) throw new Refused(message.trim());
    throw new Error(message.trim() || `The server answered ${response.status}.`);
  }

  // ---------------------------------------------------------------- elements

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child != null));
    return made;
  }

  /** Text in which `code` stands in backticks. */
  function prose(text) {
    return text.split(/(`[^`]+`)/).map((part) =>
      part.length > 2 && part.startsWith("`") && part.endsWith("`")
        ? element("code", {}, part.slice(1, -1))
        : part);
  }

  // ---------------------------------------------------------------- editor

  /** A text area over the same text in colours. Tab leaves it, as in any form. */
  class Editor {
    constructor(pre, label) {
      this.code = element("code", { class: "language-rust" });
      this.gutter = element("div", { class: "wb-gutter", "aria-hidden": "true" });
      this.area = element("textarea", {
        "aria-label": label, spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off",
      });
      const layers = element("div", { class: "wb-layers" },
        element("pre", { class: "wb-colours", "aria-hidden": "true" }, this.code), this.area);
      this.node = element("div", { class: "wb-editor" }, this.gutter, layers);
      this.firstLine = 1;
      this.area.addEventListener("input", () => { this.draw(); this.oninput?.(); });
      this.area.addEventListener("keydown", (event) => this.key(event));
      this.text = pre.textContent;
      pre.replaceWith(this.node);
    }

    get text() { return this.area.value; }

    set text(text) {
      this.area.value = text;
      this.draw();
    }

    draw() {
      const lines = this.text.split("\n").length;
      const numbers = Array.from({ length: lines }, (_, i) => i + this.firstLine);
      this.gutter.textContent = numbers.join("\n");
      this.code.textContent = this.text + "\n";
      this.code.className = "language-rust";
      window.hljs?.highlightBlock(this.code);
    }

    key(event) {
      event.stopPropagation(); // mdBook turns the page on arrow keys.
      if (event.key !== "Enter") return;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        (event.shiftKey ? this.oncheck ?? this.onrun : this.onrun)?.();
      } else if (!event.shiftKey && !event.altKey) {
        const before = this.text.slice(0, this.area.selectionStart);
        const indent = /[^\n]*$/.exec(before)[0].match(/^ */)[0];
        const deeper = /[{(\[]\s*$/.test(before) ? "    " : "";
        event.preventDefault();
        document.execCommand("insertText", false, `\n${indent}${deeper}`); // Keeps undo.
      }
    }
  }

  // ---------------------------------------------------------------- programs

  /** What snippets and exercises share: an editor, buttons, one line of status, and results. */
  class Program {
    constructor(section) {
      this.section = section;
      const title = section.querySelector("h3")?.textContent.trim() ?? "Program";
      this.editor = new Editor(section.querySelector(".wb-program pre"), title);
      this.editor.oninput = () => this.edited();
      this.editor.onrun = () => this.start("run");
      this.status = element("p", { class: "wb-say", role: "status" });
      this.runButton = this.button("Run", "Ctrl+Enter", "run");
      this.stopButton = element("button", { type: "button", hidden: true, onclick: () => this.stop() }, "Stop");
      this.bar = element("div", { class: "wb-bar" }, this.runButton, this.stopButton);
      this.results = element("div", { class: "wb-results" });
      // What every picture of this program has in common: the least length of its axis, and colours.
      this.axis = Number(section.dataset.axis ?? 0);
      this.colours = JSON.parse(section.dataset.colours ?? "{}");
      this.editor.node.after(this.bar, this.status);
      section.querySelector(".wb-program").after(this.results);
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
      this.abort = new AbortController();
      const sent = this.editor.text;
      this.busy(true);
      this.results.replaceChildren(); // What stood there belongs to an earlier run.
      this.results.classList.remove("wb-stale");
      this.say(kind === "check" ? "Checking…" : "Running…");
      const watch = setInterval(() => this.sayWhatIsBuilt(), PROGRESS_EVERY_MS);
      try {
        const answer = await this.ask(kind, sent, this.abort.signal);
        if (kind === "check") this.showVerdict(answer.verdict); else this.showRun(answer);
        if (this.editor.text !== sent) this.edited();
      } catch (error) {
        this.failed(error);
      } finally {
        clearInterval(watch);
        this.abort = null;
        this.busy(false);
      }
    }

    busy(yes) {
      this.bar.querySelectorAll("button").forEach((button) => { button.disabled = yes; });
      this.stopButton.hidden = !yes;
      this.stopButton.disabled = false;
    }

    failed(error) {
      if (error.name === "AbortError") this.say("Stopped.");
      else if (error instanceof TypeError) this.say("The workbook does not answer. Start it again with `cargo run`.");
      else this.say(error.message);
    }

    async sayWhatIsBuilt() {
      const { libraries } = await ask("state").catch(() => ({}));
      if (libraries?.state === "building" && this.abort) {
        this.say(`Building the libraries first, once: ${libraries.done} of ${libraries.total}…`);
      }
    }

    /** What the reader chose in the question above. */
    get prediction() {
      const chosen = this.question?.querySelector("details[data-first] > summary");
      return chosen ? [element("p", { class: "wb-said" }, `You said: ${chosen.textContent}`)] : [];
    }

    watchPrediction(question) {
      this.question = question;
      question?.addEventListener("toggle", (event) => {
        const any = question.querySelector("details[data-first]");
        if (event.target.open && !any) event.target.dataset.first = "";
      }, true);
    }

    showDiagnostics(diagnostics) {
      for (const found of diagnostics) {
        const where = found.line ? ` on line ${found.line}` : "";
        const file = found.file && found.file !== "main.rs" ? ` of ${found.file}` : "";
        const kind = found.level === "error" ? "Error" : "Warning";
        const name = found.code?.startsWith("E") ? ` ${found.code}` : "";
        this.results.append(element("div", { class: `wb-diagnostic wb-${found.level}` },
          element("p", {}, element("strong", {}, `${kind}${name}${where}${file}: `), ...prose(found.message),
            found.label ? ": " : null, ...prose(found.label ?? "")),
          element("details", {}, element("summary", {}, "What rustc said"),
            element("pre", {}, element("code", {}, found.rendered)))));
      }
    }

    showOutput(title, text, className) {
      if (!text) return;
      this.results.append(element("p", { class: "wb-label" }, title),
        element("pre", { class: `wb-output ${className}`, tabindex: "0" }, element("code", {}, text)));
    }

    /** A picture, as the server has drawn it. It is no text, but nothing in it can run. */
    picture(title, html) {
      const parsed = new DOMParser().parseFromString(html, "text/html");
      const figure = parsed.querySelector("figure.wb-timeline");
      return [element("p", { class: "wb-label" }, title), document.adoptNode(figure)];
    }

    showPictures(pictures, title) {
      if (!pictures) return;
      this.colours = pictures.colours;
      this.results.append(...this.picture(title, pictures.now));
    }

    get look() { return { axis: this.axis, colours: this.colours }; }

    showRun(run) {
      this.results.append(...this.prediction);
      this.showOutput("Output", run.stdout, "wb-stdout");
      this.showOutput("Standard error", run.stderr, "wb-stderr");
      this.showPictures(run.pictures, "What the runtime did");
      if (run.timeline_off) this.results.append(element("p", { class: "wb-said" }, run.timeline_off));
      this.showDiagnostics(run.diagnostics);
      if (run.message) this.say(run.message);
      else if (run.exit_code === 0) this.say(run.stdout ? "Ran to its end." : "Ran to its end and printed nothing.");
      else if (run.exit_code === PANICKED) this.say("Ended with a panic.");
      else this.say(`Ended with exit code ${run.exit_code}.`);
      if (run.outcome === "compile-error") this.say("Does not compile.");
    }
  }

  class Snippet extends Program {
    constructor(section) {
      super(section);
      const before = section.previousElementSibling;
      this.watchPrediction(before?.classList.contains("wb-predict") ? before : null);
      const given = this.editor.text;
      this.bar.append(element("button", { type: "button", onclick: () => { this.editor.text = given; this.edited(); } }, "Start over"));
    }

    ask(kind, source, signal) { return ask(kind, { source, ...this.look }, { signal }); }
  }

  class Exercise extends Program {
    constructor(section) {
      super(section);
      this.id = section.dataset.exercise;
      this.watchPrediction(section.querySelector(".wb-predict"));
      this.editor.oncheck = () => this.start("check");
      this.bar.prepend(this.button("Check", "Ctrl+Shift+Enter", "check"));
      this.bar.append(element("button", { type: "button", onclick: () => this.reset() }, "Start over"));
      this.editor.area.disabled = true;
      this.open();
      window.addEventListener("focus", () => this.refresh());
      window.addEventListener("pagehide", () => { if (this.unsaved) this.save({ keepalive: true }); });
    }

    async open() {
      try {
        this.show(await ask("open", { id: this.id }));
        this.editor.area.disabled = false;
      } catch (error) {
        this.failed(error);
      }
    }

    /** Puts the file's text into the editor. */
    show(opened) {
      this.version = opened.version;
      this.editor.firstLine = opened.first_line;
      this.editor.text = opened.source;
      this.known = opened.source;
      this.unsaved = false;
      this.mark(opened.passed);
    }

    /** Another editor may have changed the file while the learner was there. */
    async refresh() {
      if (this.unsaved || this.abort || this.conflict) return;
      const opened = await ask("open", { id: this.id }).catch(() => null);
      if (!opened || opened.version === this.version || this.unsaved) return;
      this.show(opened);
      this.edited();
      this.say("The file has changed on disk; this is its text now.");
    }

    edited() {
      super.edited();
      if (this.editor.text === undefined) return;
      this.unsaved = true;
      clearTimeout(this.saving);
      this.saving = setTimeout(() => this.save(), SAVE_AFTER_MS);
    }

    body(source) {
      return { id: this.id, source, version: this.version, first_line: this.editor.firstLine };
    }

    async save(options = {}) {
      if (this.abort || this.conflict) return;
      const sent = this.editor.text;
      try {
        const { version } = await ask("save", this.body(sent), options);
        this.version = version;
        this.known = sent;
        this.unsaved = this.editor.text !== sent;
      } catch (error) {
        this.failed(error);
      }
    }

    async ask(kind, source, signal) {
      clearTimeout(this.saving);
      const answer = await ask(kind, { ...this.body(source), ...this.look }, { signal });
      this.version = answer.version;
      this.known = source;
      this.unsaved = this.editor.text !== source;
      if (this.unsaved) this.saving = setTimeout(() => this.save(), SAVE_AFTER_MS);
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
      const close = () => { this.conflict.remove(); this.conflict = null; this.editor.area.focus(); };
      const takeTheirs = () => { this.show(theirs); close(); this.say("This is the file's text."); };
      const keepMine = () => {
        this.version = theirs.version;
        this.editor.firstLine = theirs.first_line;
        this.editor.draw();
        close(); this.save(); this.say("Your text is in the file."); };
      this.conflict = element("div", { class: "wb-conflict", role: "alert" },
        element("p", {}, "The file was changed by another program since you began to type. Nothing is lost: choose which text to go on with."),
        element("details", {}, element("summary", {}, "The text in the file"), element("pre", {}, element("code", {}, theirs.source))),
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
        this.results.replaceChildren();
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
        this.results.append(element("ul", { class: "wb-checks" },
          ...verdict.tests.map((test) => this.testItem(test))));
        this.say(title + ".");
      } else {
        this.say(`${verdict.message[0].toUpperCase()}${verdict.message.slice(1)}.`);
      }
      this.showDiagnostics(verdict.diagnostics);
      this.section.classList.toggle("wb-failing", verdict.verdict !== "passed");
      if (verdict.verdict === "passed") {
        this.mark(true);
        this.results.append(element("p", {}, ...prose(
          `Other right answers: \`cargo workbook solution ${this.id}\` in a terminal.`)));
        this.compareWithStart();
        return;
      }
      if (this.section.classList.contains("wb-passed")) {
        this.section.querySelector(".wb-status").textContent = "passed before";
      }
      this.showOutput("Printed by the checks", verdict.output, "wb-stdout");
    }

    /** After a pass: the program's picture now, and as it was given, on one axis. */
    async compareWithStart() {
      const { results } = this;
      const place = element("div", { class: "wb-compared" });
      results.append(place);
      const { pictures } = await ask("run", { ...this.body(this.editor.text), ...this.look, with_start: true }).catch(() => ({}));
      if (!pictures || !place.isConnected) return;
      this.colours = pictures.colours;
      place.append(...this.picture("Now", pictures.now));
      if (pictures.started) place.append(...this.picture("Where you started", pictures.started));
    }

    testItem(test) {
      const name = test.name.replaceAll("_", " ");
      return element("li", { class: test.passed ? "wb-ok" : "wb-bad" },
        element("span", { class: "wb-sr" }, test.passed ? "Passed: " : "Failed: "),
        element("span", { class: "wb-name" }, name),
        test.message ? element("p", {}, ...prose(test.message)) : null,
        test.why ? element("p", { class: "wb-why" }, ...prose(test.why)) : null);
    }

    /** Whether it has ever passed; what the text is worth now stands below the editor. */
    mark(passed) {
      this.section.classList.toggle("wb-passed", passed);
      this.section.querySelector(".wb-status").textContent = passed ? "passed" : "not passed yet";
    }
  }

  // ---------------------------------------------------------------- start

  /** Nothing is said where the book was never served by the workbook, as on a web site. */
  function whyNothingRuns(error) {
    if (error instanceof Refused) return `Nothing runs here: ${error.message}`;
    if (!localStorage.getItem(TOKEN)) return null;
    return "Nothing runs here: the workbook does not answer. Start it with `cargo run`.";
  }

  async function begin() {
    takeToken();
    const sections = document.querySelectorAll(".wb-snippet, .wb-exercise");
    if (!sections.length || !location.protocol.startsWith("http")) return;
    try {
      const { damage } = await ask("state");
      if (damage) sections[0].before(element("p", { class: "wb-notice", role: "alert" }, damage));
    } catch (error) {
      const words = whyNothingRuns(error);
      if (words) sections[0].before(element("p", { class: "wb-notice", role: "status" }, ...prose(words)));
      return;
    }
    for (const section of sections) {
      if (section.classList.contains("wb-exercise")) new Exercise(section); else new Snippet(section);
    }
    document.documentElement.classList.add("wb-live");
  }

  begin();
})();
