// How far the learner has come: in the sidebar, and on the first page.

import { count, element } from "./elements.js";
import { ask } from "./server.js";

/** What a saved file must say of itself. */
const FORMAT = 1;
const LAST = "workbook-last-exercise";

/** Remembers where the learner works. */
export function remember(id) {
  localStorage.setItem(LAST, id);
}

/** Shows what the server says about the course. */
export function show(chapters) {
  const all = chapters.flatMap((chapter) => chapter.exercises.map((exercise) => ({ ...exercise, page: chapter.page })));
  const passed = all.filter((exercise) => exercise.passed).length;
  inSidebar(chapters, all.length, passed);
  const place = document.querySelector(".wb-landing");
  if (place) place.replaceChildren(...landing(all, passed));
}

function total(all, passed) {
  const words = `${passed} of ${count(all, "exercise")} passed`;
  return [element("p", {}, words), element("progress", { max: all, value: passed, "aria-label": words })];
}

function inSidebar(chapters, all, passed) {
  const sidebar = document.querySelector("mdbook-sidebar-scrollbox");
  if (!sidebar) return;
  sidebar.querySelectorAll(".wb-total, .wb-dots").forEach((old) => old.remove());
  sidebar.prepend(element("div", { class: "wb-total" }, total(all, passed)));
  for (const { page, exercises } of chapters) {
    const name = page.replace(/\.md$/, ".html");
    const link = [...sidebar.querySelectorAll("a[href]")].find((a) => new URL(a.href).pathname.endsWith(`/${name}`));
    const n = exercises.filter((exercise) => exercise.passed).length;
    link?.append(element("span", { class: "wb-dots" },
      element("span", { "aria-hidden": "true" }, exercises.map((exercise) => (exercise.passed ? "●" : "○")).join("")),
      element("span", { class: "wb-sr" }, ` (${n} of ${count(exercises.length, "exercise")} passed)`)));
  }
}

function landing(all, passed) {
  const unsolved = all.filter((exercise) => !exercise.passed);
  const last = localStorage.getItem(LAST);
  const next = unsolved.find((exercise) => exercise.id === last) ?? unsolved[0];
  const go = next
    ? element("p", {}, element("a", { class: "wb-continue", href: `${next.page.replace(/\.md$/, ".html")}#${next.id}` },
      `${passed || last ? "Continue" : "Begin"}: exercise ${number(next.id)}, ${next.title}`))
    : element("p", {}, "Every exercise has passed.");
  const status = element("p", { class: "wb-say", role: "status" });
  const file = element("input", { type: "file", accept: ".json,application/json", "aria-label": "A file that was saved here before", onchange: () => load(file, status) });
  return [...total(all.length, passed), go,
    element("details", {}, element("summary", {}, "Take your work to another machine"),
      element("p", {}, element("button", { type: "button", onclick: () => save(status) }, "Save it as a file")),
      element("p", {}, element("label", {}, "Load such a file: ", file)), status)];
}

/** "1b" of "ch1b_fetch_data". */
function number(id) {
  return /^ch([0-9]+[a-z])_/.exec(id)?.[1] ?? id;
}

/** Offers everything the learner has written as a file. */
async function save(status) {
  try {
    const work = await ask("export");
    const blob = new Blob([JSON.stringify(work, null, 2)], { type: "application/json" });
    const link = element("a", { href: URL.createObjectURL(blob), download: "async-workbook.json" });
    link.click();
    URL.revokeObjectURL(link.href);
    status.textContent = `Saved: ${count(work.exercises.length, "exercise")}.`;
  } catch (error) {
    status.textContent = error.message;
  }
}

/** Takes over what such a file holds, one exercise after the other. */
async function load(file, status) {
  try {
    const work = await file.files[0].text().then(JSON.parse).catch(() => ({}));
    if (work.workbook_export !== FORMAT || !Array.isArray(work.exercises)) {
      throw new Error("This file was not saved by this workbook.");
    }
    const done = { replaced: 0, passed: 0, refused: [] };
    for (const exercise of work.exercises) {
      const answer = await ask("import", exercise).catch((error) => ({ error }));
      if (answer.error) done.refused.push(`${exercise.id} (${answer.error.message})`);
      done.replaced += answer.replaced ? 1 : 0;
      done.passed += answer.passed ? 1 : 0;
    }
    show((await ask("state")).chapters);
    const refused = done.refused.length ? ` Not taken over: ${done.refused.join(", ")}.` : "";
    const words = `Loaded: ${count(done.replaced, "file")} replaced, ${done.passed} more passed. `
      + `What was replaced is kept in the folder .workbook/replaced.${refused}`;
    document.querySelector(".wb-landing .wb-say").textContent = words;
    document.querySelector(".wb-landing details").open = true;
  } catch (error) {
    status.textContent = error.message;
  }
}
