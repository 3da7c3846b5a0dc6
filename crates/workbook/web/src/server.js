// The workbook's own server: requests with the token, answers that come in pieces.

const TOKEN = "workbook-token";

/** The terminal prints an address with the token in its fragment, which is never sent anywhere. */
export function takeToken() {
  const found = /^#token=([0-9a-f]+)$/.exec(location.hash);
  if (!found) return;
  localStorage.setItem(TOKEN, found[1]);
  history.replaceState(null, "", location.pathname + location.search);
}

/** Whether this browser was ever let in here. */
export function wasLetIn() {
  return localStorage.getItem(TOKEN) !== null;
}

/** The file on disk holds another text than the page believed. */
export class Conflict extends Error {
  constructor(theirs) {
    super("The file has changed on disk.");
    this.theirs = theirs;
  }
}

/** The server does not know this page's token: it is another server, or a new one. */
export class Refused extends Error {}

/** Nobody answers. */
export class Lost extends Error {
  constructor() {
    super("The workbook does not answer. Start it again with `cargo run`; this page then goes on by itself.");
  }
}

async function post(what, body, options) {
  let response;
  try {
    response = await fetch(`/api/${what}`, {
      method: "POST",
      // Another tab may have been opened with a new token meanwhile.
      headers: { "content-type": "application/json", "x-workbook-token": localStorage.getItem(TOKEN) ?? "" },
      body: JSON.stringify(body),
      ...options,
    });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Lost();
  }
  if (response.ok) return response;
  if (response.status === 409) throw new Conflict(await response.json());
  const text = await response.text();
  let message = text;
  try { message = JSON.parse(text).error; } catch { /* It is plain text. */ }
  if (response.status === 401) throw new Refused(message.trim());
  throw new Error(message.trim() || `The server answered ${response.status}.`);
}

/** Asks, and gives back the answer. */
export async function ask(what, body = {}, options = {}) {
  return (await post(what, body, options)).json();
}

/** Asks for something that takes time: `hear` gets each step, the last one is given back. */
export async function follow(what, body, signal, hear) {
  const response = await post(what, body, { signal });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines) {
        const step = JSON.parse(line);
        if (step.step === "done") return step;
        if (step.step === "conflict") throw new Conflict(step);
        if (step.step === "failed") throw new Error(step.error);
        hear(step);
      }
    }
  } catch (error) {
    if (error instanceof TypeError) throw new Lost();
    throw error;
  }
  throw new Lost();
}
