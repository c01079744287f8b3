// What the room protects and what it does not; and how to see whether this is the published program.
import { sha256, utf8 } from "../bytes.js";
import { button, el, fill, folded } from "../dom.js";
import { _, language } from "../say.js";
import { back, go, title } from "../shell.js";
import { shown, wordsOf } from "../words.js";

export function honest() {
  return folded("honest", _("How safe is this?"),
    el("p", {}, _("What you write here is locked on your phone before it leaves it. The office and the coordinator cannot read it. Whoever runs the server cannot read what is stored either.")),
    el("p", {}, _("Somebody who looks over your shoulder can read it, and so can somebody who watches your phone. Whoever is in the room can pass on what stands there.")),
    el("p", {}, _("It is quite safe only as long as those who run the server do not secretly change this program. If you want to be quite sure, take paper: it is just as good.")),
    el("p", {}, _("When you give the plan, only the lines that you choose leave the room. Everything else is destroyed then.")),
    button(_("Is this the published program?"), () => go("program"), { kind: "tertiary" }));
}

export function onlyPaper() {
  return el("p.muted", {}, _("Nobody has to use this. Paper is just as good."));
}

// {name: hash} as the server says, and whether what came is that.
async function looked() {
  const answer = await fetch("manifest.json", { cache: "no-store", credentials: "omit" });
  const text = await answer.text();
  const files = Object.entries(JSON.parse(text));
  const came = await Promise.all(files.map(async ([name, hash]) => {
    const bytes = new Uint8Array(await (await fetch(name, { cache: "no-store", credentials: "omit" })).arrayBuffer());
    return { name, hash, fits: hex(await sha256(bytes)) === hash };
  }));
  return { came, whole: await sha256(utf8(text)) };
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function program() {
  const result = el("div.stack", { role: "status" }, el("p", {}, _("One moment …")));
  looked().then((found) => fill(result, told(found)), () => fill(result, el("p", {}, _("This needs a connection."))));
  return [
    title(_("Is this the published program?")),
    el("p", {}, _("Every release of this program has a fingerprint. It is published together with the program. Somebody you trust, who does not work for the office, can compare it.")),
    result,
    el("p.muted", {}, _("A server that wants to deceive you could deceive this page too. A comparison from another computer is surer; the program's instructions say how.")),
    button(_("Back"), back, { kind: "tertiary", icon: "back" }),
  ];
}

function told({ came, whole }) {
  const fits = came.every((each) => each.fits);
  return [
    el("p", {}, _("Fingerprint of this release:")),
    el("p.spoken", { dir: "auto" }, wordsOf(whole, 4).map((word) => shown(word, language().code)).join(" · ")),
    el("p.mark", { dir: "ltr" }, hex(whole)),
    el("p", {}, fits ? _("All files are as this release says.") : _("Some files are not as this release says. Please take paper.")),
    folded("files", _("Every file"), el("dl.marks", { dir: "ltr" }, came.map(({ name, hash, fits: yes }) => [el("dt", {}, `${yes ? "✓" : "✗"} ${name}`), el("dd.mark", {}, hash)]))),
  ];
}
