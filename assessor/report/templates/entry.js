/* An entry being read: what is chosen on one side is lit on the other. */

/** Essay and criteria stand side by side; on a narrower screen, one below the other. */
const wide = () => matchMedia("(min-width: 60rem)").matches;

function summarySentences(data, show, words) {
  return data.summary.sentences.flatMap(([text, support], index) => {
    const broken = data.summary.violations.filter(([, sentence]) => sentence === index);
    return [
      support.length
        ? inlineButton(foreign(text), () => show("summary", index, 0), {
            class: `sentence${broken.length ? " broken" : ""}`,
            title: words.show_in_essay,
          })
        : el("span", { class: `sentence unsupported${broken.length ? " broken" : ""}`, title: words.support_none }, foreign(text)),
      " ",
    ];
  });
}

function violationsOf(data, words) {
  const items = data.summary.violations.map(([message, , found, says]) =>
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

class Reading {
  constructor(article, shared) {
    this.article = article;
    this.words = shared.words;
    this.rubric = shared.rubrics[article.dataset.rubric];
    this.data = readJson($("script.data", article));
    this.text = $(".raw", article).textContent;
    this.order = shared.order;
    this.format = (value) => value.toLocaleString(shared.language);
    this.build();
  }

  get number() {
    return Number(this.article.id.slice(1));
  }

  build() {
    const { data, rubric, text, words } = this;
    const show = (kind, index, order) => this.show(kind, index, order);
    this.essay = el("div", { class: "text" }, ...essayOf(text, data, rubric, (all, node) => this.rest(all, node), (s) => this.nameOf(s)));
    this.criteria = new Map();
    for (const score of data.scores) {
      const index = rubric.criteria.findIndex((criterion) => criterion.id === score.criterion);
      this.criteria.set(index, criterionOf(score, index, rubric, text, (i) => this.toggle(i), (order) => show("criterion", index, order), words));
    }
    this.card = el("aside", { class: "card", hidden: true, "aria-live": "polite", "aria-label": words.rests_here });
    this.panel = el(
      "div",
      { class: "panel", role: "region", "aria-label": words.criteria, tabindex: "0" },
      el("h2", {}, words.criteria),
      ...this.criteria.values(),
      this.card,
    );
    this.added = [this.pager(), flagsOf(data, show, words), el("div", { class: "study" }, el("div", { class: "page" }, sectionsOf(data, words, this.format), this.essay), this.panel)];
    this.article.prepend(this.added[0]);
    $(".summary", this.article).after(this.added[1]);
    this.article.append(this.added[2]);
    this.showSummary(show);
  }

  showSummary(show) {
    if (!this.data.summary) return;
    const plain = $(".summary-text", this.article);
    if (this.data.summary.sentences.length) {
      plain.replaceChildren(...summarySentences(this.data, show, this.words));
      this.added.push(el("p", { class: "quiet hint" }, this.words.summary_hint));
      plain.after(this.added.at(-1));
    }
    if (this.data.summary.violations.length) {
      this.added.push(violationsOf(this.data, this.words));
      $(".summary", this.article).append(this.added.at(-1));
    }
  }

  pager() {
    const at = this.order.indexOf(this.number);
    const link = (number, label, rel) =>
      number === undefined ? null : el("a", { href: `#e${number}`, rel }, label);
    return el(
      "nav",
      { class: "pager", "aria-label": this.words.entries },
      el("a", { href: "#overview" }, `← ${this.words.to_overview}`),
      el("span", {}, link(this.order[at - 1], this.words.previous, "prev"), ` ${at + 1} / ${this.order.length} `, link(this.order[at + 1], this.words.next, "next")),
    );
  }

  nameOf(stretch) {
    if (stretch.kind === "criterion") {
      return `${this.words.criterion} ${stretch.index + 1}: ${this.rubric.criteria[stretch.index].title}`;
    }
    if (stretch.kind === "flag") {
      const flag = this.data.flags[stretch.index];
      return `${this.words.finding}: ${this.words[`flag_${flag.kind}`]}. ${flag.message}`;
    }
    return `${this.words.sentence} ${stretch.index + 1}`;
  }

  /** Light everything of one kind and index; scroll to its place of that order. */
  show(kind, index, order) {
    const lit = this.light(kind, index);
    const here = lit.filter((mark) => mark.covering.some((s) => s.kind === kind && s.index === index && s.order === order));
    if (!here.length) return;
    this.standOn(here);
    bring(here[0]);
    if (wide()) return;
    this.from = here[0];
    this.rest([{ kind, index, order }], here[0]);
  }

  standOn(marks) {
    $$("mark.here", this.essay).forEach((mark) => mark.classList.remove("here"));
    marks.forEach((mark) => mark.classList.add("here"));
  }

  light(kind, index) {
    const lit = [];
    for (const mark of $$("mark", this.essay)) {
      const on = mark.covering.some((s) => s.kind === kind && s.index === index);
      mark.classList.toggle("lit", on);
      if (on) lit.push(mark);
    }
    return lit;
  }

  toggle(index, open) {
    for (const [at, section] of this.criteria) {
      const head = $("button", section);
      const wanted = at === index && (open ?? head.getAttribute("aria-expanded") !== "true");
      head.setAttribute("aria-expanded", String(wanted));
      if (wanted && wide()) this.show("criterion", index, 0);
      else if (at === index) this.light(wanted ? "criterion" : "none", index);
    }
  }

  /** Say what rests on a place of the essay; with one criterion alone, open it too. */
  rest(stretches, node) {
    const unique = [...new Map(stretches.map((s) => [`${s.kind}${s.index}`, s])).values()];
    const items = unique.map((s) => el("li", {}, button(this.nameOf(s), () => this.follow(s))));
    const close = button("×", () => this.closeCard(node), { class: "close", "aria-label": this.words.close });
    this.card.replaceChildren(el("p", {}, el("b", {}, this.words.rests_here), close), el("ul", {}, ...items));
    this.card.hidden = false;
    if (this.from !== node) this.standOn(node.matches("mark") ? [node] : []);
    this.light(unique[0].kind, unique[0].index);
    if (node.matches(".ref")) $("button", this.card.lastChild).focus({ preventScroll: true });
    this.from = node;
  }

  closeCard() {
    this.card.hidden = true;
    if (this.from?.matches(".ref")) this.from.focus();
  }

  follow(stretch) {
    if (stretch.kind === "criterion") {
      const section = this.criteria.get(stretch.index);
      for (const [at, other] of this.criteria) $("button", other).setAttribute("aria-expanded", String(at === stretch.index));
      this.light("criterion", stretch.index);
      this.card.hidden = true;
      bring(section, "nearest");
      $("button", section).focus({ preventScroll: true });
    } else {
      const list = stretch.kind === "summary" ? $$(".sentence", this.article) : [$(".findings", this.article)];
      this.light(stretch.kind, stretch.index);
      bring(list[stretch.kind === "summary" ? stretch.index : 0]);
    }
  }

  close() {
    this.added.forEach((node) => node.remove());
    if (this.data.summary?.sentences.length) {
      $(".summary-text", this.article).replaceChildren(foreign(this.data.summary.sentences.map(([text]) => text).join(" ")));
    }
  }
}
