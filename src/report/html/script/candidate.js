// The page of one candidate.

/** More submissions than this are folded. */
const OPEN_MAX = 3;

function submissionView(one, open) {
  const data = read("data");
  const problem = data.problems[one.problem];
  const cases = (one.groups ?? []).flatMap(([, , , , list]) => list);
  const strip = h("span", { class: "strip", "aria-hidden": "true" }, cases.map(([, verdict]) => h("i", { class: data.verdicts[verdict][0] })));
  // Who may see totals only has nothing to unfold.
  const total = cases.length === 0 && !one.message && !one.sources && !one.file;
  const details = h(total ? "div" : "details", { class: "card submission" },
    h(total ? "div" : "summary", { class: "head" },
      h("h3", null, problem ? problem.title : one.id),
      cases.length > 1 && cases.length <= 120 ? strip : null,
      h("span", { class: "points" }, `${one.score} of 100`),
      badge(one.verdict),
      h("span", { class: "hidden" }, verdictName(one.verdict))));
  if (total) return details;
  // A cohort's worth of cases is only built when somebody looks.
  function fill() {
    if (details.childNodes.length > 1) return;
    const hints = new Map(problem?.hints);
    const state = { hints, open: true };
    const file = one.file ? `${one.file}${one.language ? `, ${one.language}` : ""}` : "";
    const passed = cases.filter(([, verdict]) => verdict === 0).length;
    details.append(h("div", { class: "inner" },
      h("p", { class: "note" }, [problem ? "" : "Not among the problems of this report. ", file, cases.length > 0 ? `${file ? " · " : ""}${passed} of ${counted(cases.length, "case")} accepted` : ""]),
      one.message ? block(verdictName(one.verdict), one.message) : null,
      (one.groups ?? []).map((group) => groupView(group, problem, state)),
      (one.sources ?? []).map(sourceView)));
  }
  details.addEventListener("toggle", fill);
  details.addEventListener("expand", () => {
    fill();
    details.open = true;
  });
  if (open) {
    fill();
    details.open = true;
  }
  return details;
}

function expandAll(place) {
  for (const details of place.querySelectorAll("details.submission")) details.dispatchEvent(new Event("expand"));
  for (const row of place.querySelectorAll(".more-row")) row.dispatchEvent(new Event("expand"));
}

/** Fills `place` with the candidate of this number, from 1; `chosen` is a problem's number, or 0. */
function showCandidate(place, number, chosen) {
  const data = read("data");
  const candidate = read(`data-${number}`);
  const several = Boolean(byId("matrix"));
  const link = (label, to) => (byId(`data-${to}`) ? h("a", { href: `#candidate-${to}` }, label) : null);
  const handedIn = new Set(candidate.submissions.map((one) => one.problem));
  const missing = data.problems.filter((_, at) => !handedIn.has(at));
  const views = candidate.submissions.map((one) =>
    [one, submissionView(one, one.problem === chosen - 1 || (!chosen && candidate.submissions.length <= OPEN_MAX))]);
  place.replaceChildren(...[
    several ? h("nav", { class: "path", "aria-label": "Candidates" },
      h("a", { href: "#candidates" }, "← All candidates"), h("span", { class: "spread" }),
      link("Previous", number - 1), link("Next", number + 1)) : null,
    h("h2", { id: "candidate-name", tabindex: -1 }, candidate.name),
    h("dl", { class: "facts" },
      several ? fact("Place", grouped(candidate.place)) : null,
      fact("Score", `${candidate.score} of 100`),
      candidate.facts.map(([label, value]) => fact(label, value))),
    views.filter(([, view]) => view.matches("details:not([open])")).length > 0 ? h("p", { class: "path" }, h("button", { type: "button", on: { click: () => expandAll(place) } }, "Show everything")) : null,
    views.map(([, view]) => view),
    missing.length > 0 ? h("p", { class: "note" }, `Not handed in: ${missing.map((problem) => problem.title).join(", ")}.`) : null,
  ].flat().filter(Boolean));
  return views.find(([one]) => one.problem === chosen - 1)?.[1];
}

function fact(label, value) {
  return h("div", null, h("dt", null, label), h("dd", null, value));
}
