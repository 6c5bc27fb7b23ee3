/* An entry's data as the page has it, with what was left out or shared put back. */

/** [start, length, start, length, …] as [[start, end], …]. */
function placesOf(flat = []) {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i] + flat[2 * i + 1]]);
}

function readEntry(node, said) {
  const { tongue, pages = [], sections = [], scores = [], summary, flags = [], reasons = [] } = readJson(node);
  const say = (text) => (typeof text === "number" ? said[text] : text);
  return {
    tongue,
    pages,
    sections: sections.map((section) => ({ limit: null, title: "", ...section })),
    scores: scores.map((score) => ({
      status: "scored",
      level: null,
      confidence: null,
      samples: [],
      ...score,
      rationale: say(score.rationale ?? ""),
      gaps: (score.gaps ?? []).map(say),
      evidence: placesOf(score.evidence),
      matches: score.matches ?? {},
      rejected: (score.rejected ?? []).map(([quote, reason, detail]) => [quote, reason, say(detail)]),
    })),
    summary: {
      sentences: (summary?.sentences ?? []).map(([said, support]) => [said, placesOf(support)]),
      violations: (summary?.violations ?? []).map(([message, ...more]) => [say(message), ...more]),
    },
    flags: flags.map((flag) => ({ ...flag, places: placesOf(flag.places), message: say(flag.message) })),
    reasons: reasons.map(say),
  };
}

/** The page of the file on which an offset stands, from 1; null where the file has no pages. */
function pageAt(pages, offset) {
  return pages.findLastIndex((start) => start <= offset) + 1 || null;
}
