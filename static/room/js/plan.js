// What is handed over: of the whole room only the chosen lines, in the form in which the server takes them.
import { linesOf, planItem } from "./merge.js";

const words = (v) => (typeof v === "string" ? v.trim() : "");
const day = (v) => (/^\d{4}-\d{2}-\d{2}$/.test(words(v)) ? v : null);
const idOf = (v) => words(v?.id) || null;

// `chosen`: ids of lines, and of what stands round them: "contingency", "guardian", "review_on".
// `labels`: how somebody who is not in the circle is named in the words themselves, so that nobody is lost.
export function planOf(state, chosen, labels = {}) {
  const round = planItem(state).fields;
  const picked = (kind) => linesOf(state, kind).filter(({ id, fields }) => chosen.has(id) && words(fields.what));
  return {
    agreements: picked("agreement").map(({ fields }) => ({
      own_words: ownWords(fields, labels),
      who: idOf(fields.who),
      checker: idOf(fields.checker),
      due_on: day(fields.due_on),
      due_words: words(fields.due_words),
      answers: Array.isArray(fields.answers) ? fields.answers : [],
    })),
    services: picked("wish").map(({ fields }) => ({ what: words(fields.what), from_whom: words(fields.from_whom) })),
    contingency: chosen.has("contingency") ? words(round.contingency) : "",
    no_contingency: chosen.has("contingency") && round.no_contingency === true && !words(round.contingency),
    guardian: chosen.has("guardian") ? idOf(round.guardian) : null,
    review_on: chosen.has("review_on") ? day(round.review_on) : null,
  };
}

function ownWords(fields, labels) {
  const others = ["who", "checker"].filter((f) => words(fields[f]?.name) && !idOf(fields[f]));
  return [words(fields.what), ...others.map((f) => `${labels[f] ?? ""} ${words(fields[f].name)}`.trim())].join("\n");
}
