/* The panel beside the essay: a criterion opens to its level, quotes, gaps and reasons. */

const formatLevel = (score) => (score.level === null ? "—" : String(score.level));

/** The level as a bar; where the judge's answers differ, before the band they lie in. */
function levelBar(score, rubric) {
  const bar = svg("svg", { class: "bar-level", viewBox: "0 0 100 7", preserveAspectRatio: "none", "aria-hidden": "true" });
  bar.append(svg("rect", { class: "track", x: 0, y: 2, width: 100, height: 3 }));
  if (score.level === null) {
    bar.append(svg("path", { class: "gap", d: "M0 3.5 h100" }));
    return bar;
  }
  const share = (level) => (100 * (level - rubric.min)) / (rubric.max - rubric.min);
  const at = score.samples.filter((level) => level !== null).map(share);
  const [low, high] = [Math.min(...at), Math.max(...at)];
  if (high > low) bar.append(svg("rect", { class: "band", x: low, y: 0, width: high - low, height: 7 }));
  bar.append(svg("rect", { class: "bar", x: 0, y: 1, width: share(score.level), height: 5 }));
  return bar;
}

const labelled = (label, ...content) => [el("h4", {}, label), ...content];

const nextLevel = (score, criterion) =>
  score.level === null ? null : criterion.levels[score.level + 1] ?? null;

function anchors(score, criterion, words) {
  if (score.level === null) return [el("p", { class: "anchor" }, el("b", {}, words[score.status]))];
  const next = nextLevel(score, criterion);
  return [
    el("p", { class: "anchor" }, el("b", {}, `${words.level_given} ${score.level}`), " ", criterion.levels[score.level]),
    next && el("p", { class: "anchor next" }, el("b", {}, `${words.level_next} ${score.level + 1}`), " ", next),
  ];
}

function quoteItem(text, [start, end], match, go, words, pages) {
  const page = pageAt(pages, start);
  const notes = [page && `${words.page} ${page}`, match && words[`match_${match}`]].filter(Boolean);
  const quote = button(foreign(text.slice(start, end)), go, { class: "quote" });
  return el("li", {}, quote, notes.length ? el("small", {}, ` ${notes.join(" · ")}`) : null);
}

function quotes(score, text, go, words, pages) {
  if (!score.evidence.length) return labelled(words.evidence, el("p", { class: "quiet" }, words.evidence_none));
  const items = score.evidence.map((found, order) => quoteItem(text, found, score.matches[order], () => go(order), words, pages));
  return labelled(words.evidence, el("ol", { class: "quotes" }, ...items));
}

function rejected(score, words) {
  if (!score.rejected.length) return [];
  const items = score.rejected.map(([quote, reason, detail]) =>
    el(
      "li",
      {},
      el("del", {}, foreign(quote)),
      el("small", {}, ` ${words[`rejected_${reason}`]}`, detail ? [": ", foreign(detail)] : ""),
    ),
  );
  return labelled(words.rejected, el("ul", { class: "rejected" }, ...items));
}

function gaps(score, words) {
  if (!score.gaps.length) return [];
  return labelled(words.gaps, el("ul", {}, ...score.gaps.map((gap) => el("li", {}, foreign(gap)))));
}

function samples(score, words) {
  if (score.samples.length < 2) return null;
  const agreement =
    score.confidence === null ? "" : ` · ${words.confidence} ${Math.round(100 * score.confidence)} %`;
  const levels = score.samples.map((level) => level ?? "—").join(", ");
  return el("p", { class: "quiet" }, `${words.samples}: ${levels}${agreement}`);
}

/** What the heading says to a screen reader of the level and its bar. */
function levelMark(score, rubric, words) {
  if (score.level !== null) return el("span", { class: "mark veiled" }, formatLevel(score), el("small", {}, `/${rubric.max}`));
  return el("span", { class: "mark none veiled" }, el("span", { "aria-hidden": "true" }, "—"), el("span", { class: "hear" }, words[score.status]));
}

/** One criterion of the panel. `go(order)` shows its quote of that order in the essay. */
function criterionOf(score, index, reading, toggle, go) {
  const { rubric, text, words, data, language } = reading;
  const criterion = rubric.criteria[index];
  const id = `criterion-${index}`;
  const head = button("", () => toggle(index), { "aria-expanded": "false", "aria-controls": id });
  head.append(
    el("span", { class: "number" }, String(index + 1)),
    el("span", { class: "title" }, criterion.title, el("small", {}, ` ${words.weight} ${criterion.weight.toLocaleString(language)}`)),
    levelMark(score, rubric, words),
    levelBar(score, rubric),
  );
  const detail = el(
    "div",
    { class: "detail", id },
    el("div", { class: "veiled" }, anchors(score, criterion, words), samples(score, words)),
    gaps(score, words),
    quotes(score, text, go, words, data.pages),
    rejected(score, words),
    labelled(words.rationale, el("p", {}, foreign(score.rationale))),
  );
  return el("section", { class: "criterion" }, el("h3", {}, head), detail);
}
