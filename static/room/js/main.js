// The sealed room of a family: begins here. Takes what the address carries out of it at once, then shows the first screen.
import { unb64 } from "./bytes.js";
import { readLink } from "./keys.js";
import { comeBack } from "./life.js";
import { lazy, speak, wished } from "./say.js";
import { aboutTime } from "./server.js";
import { app, go } from "./shell.js";
import { door, elsewhere, name, scan, words } from "./screens/door.js";
import { edit, round } from "./screens/edit.js";
import { ended, give, preview } from "./screens/give.js";
import { program } from "./screens/honest.js";
import { invite, people } from "./screens/people.js";
import { ideas, plan } from "./screens/write.js";

// Shown by the page itself where this program cannot run; here so that it is translated.
export const TOO_OLD = lazy("This browser cannot do it.");

const inside = (screen, place) => Object.assign(screen, { inside: true, place });
const outside = (screen) => Object.assign(screen, { inside: false });

app.screens = {
  door: outside(door), scan: outside(scan), words: outside(words), name, ended: outside(ended), elsewhere: outside(elsewhere), program,
  plan: inside(plan, "plan"), ideas: inside(ideas, "ideas"), edit: inside(edit, "plan"), round: inside(round, "plan"),
  people: inside(people, "people"), invite: inside(invite, "people"), give: inside(give, "give"), preview: inside(preview, "give"),
};

async function begin() {
  performance.mark("room begins");
  const link = location.hash;
  history.replaceState(null, "", location.pathname + location.search);
  window.roomIsHere = true;
  const opening = /^#o\.([\w-]{22})\.([\w-]+)$/.exec(link);
  if (opening) app.about = await aboutTime().catch(() => null);
  await speak(wished(app.about?.language));
  if (opening) return go("name", { room: unb64(opening[1]), ticket: opening[2] });
  const back = await comeBack(link && link.slice(1));
  if (back) return back === "back" ? go("plan") : go("elsewhere");
  if (readLink(link)) return go("name", { link });
  return go("door");
}

const { classList } = document.documentElement;
if (!classList.contains("old")) begin().catch(() => classList.add("old"));
