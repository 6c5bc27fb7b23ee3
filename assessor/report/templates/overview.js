/* The ranking: sorting and filtering of rows that the page already has. */

const SORTS = {
  place: (row) => (row.complete ? -row.points : 1000 - row.points),
  name: (row) => row.name,
  total: (row) => row.points,
  level: (row, column) => row.levels[column],
};

const byValue = (a, b) =>
  typeof a === "string" ? a.localeCompare(b, document.documentElement.lang) : a - b;

function readRow(node) {
  const { number, status, flags, points, complete, levels } = node.dataset;
  return {
    node,
    number: Number(number),
    status,
    flags: flags.split(" ").filter(Boolean),
    points: Number(points),
    complete: complete === "1",
    levels: levels.split(",").map((level) => (level === "" ? null : Number(level))),
    name: $(".who a", node).textContent,
    text: $(".who", node).textContent.toLocaleLowerCase(),
  };
}

/** Rows without a value stand last, whichever way the others are turned. */
function sorted(rows, key, descending) {
  const filled = rows.filter((row) => key(row) !== null);
  const empty = rows.filter((row) => key(row) === null);
  filled.sort((a, b) => (descending ? -1 : 1) * byValue(key(a), key(b)) || a.number - b.number);
  return [...filled, ...empty];
}

function setUpSorting(table, words) {
  const body = $("tbody", table);
  const rows = $$("tr", body).map(readRow);
  const heads = $$("th[data-sort]", table);
  const sortBy = (head) => {
    const numbersFirst = ["total", "level"].includes(head.dataset.sort);
    const current = head.getAttribute("aria-sort");
    const descending = current ? current === "ascending" : numbersFirst;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const key = (row) => SORTS[head.dataset.sort](row, Number(head.dataset.column));
    body.append(...sorted(rows, key, descending).map((row) => row.node));
    stops.restart();
  };
  for (const head of heads) {
    const inner = button("", () => sortBy(head), { class: "sort", title: words.sort_by });
    inner.append(...head.childNodes);
    head.append(inner);
  }
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (row && !event.target.closest("a") && !getSelection().toString()) {
      location.hash = `e${row.dataset.number}`;
    }
  });
  $("th[data-sort=place]", table)?.setAttribute("aria-sort", "ascending");
  const stops = rove(body, ".who a");
  return { rows, stops, sortBy: (key) => sortBy(heads.find((head) => head.dataset.sort === key)) };
}

function matches(row, want) {
  const low = want.low ? Number(want.low) : -Infinity;
  const high = want.high ? Number(want.high) : Infinity;
  return (
    row.text.includes(want.text.trim().toLocaleLowerCase()) &&
    (!want.status || row.status === want.status) &&
    (!want.flag || (want.flag === "*" ? row.flags.length > 0 : row.flags.includes(want.flag))) &&
    row.points >= low &&
    row.points <= high
  );
}

function setUpOverview(words) {
  const tables = $$("table.ranking").map((table) => setUpSorting(table, words));
  const rows = tables.flatMap((table) => table.rows);
  const form = $("#filters");
  form.elements.sort.addEventListener("change", (event) => tables.forEach((table) => table.sortBy(event.target.value)));
  const apply = () => {
    const want = Object.fromEntries(new FormData(form));
    rows.forEach((row) => (row.node.hidden = !matches(row, want)));
    tables.forEach((table) => table.stops.restart());
    const left = rows.filter((row) => !row.node.hidden).length;
    $("output", form).value = `${words.shown} ${left} ${words.of} ${rows.length}`;
  };
  const fold = $(".fold", form);
  fold.addEventListener("click", () => fold.setAttribute("aria-expanded", String(fold.getAttribute("aria-expanded") !== "true")));
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
