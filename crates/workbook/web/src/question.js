// The question before a program: the reader predicts, then runs, then compares.

import { element } from "./elements.js";

export class Question {
  /** `node` is the question's element, or nothing. */
  constructor(node) {
    this.node = node;
    node?.addEventListener("toggle", (event) => {
      if (event.target.open && !this.chosen) event.target.dataset.first = "";
    }, true);
  }

  /** What was opened first. */
  get chosen() { return this.node?.querySelector("details[data-first]"); }

  /** Whether the reader must still be asked: once. The question then has the focus. */
  asksFirst() {
    if (!this.node || this.chosen || this.hasAsked) return false;
    this.hasAsked = true;
    this.node.classList.add("wb-asked");
    this.node.querySelector("summary")?.focus();
    return true;
  }

  /** The prediction, to stand beside what happened. */
  said() {
    const { chosen } = this;
    if (!chosen) return [];
    const words = chosen.querySelector("summary").textContent;
    const right = chosen.classList.contains("wb-right");
    return [element("p", { class: "wb-said" }, `You said: ${words}. ${right ? "Right." : "Compare:"}`)];
  }
}
