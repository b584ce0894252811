// One submission's cases, and what went in and came out.

function block(label, excerpt) {
  const [text, bytes, cut] = excerpt;
  const note = Number(bytes) === 0 ? "empty" : cut ? `the beginning of ${size(bytes)}` : size(bytes);
  return h("div", null,
    h("h4", null, `${label} · ${note}`),
    text === "" ? null : h("pre", { class: "block", tabindex: 0, role: "region", "aria-label": label }, text));
}

function evidence(more) {
  const { excerpts } = read("data").shared;
  const parts = [];
  if (more.near) parts.push(h("p", { class: "near" }, `It would be ${more.near}.`));
  if (more.difference && !more.diff) {
    const [place, expected, found] = more.difference;
    parts.push(h("div", { class: "pair" },
      block(place ? `Expected at ${place}` : "Expected", [expected, expected.length, false]),
      block("Found", [found, found.length, false])));
  }
  if (more.diff) parts.push(diffView(more.diff));
  if (more.texts) {
    const { input, answer, output, printed, stderr } = more.texts;
    parts.push(block("Input", excerpts[input]));
    parts.push(h("div", { class: "pair" }, block("Answer", excerpts[answer]), block("Output", output)));
    if (printed) parts.push(block("Printed beside the result", printed));
    if (stderr) parts.push(block("Standard error", stderr));
  }
  return parts;
}

function caseRows([id, verdict, usage, more], hints, open) {
  const { texts } = read("data").shared;
  const name = texts[id];
  const accepted = verdict === 0;
  const hint = accepted ? null : hints.get(name);
  const used = usage && `${counted(usage[0], "instruction")}${share(usage[0], usage[1])}, ${size(usage[2])}`;
  const reason = more ? texts[more.reason] : "";
  const why = [reason || verdictName(verdict)];
  if (hint) why.push(h("p", { class: "hint" }, h("strong", null, "Hint: "), hint));
  const row = h("tr", null,
    h("td", null, badge(verdict)),
    h("th", { scope: "row", class: "id" }, name),
    h("td", { class: "open-it" }),
    h("td", { class: accepted ? "why quiet" : "why" }, why),
    h("td", { class: "usage number" }, used));
  if (!more || !(more.near || more.difference || more.diff || more.texts)) return [row];

  const place = h("td", { colspan: 5 });
  const details = h("tr", { class: "more-row", hidden: true }, place);
  const button = h("button", { type: "button", "aria-expanded": "false", "aria-label": `Details of ${name}` }, "Details");
  function toggle(show) {
    if (place.childNodes.length === 0) place.append(...evidence(more));
    details.hidden = !show;
    row.classList.toggle("open", show);
    button.setAttribute("aria-expanded", String(show));
  }
  button.addEventListener("click", () => toggle(details.hidden));
  details.addEventListener("expand", () => toggle(true));
  row.cells[2].append(button);
  if (open) toggle(true);
  return [row, details];
}

function groupView([name, verdict, points, pointsMax, cases], problem, state) {
  const title = read("data").shared.texts[name];
  const body = h("tbody");
  for (const one of cases) {
    // The first case that is not accepted is what one wants to see.
    const open = state.open && one[1] > 1 && Boolean(one[3]?.texts);
    body.append(...caseRows(one, state.hints, open));
    if (open) state.open = false;
  }
  const sample = problem?.samples.includes(title) && title !== "sample" ? h("span", { class: "tag" }, "sample") : null;
  return h("section", { "aria-label": `Group ${title}` },
    h("h4", { class: "group-head" }, badge(verdict), title, sample,
      h("span", { class: "points" }, pointsMax > 0 ? `${points} of ${grouped(pointsMax)} points` : "no points")),
    cases.length === 0 ? null : h("table", { class: "cases" },
      h("caption", { class: "hidden" }, `Cases of group ${title}`),
      h("thead", { class: "hidden" }, h("tr", null, ["Verdict", "Case", "Details", "Why", "Used"].map((label) => h("th", { scope: "col" }, label)))),
      body));
}

function sourceView([path, [text, bytes, cut]]) {
  const lines = text.split("\n");
  if (lines.length > 1 && lines.at(-1) === "") lines.pop();
  const note = cut ? `the beginning of ${size(bytes)}` : size(bytes);
  return h("div", null,
    h("h4", null, `${path} · ${note}`),
    h("div", { class: "source", tabindex: 0, role: "region", "aria-label": `Source ${path}` },
      h("table", { role: "presentation" }, h("tbody", null, lines.map((line, at) => h("tr", null, h("td", { class: "line", "data-line": at + 1 }), h("td", null, line)))))));
}
