/* The essay as paragraphs, with everything that rests on it marked where it stands. */

const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|[\u{e0000}-\u{e007f}]/gu;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
const ITEM = /^\s*(?:[•●▪◦·*–—-]|\d{1,2}[.)])\s+/u;

/** A word of hundreds of letters is cut for the browser's sake: it lays one out in squared time. */
const LONG_WORD = /\S{200}/gu;

function breakable(piece) {
  const parts = [];
  let at = 0;
  for (const found of piece.matchAll(LONG_WORD)) {
    const end = found.index + found[0].length;
    parts.push(piece.slice(at, end), el("wbr"));
    at = end;
  }
  return [...parts, piece.slice(at)];
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
    parts.push(...breakable(piece.slice(at, found.index)), el("span", { class: "ghost" }, `U+${code}`));
    at = found.index + found[0].length;
  }
  return [...parts, ...breakable(piece.slice(at))];
}

/** The small signs behind a piece: a criterion's number, or "!" for the findings there. */
function signs(ending, nameOf) {
  const shown = ending.filter((s) => s.kind !== "summary");
  const bySign = grouped(shown, (s) => (s.kind === "flag" ? Infinity : s.index + 1));
  return [...bySign].sort(([a], [b]) => a - b).map(([number, all]) => {
    const sign = number === Infinity ? "!" : String(number);
    const names = new Set(all.slice(0, 3).map(nameOf));
    const node = inlineButton(sign, { class: `ref to-${all[0].kind}`, "aria-label": [...names].join("; ") });
    node.stretches = all;
    return node;
  });
}

/** One essay on the page: its lines, its marks in order, and what rests on each of them. */
class Essay {
  /** `choose(stretches, node)` is told what rests on the place somebody chose. */
  constructor(text, data, rubric, choose, nameOf, label) {
    this.text = text;
    this.stretches = stretchesOf(text, data, rubric);
    this.marks = [];
    this.node = el("div", { class: "text", role: "group", "aria-label": label, lang: data.tongue }, ...this.blocks(data.sections, nameOf));
    const chosen = (target) => {
      const sign = target.closest(".ref");
      if (sign) choose(sign.stretches, sign);
      const mark = !sign && target.closest("mark");
      if (mark && !getSelection().toString()) choose(this.over(mark), mark);
    };
    this.node.addEventListener("click", (event) => chosen(event.target));
    this.node.addEventListener("keydown", (event) => {
      if (!pressed(event) || !event.target.matches(".ref")) return;
      event.preventDefault();
      chosen(event.target);
    });
    rove(this.node, ".ref");
  }

  blocks(sections, nameOf) {
    const lines = linesOf(this.text);
    const headings = headingsOf(lines, sections);
    return piecesOf(this.text, lines, this.stretches).map((pieces, i) => {
      const section = headings.get(lines[i]);
      const item = !section && ITEM.test(this.text.slice(lines[i].start, lines[i].start + 20));
      return el(
        section ? "h3" : "p",
        { dir: "auto", class: item ? "item" : null, id: section ? `section-${section.id}` : null },
        ...pieces.flatMap((piece) => this.piece(piece, nameOf)),
      );
    });
  }

  piece({ start, end, style, ending }, nameOf) {
    const content = run(this.text, start, end, style.includes("on-tamper"));
    if (!style) return [...content, ...signs(ending, nameOf)];
    const mark = el("mark", { class: style }, ...content);
    Object.assign(mark, { start, end });
    this.marks.push(mark);
    return [mark, ...signs(ending, nameOf)];
  }

  /** All that rests on a mark. */
  over(mark) {
    return this.stretches.filter((s) => s.start < mark.end && s.end > mark.start);
  }

  /** The marks on which any stretch of this kind and index rests. */
  of(kind, index) {
    const mine = this.stretches.filter((s) => s.kind === kind && s.index === index);
    let at = 0;
    let reach = -1;
    return this.marks.filter((mark) => {
      while (at < mine.length && mine[at].start <= mark.start) reach = Math.max(reach, mine[at++].end);
      return mark.end <= reach;
    });
  }

  /** The marks of one place. */
  at(kind, index, order) {
    const place = this.stretches.find((s) => s.kind === kind && s.index === index && s.order === order);
    return place ? this.marks.filter((mark) => mark.start >= place.start && mark.end <= place.end) : [];
  }
}
