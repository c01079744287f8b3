// Who comes in by spoken words, and who is asked to leave.
import { boxFor, newKey, newWords, openKeys, wordsBox } from "./keys.js";
import { here } from "./merge.js";

// Eight words, good for half an hour: the server keeps a box that only they open.
export async function spokenWords(room) {
  const words = newWords();
  const { lookup, box } = await wordsBox(words, room.room, room.keys);
  await room.server.keepWords(room.keys.access, lookup, box);
  return words;
}

// A new key for those who stay. What comes from now on is not for the phone that was asked to leave. Gives whether it was done.
export function askToLeave(room, member) {
  return room.inTurn(async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      await room.readOn();
      if (!room.state.members.get(member)?.here) return true;
      if (await changeKey(room, member)) {
        room.stop?.abort();
        room.say(); // carries the earlier keys, for those who come later
        return true;
      }
    }
    return false;
  });
}

async function changeKey(room, member) {
  const [epoch, secret] = [room.keys.epoch + 1, newKey()];
  const staying = here(room.state).filter((each) => each.m !== member);
  // Whose own key cannot be read gets none: nobody stays by sending nonsense.
  const boxes = await Promise.all(staying.map(async ({ m, pub }) => [m, await boxFor(pub, m, room.room, epoch, secret).catch(() => undefined)]));
  const next = await openKeys(room.room, epoch, secret);
  const said = { m: room.member, l: room.state.clock + 1, ops: [{ op: "out", member }, { op: "keys", boxes: Object.fromEntries(boxes) }] };
  return room.append(said, (position, entry) => room.server.rekey(room.keys.access, position, entry, next.access));
}
