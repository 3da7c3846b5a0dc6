// HTML elements from plain values. What a program prints enters the page here, as text.

/** An element; `on…` attributes are listeners, `false` and `null` leave an attribute out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child != null && child !== false));
  return made;
}

/** Text in which `code` stands in backticks. */
export function prose(text) {
  return text.split(/(`[^`]+`)/).map((part) =>
    part.length > 2 && part.startsWith("`") && part.endsWith("`")
      ? element("code", {}, part.slice(1, -1))
      : part);
}

/** "1 error", "3 errors". */
export function count(n, thing) {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}

/** Nanoseconds for people: "0", "1.5 s", "200 ms". */
export function duration(nanoseconds) {
  for (const [unit, size] of [["s", 1e9], ["ms", 1e6], ["µs", 1e3]]) {
    if (nanoseconds >= size) return `${Number((nanoseconds / size).toFixed(nanoseconds % size ? 1 : 0))} ${unit}`;
  }
  return nanoseconds ? `${nanoseconds} ns` : "0";
}
