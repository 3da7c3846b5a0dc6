// The editor: CodeMirror with Rust in the page's colours. Tab leaves it, as in any form.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { rust } from "@codemirror/lang-rust";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers, WidgetType } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** What stands in the text without belonging to it: errors under their line, and the tasks' places. */
function layer() {
  const set = StateEffect.define();
  const field = StateField.define({
    create: () => Decoration.none,
    update(decorations, transaction) {
      decorations = decorations.map(transaction.changes);
      for (const effect of transaction.effects) if (effect.is(set)) decorations = effect.value;
      return decorations;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  return { set, field };
}

const notes = layer();
const places = layer();

/** An element in the text that reads its own events. */
class Held extends WidgetType {
  constructor(node) {
    super();
    this.node = node;
  }

  toDOM() { return this.node; }
  eq(other) { return other.node === this.node; }
  ignoreEvent() { return true; }
}

export class Editor {
  /** Takes the place of `pre`. `firstLine` is the number of its first line in the file. */
  constructor(pre, { label, firstLine = 1, readOnly = false, keys = [] }) {
    this.numbers = new Compartment();
    this.access = new Compartment();
    this.offset = firstLine - 1;
    this.node = frame();
    this.node.editor = this; // For whoever holds the element: other scripts, a console, a test.
    this.view = new EditorView({
      parent: this.node,
      state: EditorState.create({
        doc: (pre.querySelector("code") ?? pre).textContent.replace(/\n$/, ""),
        extensions: [
          Prec.highest(keymap.of(keys)),
          this.numbers.of(this.lineNumbers()),
          this.access.of(this.accessTo(readOnly)),
          history(),
          indentUnit.of("    "),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          rust(),
          syntaxHighlighting(classHighlighter),
          keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
          notes.field,
          places.field,
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", autocapitalize: "off" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.isTaking) this.onedit?.();
          }),
        ],
      }),
    });
    // mdBook turns the page on arrow keys and opens its search on others.
    this.node.addEventListener("keydown", (event) => event.stopPropagation());
    pre.replaceWith(this.node);
  }

  lineNumbers() {
    return lineNumbers({ formatNumber: (number) => String(number + this.offset) });
  }

  accessTo(readOnly) {
    return [
      EditorState.readOnly.of(readOnly),
      EditorView.editable.of(!readOnly),
      EditorView.contentAttributes.of(readOnly ? { tabindex: "0", "aria-readonly": "true" } : {}),
    ];
  }

  set readOnly(yes) {
    this.view.dispatch({ effects: this.access.reconfigure(this.accessTo(yes)) });
  }

  get firstLine() { return this.offset + 1; }

  set firstLine(number) {
    if (number === this.firstLine) return;
    this.offset = number - 1;
    this.view.dispatch({ effects: this.numbers.reconfigure(this.lineNumbers()) });
  }

  /** The text as it stands in a file: with a newline at its end. */
  get text() { return `${this.view.state.doc.toString()}\n`; }

  /** Another text; only what differs is replaced, so that the cursor stays where it is. */
  set text(text) {
    const [mine, theirs] = [this.view.state.doc.toString(), text.replace(/\n$/, "")];
    if (mine === theirs) return;
    let from = 0;
    while (from < Math.min(mine.length, theirs.length) && mine[from] === theirs[from]) from += 1;
    let end = 0;
    while (end < Math.min(mine.length, theirs.length) - from && mine.at(-1 - end) === theirs.at(-1 - end)) end += 1;
    this.isTaking = true;
    this.view.dispatch({ changes: { from, to: mine.length - end, insert: theirs.slice(from, theirs.length - end) } });
    this.isTaking = false;
  }

  focus() { this.view.focus(); }

  /** The line with that number in the file, if the editor shows it. */
  line(number) {
    const shown = number - this.offset;
    return shown >= 1 && shown <= this.view.state.doc.lines ? this.view.state.doc.line(shown) : null;
  }

  /** The position of a line and column of the file; columns count characters, from 1. */
  position(number, column) {
    const line = this.line(number);
    if (!line) return null;
    return line.from + [...line.text].slice(0, column - 1).join("").length;
  }

  /** Puts the cursor there, and brings it into sight. */
  goTo(number) {
    const line = this.line(number);
    if (!line) return;
    this.view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "nearest", yMargin: 60 }) });
    this.focus();
  }

  /** Replaces pieces of the text, which the learner can take back with undo. */
  apply(edits) {
    const changes = edits.map((edit) => ({
      from: this.position(edit.line, edit.column),
      to: this.position(edit.end_line, edit.end_column),
      insert: edit.text,
    }));
    if (changes.some((change) => change.from === null || change.to === null)) return;
    this.view.dispatch({ changes });
    this.focus();
  }

  /** Shows an element under each of these lines, and underlines what it is about. */
  note(found) {
    const decorations = [];
    for (const { line: number, column, level, node } of found) {
      const line = this.line(number);
      const from = this.position(number, column);
      const word = /^[\w.:!]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 1;
      decorations.push(Decoration.line({ class: `wb-line-${level}` }).range(line.from));
      if (from < line.to) {
        const to = Math.min(line.to, from + word);
        decorations.push(Decoration.mark({ class: `wb-under-${level}` }).range(from, to));
      }
      decorations.push(Decoration.widget({ widget: new Held(under(node)), block: true, side: 1 }).range(line.to));
    }
    this.view.dispatch({ effects: notes.set.of(Decoration.set(decorations, true)) });
  }

  /** Marks the lines at which tasks stand: `[{line, name, hue}]`. */
  stand(rows) {
    const decorations = [];
    const byLine = Map.groupBy(rows.filter((row) => this.line(row.line)), (row) => row.line);
    for (const [number, here] of byLine) {
      const line = this.line(number);
      decorations.push(Decoration.line({ class: `wb-at wb-hue${here[0].hue}` }).range(line.from));
      const names = document.createElement("span");
      names.className = "wb-at-names";
      names.setAttribute("aria-hidden", "true"); // The picture says it.
      for (const row of here) {
        const name = document.createElement("span");
        name.className = `wb-hue${row.hue}`;
        name.textContent = row.name;
        names.append(name);
      }
      decorations.push(Decoration.widget({ widget: new Held(names), side: 1 }).range(line.to));
    }
    this.view.dispatch({ effects: places.set.of(Decoration.set(decorations, true)) });
  }
}

function frame() {
  const node = document.createElement("div");
  node.className = "wb-editor wb-code";
  return node;
}

/** Around what stands under a line: CodeMirror does not count margins. */
function under(node) {
  const frame = document.createElement("div");
  frame.className = "wb-under";
  frame.append(node);
  return frame;
}
