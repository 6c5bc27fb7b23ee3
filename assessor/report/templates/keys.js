/* The keyboard: one letter for what is done most. By the key's place, so that it works with a
   Russian layout as well; and it can be switched off, for those who speak to their computer. */

/** What each key does on an entry and in the ranking, and the label that says so. */
const KEYS = [
  { code: "KeyJ", sign: "J", word: "key_next", run: (page) => page.next(1) },
  { code: "KeyK", sign: "K", word: "key_previous", run: (page) => page.next(-1) },
  { code: "Digit", sign: "1–9", word: "key_criterion", run: (page, digit) => page.reading?.choose(digit - 1) },
  { code: "KeyN", sign: "N", word: "key_quote_next", run: (page) => page.reading?.step(1) },
  { code: "KeyP", sign: "P", word: "key_quote_previous", run: (page) => page.reading?.step(-1) },
  { code: "KeyE", sign: "E", word: "key_essay", run: (page) => page.go(".text") },
  { code: "KeyC", sign: "C", word: "key_criteria", run: (page) => page.go("#criteria-title") },
  { code: "KeyF", sign: "F", word: "key_findings", run: (page) => page.go("#findings-title") },
  { code: "KeyU", sign: "U", word: "key_overview", run: () => (location.hash = "overview") },
  { code: "Slash", sign: "/", word: "key_search", run: (page) => page.search() },
  { code: "KeyH", sign: "H", word: "key_veil", run: (page) => page.veil() },
  { code: "?", sign: "?", word: "key_help", run: (page) => page.help() },
  { code: "Escape", sign: "Esc", word: "key_close", run: (page) => page.reading?.closeCard() },
];

const typing = (target) => target.closest("input, select, textarea");

function keyOf(event) {
  if (event.key === "?") return "?";
  return event.code.startsWith("Digit") || event.code.startsWith("Numpad") ? "Digit" : event.code;
}

/** A dialog with every key; `letters` says whether single letters act, and can be changed in it. */
function helpDialog(words, letters) {
  const rows = KEYS.map(({ sign, word }) => [el("dt", {}, el("kbd", {}, sign)), el("dd", {}, words[word])]);
  const box = el("input", { type: "checkbox", checked: letters.act, onchange: (event) => (letters.act = event.target.checked) });
  const dialog = el(
    "dialog",
    { class: "help", "aria-labelledby": "help-title", onclose: () => dialog.remove() },
    el("p", { class: "top" }, el("b", { id: "help-title" }, words.keyboard), button("×", () => dialog.close(), { class: "close", "aria-label": words.close })),
    el("dl", {}, ...rows.flat()),
    el("p", { class: "quiet" }, words.keys_arrows),
    el("label", {}, box, ` ${words.keys_act}`),
  );
  return dialog;
}

/** `page` is what the keys act on: {reading, words, next, go, search, veil, help}. */
function setUpKeys(page, letters) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || $("dialog[open]")) return;
    const key = KEYS.find(({ code }) => code === keyOf(event));
    if (!key || (!letters.act && key.code !== "Escape")) return;
    if (event.shiftKey && key.code !== "?") return;
    const done = key.run(page, Number(event.code.at(-1)));
    if (done !== false && key.code !== "Escape") event.preventDefault();
  });
}
