// A picture of a run, and the code beside it: a time on the axis marks the lines at which tasks stand.

import { duration, element } from "./elements.js";

const SVG = "http://www.w3.org/2000/svg";

/** A figure that the server has drawn, as an element. Nothing in it can run. */
export function parsed(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return document.adoptNode(page.querySelector("figure.wb-timeline"));
}

/** Ties a figure to the editor that shows its program. */
export function tie(figure, editor) {
  const rows = JSON.parse(figure.dataset.steps ?? "[]");
  const times = moments(rows);
  if (times.length < 2) return;
  const plots = [...figure.querySelectorAll("svg[data-plot]")].map((svg) => new Plot(svg));
  const said = element("span", { class: "wb-then", "aria-hidden": "true" });
  const slider = element("input", {
    type: "range", min: 0, max: times.length - 1, step: 1, value: 0,
    "aria-label": "A time in this picture: where the tasks stand in the program",
  });

  const at = (time) => {
    const standing = rows.map((row) => stand(row, time)).filter(Boolean);
    for (const plot of plots) plot.cursor(time);
    editor.stand(standing);
    const where = standing.filter((row) => row.line).map((row) => `${row.name} at line ${row.line}`).join(", ");
    said.textContent = `${duration(time)}: ${where || "nothing of this program is there"}`;
    slider.setAttribute("aria-valuetext", said.textContent);
  };
  const leave = () => {
    for (const plot of plots) plot.cursor(null);
    editor.stand([]);
    said.textContent = "";
  };

  slider.setAttribute("aria-valuetext", duration(times[0]));
  slider.addEventListener("input", () => at(times[slider.value]));
  slider.addEventListener("focus", () => at(times[slider.value]));
  slider.addEventListener("blur", leave);
  slider.addEventListener("keydown", (event) => event.stopPropagation()); // mdBook turns pages on arrows.
  for (const plot of plots) {
    plot.svg.addEventListener("pointermove", (event) => {
      const time = plot.time(event);
      if (time === null) return;
      slider.value = times.findLastIndex((moment) => moment <= time);
      at(time);
    });
    plot.svg.addEventListener("pointerleave", () => { if (document.activeElement !== slider) leave(); });
    plot.svg.addEventListener("click", (event) => {
      const [time, row] = [plot.time(event), rows[plot.row(event)]];
      const line = row && ((time !== null && stand(row, time)?.line) || row.line);
      if (line) editor.goTo(line);
    });
  }
  const label = element("span", { class: "wb-dim", "aria-hidden": "true" }, "Look at a time:");
  const bar = element("div", { class: "wb-time" }, label, slider, said);
  figure.querySelector("svg.wbt-narrow")?.after(bar);
}

/** The times at which anything begins or ends. */
function moments(rows) {
  const all = new Set();
  for (const row of rows) {
    for (const [from, to] of [...row.lives, ...row.waits]) all.add(from).add(to);
  }
  return [...all].sort((a, b) => a - b);
}

/** The line at which a row stands then; nothing if it does not live. */
function stand(row, time) {
  const wait = row.waits.findLast(([from, to]) => from <= time && (time < to || from === to));
  const lives = row.lives.some(([from, to]) => from <= time && (time < to || from === to));
  if (!wait && !lives) return null;
  return { name: row.name, hue: row.hue, line: wait?.[2] || row.line };
}

/** One shape of the picture. */
class Plot {
  constructor(svg) {
    this.svg = svg;
    const [left, right, span, ...bars] = svg.dataset.plot.split(" ").map(Number);
    Object.assign(this, { left, right, span });
    this.bars = Array.from({ length: bars.length / 2 }, (_, i) => [bars[2 * i], bars[2 * i + 1]]);
    this.line = document.createElementNS(SVG, "line");
    this.line.setAttribute("class", "wbt-cursor");
    this.line.setAttribute("y1", "16");
    const last = this.bars.at(-1) ?? [0, 0];
    this.line.setAttribute("y2", String(last[0] + last[1] + 4));
    this.line.style.display = "none";
    svg.append(this.line);
  }

  /** Where the pointer is, in the picture's own units. */
  point(event) {
    const box = this.svg.getBoundingClientRect();
    const scale = this.svg.viewBox.baseVal.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  /** The time under the pointer; nothing where no axis is. */
  time(event) {
    const { x } = this.point(event);
    if (x < this.left - 4 || x > this.right + 4) return null;
    return Math.max(0, ((x - this.left) / (this.right - this.left)) * this.span);
  }

  row(event) {
    const { y } = this.point(event);
    return this.bars.findIndex(([top, height]) => y >= top - 4 && y <= top + height + 4);
  }

  cursor(time) {
    this.line.style.display = time === null ? "none" : "";
    if (time === null) return;
    const x = String(this.left + Math.min(1, time / this.span) * (this.right - this.left));
    this.line.setAttribute("x1", x);
    this.line.setAttribute("x2", x);
  }
}
