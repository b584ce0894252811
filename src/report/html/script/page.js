// Which part of the page is shown, and in which colours.

const COHORT_TITLE = document.title;

/** Where there is nobody else, the candidate is there from the beginning, and stays. */
function startSingle() {
  if (byId("data-1")) showCandidate(byId("candidate"), 1, 0);
}

function route() {
  const place = byId("candidate");
  const wanted = /^#candidate-(\d+)(?:-(\d+))?$/.exec(location.hash);
  const known = wanted && byId(`data-${Number(wanted[1])}`);
  place.hidden = !known;
  for (const section of document.querySelectorAll(".cohort")) section.hidden = Boolean(known);
  document.title = COHORT_TITLE;
  if (!known) {
    place.replaceChildren();
    // What was hidden a moment ago could not be scrolled to.
    if (location.hash.length > 1) byId(location.hash.slice(1))?.scrollIntoView();
    return;
  }
  const chosen = showCandidate(place, Number(wanted[1]), Number(wanted[2] ?? 0));
  document.title = `${byId("candidate-name").textContent} · ${COHORT_TITLE}`;
  scrollTo(0, 0);
  byId("candidate-name").focus({ preventScroll: true });
  chosen?.scrollIntoView();
}

function startTheme() {
  const button = byId("theme");
  const dark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const label = () => {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", dark() ? "Use light colours" : "Use dark colours");
  };
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    label();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  label();
  button.hidden = false;
}

/** On paper nothing can be unfolded. */
function startPrinting() {
  let folded = [];
  addEventListener("beforeprint", () => {
    expandAll(byId("candidate"));
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
}

startTheme();
startTables();
startPrinting();
// The candidates come behind this script, and may be many megabytes: until they are there, the tables work.
addEventListener("DOMContentLoaded", () => {
  if (!byId("matrix")) return startSingle();
  addEventListener("hashchange", route);
  route();
});
