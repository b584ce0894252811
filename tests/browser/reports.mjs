// The reports that the browser is shown: saved ones, variations of them, and a
// large cohort.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The reports that are rendered for the audience of their name. */
export const AUDIENCES = ["candidate", "public"];

/** Writes every one of them into `folder`; gives their names. */
export function writeReports(root, folder) {
  const text = (name) => readFileSync(join(root, "fixtures/reports", name), "utf8");
  const saved = (name) => JSON.parse(text(name));
  const friendly = () => saved("friendly.json");
  const ada = friendly().candidates[0];
  const reports = {
    friendly: friendly(),
    // As it is: it has numbers that JavaScript would round.
    nasty: text("nasty.json"),
    // The first version of the schema: no groups of problems, no sources.
    "version-1": saved("version-1.json"),
    single: { ...friendly(), candidates: [ada] },
    "single-submission": {
      ...friendly(),
      problems: friendly().problems.slice(0, 1),
      candidates: [{ ...friendly().candidates[2], submissions: friendly().candidates[2].submissions.slice(0, 1) }],
    },
    interrupted: { ...friendly(), interrupted: true },
    nobody: { ...friendly(), candidates: [], verdict_counts: [] },
    candidate: friendly(),
    public: friendly(),
    large: large(friendly()),
  };
  for (const [name, report] of Object.entries(reports)) {
    const written = typeof report === "string" ? report : JSON.stringify(report);
    writeFileSync(join(folder, `${name}.json`), written);
  }
  return Object.keys(reports);
}

/** A thousand candidates by twenty-eight problems, made of the submissions of three. */
function large(report) {
  // Always the same numbers, which look like chance.
  let state = 1;
  const below = (most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
  const models = report.candidates.flatMap((candidate) => candidate.submissions);
  const problems = Array.from({ length: 28 }, (_, at) => ({
    ...report.problems[at % report.problems.length],
    id: `problem-${at + 1}`,
    title: `${report.problems[at % report.problems.length].title} ${at + 1}`,
  }));
  const firsts = ["Ada", "Grace", "Linus", "Barbara", "Edsger", "Donald", "Frances", "Ken", "Margaret", "Niklaus"];
  const lasts = ["Lovelace", "Hopper", "Torvalds", "Liskov", "Dijkstra", "Knuth", "Allen", "Thompson", "Hamilton", "Wirth"];
  const counts = new Map(report.verdict_counts.map(({ verdict }) => [verdict, 0]));
  const candidates = Array.from({ length: 1000 }, (_, at) => {
    const able = below(100);
    const submissions = problems.filter(() => below(12) > 0).map((problem) => {
      const right = below(100) < able;
      const fitting = models.filter((model) => (model.verdict === "accepted") === right);
      const submission = { ...fitting[below(fitting.length)], problem: problem.id };
      counts.set(submission.verdict, (counts.get(submission.verdict) ?? 0) + 1);
      return submission;
    });
    const score = submissions.reduce((sum, one) => sum + one.score, 0) / problems.length;
    return {
      name: `candidate-${String(at + 1).padStart(4, "0")}`,
      entry: { id: `${4000 + at}`, name: `${firsts[below(10)]} ${lasts[below(10)]} ${at + 1}`, group: `Group ${"ABCD"[below(4)]}` },
      score,
      submissions,
    };
  });
  const verdict_counts = [...counts].map(([verdict, submissions]) => ({ verdict, submissions }));
  return { ...report, problems, candidates, verdict_counts, ignored: [] };
}
