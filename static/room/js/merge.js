// What the family wrote, made of what the phones said: a pure function, the same on every phone whatever came first.
// A field holds what was written last by (Lamport number, member); everything earlier stays and can be read.
export const PLAN = "plan"; // the one item with what stands round the agreements
const WORD = /^[\w:-]{1,60}$/;
const ABOUT_THE_LINE = /^(dropped$|yes:)/;

// `said`: a list of {m, l, ops, waiting?}. Gives {members, frame, items, giving, clock, odd}.
export function merge(said) {
  const state = { members: new Map(), frame: null, items: new Map(), giving: null, clock: 0, odd: 0 };
  for (const { m, l, ops, waiting = false } of said) {
    state.clock = Math.max(state.clock, l);
    ops.forEach((op, i) => {
      const take = op && typeof op === "object" && Object.hasOwn(TAKE, op.op) ? TAKE[op.op] : null;
      if (!take || !take(state, op, { m, l, i, waiting })) state.odd += 1;
    });
  }
  for (const item of state.items.values()) finish(item);
  for (const member of state.members.values()) settle(member);
  state.members = sorted(state.members);
  state.items = sorted(state.items);
  return state;
}

const TAKE = {
  join(state, op, at) {
    if (typeof op.name !== "string" || typeof op.pub !== "string") return false;
    memberOf(state, at.m, at).moves.push({ at, here: true, name: op.name.slice(0, 120), pub: op.pub });
    if (typeof op.was === "string" && op.was !== at.m) memberOf(state, op.was, at).moves.push({ at, here: false });
    return true;
  },
  leave(state, op, at) {
    memberOf(state, at.m, at).moves.push({ at, here: false });
    return true;
  },
  out(state, op, at) {
    if (typeof op.member !== "string") return false;
    memberOf(state, op.member, at).out = true;
    return true;
  },
  keys: () => true, // for the log
  past: () => true,
  frame(state, op, at) {
    if (!state.frame || before(at, state.frame.at)) state.frame = { at, ...frame(op) };
    return true;
  },
  giving(state, op, at) {
    if (!state.giving || before(state.giving.at, at)) state.giving = { at, m: at.m };
    return true;
  },
  put(state, op, at) {
    const v = value(op.v);
    if (typeof op.id !== "string" || typeof op.f !== "string" || !WORD.test(op.id) || !WORD.test(op.f) || v === undefined) return false;
    if (!state.items.has(op.id)) state.items.set(op.id, { id: op.id, born: at, fields: new Map() });
    const item = state.items.get(op.id);
    if (before(at, item.born)) item.born = at;
    if (!item.fields.has(op.f)) item.fields.set(op.f, []);
    item.fields.get(op.f).push({ v, at, m: at.m, waiting: at.waiting });
    return true;
  },
};

function memberOf(state, m, at) {
  if (!state.members.has(m)) state.members.set(m, { m, born: at, moves: [], out: false });
  const member = state.members.get(m);
  if (before(at, member.born)) member.born = at;
  return member;
}

// Text, yes or no, a number, a few numbers, somebody by name: nothing else is ever shown.
function value(v) {
  if (v === null || typeof v === "boolean" || typeof v === "string") return typeof v === "string" ? v.slice(0, 20_000) : v;
  if (Number.isFinite(v)) return v;
  if (Array.isArray(v)) return v.length <= 50 && v.every(Number.isSafeInteger) ? [...v] : undefined;
  return someone(v) ?? undefined;
}

function someone(v) {
  return typeof v?.name === "string" && typeof v.id === "string" ? { id: v.id.slice(0, 60), name: v.name.slice(0, 120) } : null;
}

function frame(op) {
  const text = (v) => (typeof v === "string" ? v.slice(0, 20_000) : "");
  const list = (v) => (Array.isArray(v) ? v.slice(0, 100) : []);
  const lines = list(op.bottom_lines).filter((line) => Number.isSafeInteger(line?.number));
  return {
    concern: text(op.concern),
    good: text(op.good),
    question: text(op.question),
    bottom_lines: lines.map((line) => ({ number: line.number, text: text(line.text) })),
    people: list(op.people).map(someone).filter(Boolean),
    checkers: list(op.checkers).map(someone).filter(Boolean),
  };
}

// Stamps have one order; two alike, which only a faulty phone makes, are put in order by what they hold.
function compare(one, other) {
  return one.l - other.l || byLetters(one.m, other.m) || one.i - other.i;
}

const before = (one, other) => compare(one, other) < 0;
const byLetters = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
const byStamp = (one, other) => compare(one.at, other.at) || byLetters(held(one), held(other));
const held = ({ v, here, name, pub }) => JSON.stringify([v, here, name, pub]);

function finish(item) {
  const written = item.fields;
  item.fields = Object.create(null);
  item.earlier = Object.create(null);
  item.yes = new Map();
  item.waits = []; // the fields in which something is not with the others yet
  let last = null;
  for (const [f, puts] of [...written].sort(([one], [other]) => byLetters(one, other))) {
    puts.sort(byStamp);
    const newest = puts.at(-1);
    if (puts.some((put) => put.waiting)) item.waits.push(f);
    if (f.startsWith("yes:")) item.yes.set(f.slice(4), newest.v);
    else item.fields[f] = newest.v;
    item.earlier[f] = puts.filter((put, at) => at + 1 < puts.length && !alike(put.v, puts[at + 1].v)).map(({ v, m }) => ({ v, m }));
    if (!ABOUT_THE_LINE.test(f) && (!last || byStamp(last, newest) < 0)) last = newest;
  }
  item.version = last ? `${last.at.l}.${last.at.m}.${last.at.i}` : "";
  item.by = item.born.m;
  item.writer = last?.m ?? item.born.m;
}

const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function settle(member) {
  const moves = member.moves.sort(byStamp);
  const joins = moves.filter((move) => move.here);
  const { name = "", pub = "" } = joins.at(-1) ?? {};
  Object.assign(member, { name, pub, here: !member.out && Boolean(moves.at(-1)?.here) });
  delete member.moves;
}

function sorted(map) {
  return new Map([...map].sort(([, one], [, other]) => compare(one.born, other.born) || byLetters(one.m ?? one.id, other.m ?? other.id)));
}

// Questions to the state

export const here = (state) => [...state.members.values()].filter((member) => member.here);
export const nameOf = (state, m) => state.members.get(m)?.name ?? "";
export const planItem = (state) => state.items.get(PLAN) ?? { id: PLAN, fields: {}, earlier: {}, yes: new Map(), version: "", waits: [] };

export function linesOf(state, kind, dropped = false) {
  return [...state.items.values()].filter(({ fields }) => fields.kind === kind && Boolean(fields.dropped) === dropped && typeof fields.what === "string");
}

// Who has said yes to the words as they stand now.
export const agreed = (state, item) => here(state).filter(({ m }) => item.version && item.yes.get(m) === item.version);
export const allAgree = (state, item) => here(state).length > 0 && agreed(state, item).length === here(state).length;
