/* The summary: each sentence shows what it rests on, and which rules it breaks. */

/** A sentence is given by its place in the summary's text, or as a text of its own. */
const sentenceText = (said, whole) => (typeof said === "string" ? said : whole.slice(...said));

function sentenceOf(text, support, broken, words) {
  const style = broken ? "sentence broken" : "sentence";
  if (support.length) return inlineButton(foreign(text), { class: style });
  return el("span", { class: `${style} unsupported`, title: words.support_none }, foreign(text));
}

function violationsOf(violations, words) {
  const items = violations.map(([message, , found, says]) =>
    el(
      "li",
      {},
      foreign(message),
      found ? [" ", el("del", {}, foreign(found))] : "",
      says ? [` ${words.essay_says}: `, el("q", {}, foreign(says))] : "",
    ),
  );
  return el("div", { class: "violations" }, el("h3", {}, words.violations), el("ul", {}, ...items));
}

/** Fills the summary that stands in the page; gives what there is to remove when it closes. */
function openSummary(reading, show) {
  const { article, data, words } = reading;
  const { sentences, violations } = data.summary;
  const plain = $(".summary-text", article);
  if (!plain) return [];
  const whole = plain.textContent;
  const added = [];
  if (sentences.length) {
    const broken = new Set(violations.map(([, sentence]) => sentence));
    const nodes = sentences.map(([said, support], i) => sentenceOf(sentenceText(said, whole), support, broken.has(i), words));
    const choose = (event) => {
      const index = nodes.indexOf(event.target.closest("[role=button].sentence"));
      if (index < 0 || (event.type === "keydown" && !pressed(event))) return;
      event.preventDefault();
      show("summary", index, 0);
    };
    const told = el("span", { onclick: choose, onkeydown: choose }, ...nodes.flatMap((node) => [node, " "]));
    plain.replaceChildren(told);
    rove(told, "[role=button].sentence");
    added.push(el("p", { class: "quiet hint" }, words.summary_hint));
    plain.after(added[0]);
    added.push({ remove: () => plain.replaceChildren(foreign(whole)) });
  }
  if (violations.length) {
    added.push(violationsOf(violations, words));
    plain.parentNode.append(added.at(-1));
  }
  return added;
}
