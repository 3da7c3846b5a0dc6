// A program in the text of a page.

import { element } from "./elements.js";
import { Program } from "./program.js";

export class Snippet extends Program {
  constructor(section) {
    super(section);
    const given = this.editor.text;
    this.buttons.append(element("button", {
      type: "button", onclick: () => { this.editor.text = given; this.edited(); },
    }, "Start over"));
  }

  ownQuestion() {
    const before = this.section.previousElementSibling;
    return before?.classList.contains("wb-predict") ? before : null;
  }

  ask(kind, source, signal) { return this.follow(kind, { source, ...this.look }, signal); }
}
