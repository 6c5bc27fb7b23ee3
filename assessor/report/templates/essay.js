/* The essay as paragraphs, with everything that rests on it marked where it stands. */

const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
const ITEM = /^\s*(?:[•●▪◦·*–—-]|\d{1,2}[.)])\s+/u;

/** Every stretch of the essay something rests on: {start, end, kind, index, order}. */
function stretchesOf(data, rubric) {
  const stretches = [];
  const add = (places, what) =>
    places.forEach(([start, end], order) => end > start && stretches.push({ start, end, order, ...what }));
  data.scores.forEach((score) => {
    const index = rubric.criteria.findIndex((criterion) => criterion.id === score.criterion);
    add(score.evidence, { kind: "criterion", index });
  });
  (data.summary?.sentences ?? []).forEach(([, support], index) => add(support, { kind: "summary", index }));
  data.flags.forEach((flag, index) => add(flag.places, { kind: "flag", index, flag: flag.kind, severity: flag.severity }));
  return stretches;
}

/** Lines of the text as {start, end}; line breaks of all three kinds stand between them. */
function linesOf(text) {
  const lines = [];
  let start = 0;
  for (const found of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: found.index });
    start = found.index + found[0].length;
  }
  lines.push({ start, end: text.length });
  return lines.filter((line) => text.slice(line.start, line.end).trim());
}

/** The line right before a section's body, if it lies in no section, is its heading. */
function headingsOf(lines, sections) {
  const headings = new Map();
  for (const section of sections) {
    const before = lines.filter((line) => line.end <= section.start).at(-1);
    const inside = before && sections.some((s) => s.start <= before.start && before.start < s.end);
    if (before && !inside) headings.set(before, section);
  }
  return headings;
}

/**
 * The text from `start` to `end`. Characters that turn the direction of writing are shown by
 * their code and do not act; with `tampered`, so is every other invisible character.
 */
function run(text, start, end, tampered) {
  const piece = text.slice(start, end);
  const hidden = tampered ? INVISIBLE : TURNING;
  const parts = [];
  let at = 0;
  for (const found of piece.matchAll(hidden)) {
    const code = found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    parts.push(piece.slice(at, found.index), el("span", { class: "ghost" }, `U+${code}`));
    at = found.index + found[0].length;
  }
  return [...parts, piece.slice(at)];
}

function markOf(text, start, end, covering, choose) {
  const kinds = [...new Set(covering.map((s) => (s.kind === "flag" ? `on-flag on-${s.flag} on-${s.severity}` : `on-${s.kind}`)))];
  const criteria = new Set(covering.filter((s) => s.kind === "criterion").map((s) => s.index));
  const mark = el(
    "mark",
    {
      class: [...kinds, criteria.size > 1 ? "several" : ""].join(" "),
      onclick: () => !getSelection().toString() && choose(covering, mark),
    },
    ...run(text, start, end, covering.some((s) => s.flag === "tamper")),
  );
  mark.covering = covering;
  return mark;
}

/** The small numbers after a stretch: buttons for the keyboard, footnotes on paper. */
function references(ending, choose, names) {
  const seen = new Map();
  for (const s of ending) {
    if (s.kind === "summary") continue;
    const sign = s.kind === "flag" ? "!" : String(s.index + 1);
    const name = names(s);
    if (!seen.has(name)) seen.set(name, { sign, stretch: s, name });
  }
  return [...seen.values()].map(({ sign, stretch, name }) =>
    inlineButton(sign, (event) => choose([stretch], event.currentTarget), {
      class: `ref to-${stretch.kind}`,
      "aria-label": name,
    }),
  );
}

function block(text, line, stretches, choose, names) {
  const mine = stretches.filter((s) => s.start < line.end && s.end > line.start);
  const cuts = new Set([line.start, line.end]);
  mine.forEach((s) => [s.start, s.end].forEach((at) => at > line.start && at < line.end && cuts.add(at)));
  const points = [...cuts].sort((a, b) => a - b);
  const children = [];
  points.slice(0, -1).forEach((start, i) => {
    const end = points[i + 1];
    const covering = mine.filter((s) => s.start <= start && s.end >= end);
    if (covering.length) children.push(markOf(text, start, end, covering, choose));
    else children.push(...run(text, start, end, false));
    const ending = covering.filter((s) => s.end === end || (end === line.end && s.end > end && !text.slice(end, s.end).trim()));
    children.push(...references(ending, choose, names));
  });
  return children;
}

/** The whole essay. `choose(stretches, node)` is told what rests on the place somebody chose. */
function essayOf(text, data, rubric, choose, names) {
  const stretches = stretchesOf(data, rubric);
  const lines = linesOf(text);
  const headings = headingsOf(lines, data.sections);
  return lines.map((line) => {
    const section = headings.get(line);
    const tag = section ? "h3" : "p";
    const item = !section && ITEM.test(text.slice(line.start, line.start + 20));
    return el(
      tag,
      { dir: "auto", class: item ? "item" : null, id: section ? `section-${section.id}` : null },
      ...block(text, line, stretches, choose, names),
    );
  });
}
