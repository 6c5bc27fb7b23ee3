/* The panel beside the essay: a criterion opens to its level, quotes, gaps and reasons. */

const formatLevel = (score) => (score.level === null ? "—" : String(score.level));

function levelBar(score) {
  const bar = svg("svg", { class: "bar-level", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
  bar.append(svg("rect", { class: "track", x: 0, y: 0, width: 100, height: 6 }));
  if (score.share === null) bar.append(svg("path", { class: "gap", d: "M0 3 h100" }));
  else bar.append(svg("rect", { class: "bar", x: 0, y: 0, width: 100 * score.share, height: 6 }));
  return bar;
}

const labelled = (label, ...content) => [el("h4", {}, label), ...content];

const nextLevel = (score, criterion) =>
  score.level === null ? null : criterion.levels[score.level + 1] ?? null;

function anchors(score, criterion, words) {
  if (score.level === null) return [el("p", { class: "anchor" }, words[score.status])];
  const next = nextLevel(score, criterion);
  return [
    el("p", { class: "anchor" }, el("b", {}, `${words.level_given} ${score.level}`), " ", criterion.levels[score.level]),
    next && el("p", { class: "anchor next" }, el("b", {}, `${words.level_next} ${score.level + 1}`), " ", next),
  ];
}

function quotes(score, text, go, words) {
  if (!score.evidence.length) return labelled(words.evidence, el("p", { class: "quiet" }, words.evidence_none));
  const items = score.evidence.map(([start, end, match], order) =>
    el(
      "li",
      {},
      button(foreign(text.slice(start, end)), () => go(order), { class: "quote", title: words.show_in_essay }),
      match === "exact" ? null : el("small", {}, ` ${words[`match_${match}`]}`),
    ),
  );
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

/** What is missing; a gap that only repeats the next level's text, which stands above, is left out. */
function gaps(score, criterion, words) {
  const next = nextLevel(score, criterion)?.replace(/\.$/, "");
  const own = score.gaps.filter((gap) => !next || !gap.includes(next));
  if (!own.length) return [];
  return labelled(words.gaps, el("ul", {}, ...own.map((gap) => el("li", {}, foreign(gap)))));
}

function samples(score, words) {
  if (score.samples.length < 2) return null;
  const agreement =
    score.confidence === null ? "" : ` · ${words.confidence} ${Math.round(100 * score.confidence)} %`;
  const levels = score.samples.map((level) => level ?? "—").join(", ");
  return el("p", { class: "quiet" }, `${words.samples}: ${levels}${agreement}`);
}

/** One criterion of the panel. `go(order)` shows its quote of that order in the essay. */
function criterionOf(score, index, rubric, text, toggle, go, words) {
  const criterion = rubric.criteria[index];
  const id = `criterion-${index}`;
  const head = button("", () => toggle(index), { "aria-expanded": "false", "aria-controls": id });
  head.append(
    el("span", { class: "number" }, String(index + 1)),
    el("span", { class: "title" }, criterion.title, el("small", {}, ` ${words.weight} ${criterion.weight.toLocaleString(document.documentElement.lang)}`)),
    el("span", { class: score.level === null ? "mark none" : "mark" }, formatLevel(score), score.level === null ? null : el("small", {}, `/${rubric.max}`)),
    levelBar(score),
  );
  const detail = el(
    "div",
    { class: "detail", id },
    anchors(score, criterion, words),
    gaps(score, criterion, words),
    quotes(score, text, go, words),
    rejected(score, words),
    labelled(words.rationale, el("p", {}, foreign(score.rationale)), samples(score, words)),
  );
  return el("section", { class: "criterion" }, el("h3", {}, head), detail);
}
