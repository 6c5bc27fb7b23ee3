/* What rests on an essay, and the pieces the essay falls into by it. */

/** Every stretch of the essay something rests on: {start, end, kind, index, order, names}. */
function stretchesOf(text, data, rubric) {
  const stretches = [];
  const add = (places, what) =>
    places.forEach(([from, to], order) => {
      const [start, end] = what.flag === "tamper" ? [from, to] : trimmed(text, from, to);
      if (end > start) stretches.push({ ...what, from, to, start, end, order });
    });
  data.scores.forEach((score) => {
    const index = rubric.criteria.findIndex((criterion) => criterion.id === score.criterion);
    add(score.evidence, { kind: "criterion", index, names: ["on-criterion"] });
  });
  data.summary.sentences.forEach(([, support], index) => add(support, { kind: "summary", index, names: ["on-summary"] }));
  data.flags.forEach(({ kind, severity, places }, index) =>
    add(places, { kind: "flag", index, flag: kind, names: ["on-flag", `on-${kind}`, `on-${severity}`] }),
  );
  return stretches.sort((a, b) => a.start - b.start || a.end - b.end);
}

function trimmed(text, start, end) {
  const piece = text.slice(start, end);
  return [end - piece.trimStart().length, start + piece.trimEnd().length];
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

function tally(counts, key, step) {
  const now = (counts.get(key) ?? 0) + step;
  if (now) counts.set(key, now);
  else counts.delete(key);
}

/** How many stretches of each sort lie over the place the sweep has come to. */
class Over {
  constructor() {
    this.names = new Map();
    this.criteria = new Map();
  }

  count(stretch, step) {
    stretch.names.forEach((name) => tally(this.names, name, step));
    if (stretch.kind === "criterion") tally(this.criteria, stretch.index, step);
  }

  get style() {
    return [...this.names.keys(), ...(this.criteria.size > 1 ? ["several"] : [])].join(" ");
  }
}

/** Where the small number of a stretch stands: behind the punctuation that follows its end. */
function signPlace(text, end) {
  const [points] = text.slice(end, end + 6).match(/^[.,;:!?…»”")\]]+/u) ?? [""];
  return end + points.length;
}

/**
 * The lines cut at every border of a stretch: {start, end, style, ending} for each piece, where
 * `ending` are the stretches whose sign stands behind it. One sweep, however many overlap.
 */
function piecesOf(text, lines, stretches) {
  const ending = grouped(stretches, (s) => signPlace(text, s.end));
  const borders = new Set(ending.keys());
  stretches.forEach((s) => borders.add(s.start).add(s.end));
  const sorted = [...borders].sort((a, b) => a - b);
  const closing = [...stretches].sort((a, b) => a.end - b.end);
  const over = new Over();
  let [opened, closed, border] = [0, 0, 0];
  return lines.map((line) => {
    const pieces = [];
    for (let start = line.start; start < line.end; start = pieces.at(-1).end) {
      while (sorted[border] <= start) border += 1;
      while (opened < stretches.length && stretches[opened].start <= start) over.count(stretches[opened++], 1);
      while (closed < closing.length && closing[closed].end <= start) over.count(closing[closed++], -1);
      const end = Math.min(sorted[border] ?? line.end, line.end);
      pieces.push({ start, end, style: over.style, ending: ending.get(end) ?? [] });
    }
    return pieces;
  });
}
