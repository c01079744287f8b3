// What is handed over: of the whole room only the chosen lines, in the form in which the server takes them.
import { linesOf, planItem } from "./merge.js";

const words = (v) => (typeof v === "string" ? v.trim() : "");
const someone = (v) => (v && typeof v === "object" && words(v.name) ? { id: words(v.id), name: words(v.name) } : null);

// `chosen`: ids of lines, and of what stands round them: "contingency", "guardian", "review_on".
export function planOf(state, chosen) {
  const round = planItem(state).fields;
  return {
    agreements: linesOf(state, "agreement").filter(({ id }) => chosen.has(id)).map(({ fields }) => ({
      own_words: words(fields.what),
      who: someone(fields.who),
      helper: someone(fields.helper),
      checker: someone(fields.checker),
      due_on: words(fields.due_on),
      due_words: words(fields.due_words),
      answers: Array.isArray(fields.answers) ? fields.answers : [],
    })),
    services: linesOf(state, "wish").filter(({ id }) => chosen.has(id)).map(({ fields }) => ({
      what: words(fields.what), from_whom: words(fields.from_whom),
    })),
    contingency: chosen.has("contingency") ? words(round.contingency) : "",
    no_contingency: chosen.has("contingency") && round.no_contingency === true && !words(round.contingency),
    guardian: chosen.has("guardian") ? someone(round.guardian) : null,
    review_on: chosen.has("review_on") ? words(round.review_on) : "",
  };
}
