/* Beside the summary: what a person should look at, and how long each section is. */

/** One button that goes on to the next of many places. */
function walker(count, go, name) {
  let next = 0;
  const label = () => `→ ${next + 1} / ${count}`;
  const step = (event) => {
    go(next);
    next = (next + 1) % count;
    event.currentTarget.textContent = label();
  };
  return button(label(), step, { class: "jump", title: name });
}

function jumps(flag, go, name, placeName) {
  const count = flag.places.length;
  if (count > 4) return [walker(count, go, name)];
  return flag.places.map((place, order) =>
    button(placeName(place, order, count), () => go(order), {
      class: "jump",
      "aria-label": `${placeName(place, order, count)} ${name}`,
    }),
  );
}

function flagItem(flag, index, show, reading) {
  const { words, data } = reading;
  const name = `${words.show_in_essay}: ${words[`flag_${flag.kind}`]}`;
  const placeName = ([start], order, count) => {
    const page = pageAt(data.pages, start);
    return [count > 1 ? order + 1 : "→", page && `${words.page} ${page}`].filter(Boolean).join(" · ");
  };
  return el(
    "li",
    { class: flag.severity },
    el("span", { class: "tag" }, words[`flag_${flag.kind}`]),
    " ",
    foreign(flag.message),
    " ",
    jumps(flag, (order) => show("flag", index, order), name, placeName),
  );
}

/** Reasons first, then what is grave; what is only to be known stands folded below. */
function flagsOf(reading, show) {
  const { data, words, status } = reading;
  const numbered = [...data.flags.entries()];
  const of = (...severities) =>
    severities.flatMap((s) => numbered.filter(([, flag]) => flag.severity === s)).map(([i, flag]) => flagItem(flag, i, show, reading));
  const reasons = data.reasons.map((reason) => el("li", { class: "error" }, foreign(reason)));
  const grave = [...reasons, ...of("error", "warning")];
  const info = of("info");
  return el(
    "section",
    { class: "findings", "aria-labelledby": "findings-title" },
    el("h2", { id: "findings-title", tabindex: "-1" }, status === "complete" ? words.flags : words[status]),
    grave.length ? el("ul", {}, ...grave) : el("p", { class: "quiet" }, words.no_flags),
    info.length ? el("details", { class: "informed" }, el("summary", {}, `${words.for_information}: ${info.length}`), el("ul", {}, ...info)) : null,
  );
}

function sectionBar({ length, limit }) {
  const bar = svg("svg", { class: "limit", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
  const scale = 100 / Math.max(length, limit);
  bar.append(
    svg("rect", { class: "track", x: 0, y: 0, width: 100, height: 6 }),
    svg("rect", { class: "bar", x: 0, y: 0, width: Math.min(length, limit) * scale, height: 6 }),
  );
  if (length > limit) bar.append(svg("rect", { class: "over", x: limit * scale, y: 0, width: (length - limit) * scale, height: 6 }));
  return bar;
}

function sectionItem(section, reading) {
  const { words, language } = reading;
  const { length, limit } = section;
  const over = limit !== null && length > limit;
  const format = (value) => value.toLocaleString(language);
  const size = limit === null ? format(length) : `${format(length)} ${words.of} ${format(limit)}`;
  return el(
    "li",
    { class: over ? "over" : null },
    button(foreign(section.title || words.essay), () => {
      const heading = document.getElementById(`section-${section.id}`) ?? $(".text > *", reading.article);
      bring(heading, "start");
      stand(heading);
    }),
    el("span", { class: "size" }, `${size} ${words[section.unit]}`, over ? ` · ${words.over_limit}` : ""),
    limit === null ? el("span", {}) : sectionBar(section),
  );
}

function sectionsOf(reading) {
  const { sections } = reading.data;
  if (!sections.length) return null;
  return el(
    "details",
    { class: "sections", open: wide() },
    el("summary", {}, reading.words.sections),
    el("ul", {}, ...sections.map((section) => sectionItem(section, reading))),
  );
}
