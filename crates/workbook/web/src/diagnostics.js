// What rustc says, on the line it says it of.

import { count, element, prose } from "./elements.js";

/** Shows each message under its line; those of other files, or of no line, come back as elements. */
export function show(diagnostics, editor) {
  const here = [];
  const elsewhere = [];
  for (const found of diagnostics) {
    const node = box(found, editor);
    const isHere = found.file === "main.rs" && editor.line(found.line);
    if (isHere) here.push({ ...found, node }); else elsewhere.push(node);
  }
  editor.note(here);
  return elsewhere;
}

/** "2 errors, first on line 18"; nothing if there is none. */
export function summary(diagnostics) {
  const errors = diagnostics.filter((found) => found.level === "error");
  if (!errors.length) return "";
  const line = errors[0].file === "main.rs" && errors[0].line ? `, first on line ${errors[0].line}` : "";
  return `${count(errors.length, "error")}${line}`;
}

function box(found, editor) {
  const kind = found.level === "error" ? "Error" : "Warning";
  const where = found.file !== "main.rs" && found.line ? ` in ${found.file}, line ${found.line}` : "";
  const code = found.code?.startsWith("E") ? [" ", element("a", {
    href: `https://doc.rust-lang.org/error_codes/${found.code}.html`, class: "wb-error-code",
  }, found.code)] : [];
  const more = found.more ? element("span", { class: "wb-dim" }, ` and ${found.more} more like it on this line`) : null;
  return element("div", { class: `wb-diagnostic wb-${found.level}`, role: "note", contenteditable: "false" },
    element("p", {}, element("strong", {}, kind), code, `${where}: `, prose(found.message), more),
    found.label && found.label !== found.message ? element("p", { class: "wb-dim" }, prose(found.label)) : null,
    found.advice ? element("p", { class: "wb-advice" }, prose(found.advice.sentence), " ",
      found.advice.link ? element("a", { href: found.advice.link }, "Read why") : null) : null,
    (found.suggestions ?? []).map((suggestion) => offer(suggestion, editor)),
    element("details", {}, element("summary", {}, "What rustc said"),
      element("pre", { tabindex: "0" }, element("code", {}, found.rendered))));
}

/** What rustc would write, behind a button. It fits only the text that rustc has seen. */
function offer(suggestion, editor) {
  const button = element("button", { type: "button", onclick: () => editor.apply(suggestion.edits) }, "Do that");
  button.fits = editor.text;
  return element("p", { class: "wb-offer" }, "rustc suggests: ", prose(suggestion.message), ". ", button);
}

/** After an edit: what no longer fits cannot be pressed; undo brings it back. */
export function refresh(editor) {
  for (const button of editor.node.querySelectorAll(".wb-offer button")) button.disabled = button.fits !== editor.text;
}
