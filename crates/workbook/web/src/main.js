// Makes the programs of a page editable, and runs and checks them on this machine.
// Without this script the page stays readable as it is; without a server it says what it can do.

import { element, prose } from "./elements.js";
import { Editor } from "./editor.js";
import { Exercise } from "./exercise.js";
import { offline } from "./playground.js";
import * as progress from "./progress.js";
import { ask, Refused, takeToken, wasLetIn } from "./server.js";
import { Snippet } from "./snippet.js";

const LOOK_EVERY_MS = 1500;

const sections = [...document.querySelectorAll(".wb-snippet, .wb-exercise")];

/** Says above everything else what is wrong; says nothing with no words. */
const notice = {
  node: element("p", { class: "wb-notice", role: "status", hidden: true }),
  say(words) {
    if (!this.node.isConnected) document.querySelector("main")?.prepend(this.node);
    this.node.replaceChildren(...prose(words ?? ""));
    this.node.hidden = !words;
  },
};

function whyNothingRuns(error) {
  return error instanceof Refused
    ? `Nothing runs here: ${error.message}`
    : "Nothing runs here: the workbook does not answer. Start it with `cargo run`; this page then goes on by itself.";
}

async function showProgress() {
  const { chapters, damage } = await ask("state");
  progress.show(chapters);
  if (damage) notice.say(damage);
}

async function live() {
  const exercises = [];
  for (const section of sections) {
    if (section.classList.contains("wb-snippet")) {
      new Snippet(section);
      continue;
    }
    const exercise = new Exercise(section, () => showProgress().catch(() => {}));
    section.addEventListener("focusin", () => progress.remember(exercise.id));
    exercises.push(exercise);
  }
  document.documentElement.classList.add("wb-live");
  watch(exercises);
}

/** Looks again and again whether the files have changed, and whether anybody is there. */
function watch(exercises) {
  const ids = exercises.map((exercise) => exercise.id);
  let isLost = false;
  const look = async () => {
    if (document.visibilityState === "hidden") return;
    try {
      const standing = await ask("versions", { ids });
      if (isLost) {
        notice.say("");
        await showProgress();
      }
      isLost = false;
      for (const exercise of exercises) {
        if (exercise.version === undefined) await exercise.open();
        else await exercise.meetDisk(standing[exercise.id]);
      }
    } catch (error) {
      isLost = true;
      notice.say(whyNothingRuns(error));
    }
  };
  const again = () => setTimeout(() => look().finally(again), LOOK_EVERY_MS);
  again();
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
}

/** The sidebar's button listens to the mouse only. */
function mendSidebarButton() {
  const button = document.getElementById("mdbook-sidebar-toggle");
  button?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    button.click();
  });
}

/** A listing gets its line numbers when it is opened: messages speak of lines. */
function numberWhenOpened() {
  for (const details of document.querySelectorAll(".wb-tests, .wb-given, .wb-answer")) {
    details.addEventListener("toggle", () => {
      const pre = details.querySelector("pre:has(> code.language-rust)");
      const label = details.querySelector("summary").textContent;
      if (pre) new Editor(pre, { label, readOnly: true });
    }, { once: true });
  }
}

/** What scrolls sideways must be reached by keys. */
function letScroll() {
  for (const code of document.querySelectorAll("main pre > code, main .table-wrapper")) {
    if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
  }
}

async function begin() {
  mendSidebarButton();
  numberWhenOpened();
  letScroll();
  document.addEventListener("toggle", letScroll, true);
  window.addEventListener("resize", letScroll);
  takeToken();
  if (location.protocol.startsWith("http") && wasLetIn()) {
    try {
      await showProgress();
      return await live();
    } catch (error) {
      notice.say(whyNothingRuns(error));
      if (error instanceof Refused) return waitForServer();
    }
  }
  // A book that nobody serves with buttons: on a web site, or as files.
  for (const section of sections) offline(section);
  document.documentElement.classList.add("wb-static");
}

/** Another tab may be let in. */
async function waitForServer() {
  for (;;) {
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
    if (await ask("state").then(() => true, () => false)) return location.reload();
  }
}

begin();
