// Words of two syllables that sound alike in every language: for check words and for the eight words spoken on a call.
// Number i (0 … 2047) = first consonant · 128 + second consonant · 8 + pair of vowels.
const CONSONANTS = ["b", "d", "dj", "f", "g", "h", "k", "l", "m", "n", "r", "s", "sh", "t", "w", "y"];
const VOWELS = ["aa", "ai", "au", "ia", "ii", "iu", "ua", "ui"];
const LETTERS = {
  b: "ب", d: "د", dj: "ج", f: "ف", g: "غ", h: "ه", k: "ك", l: "ل", m: "م", n: "ن", r: "ر", s: "س", sh: "ش", t: "ت", w: "و", y: "ي",
  a: "ا", i: "ي", u: "و",
};
const WRITTEN_IN_ARABIC = new Set(["ar", "fa", "ckb", "ur", "ps"]);
// How people write the same sound: German, English, Turkish, French habits.
const HABITS = [
  [/dsch/g, "dj"], [/sch|ş|š/g, "sh"], [/ch|ck|q|c/g, "k"], [/v/g, "w"], [/d?j/g, (sound) => (sound === "j" ? "y" : sound)], [/ph/g, "f"], [/th/g, "t"], [/ee|ı|í/g, "i"], [/oo|ou|ú/g, "u"], [/á|â/g, "a"],
];
const SAME_LETTER = { "ی": "ي", "ى": "ي", "ک": "ك", "گ": "غ", "ق": "ك", "آ": "ا", "أ": "ا", "إ": "ا", "ط": "ت", "ض": "د", "ص": "س", "ح": "ه" };

export const MANY = 2048;

export function word(number) {
  const [first, second] = VOWELS[number & 7];
  return CONSONANTS[number >> 7] + first + CONSONANTS[(number >> 3) & 15] + second;
}

// As a reader of this language reads it. Latin letters are right everywhere, Arabic ones where Arabic letters are read.
export function shown(latin, language = "") {
  if (!WRITTEN_IN_ARABIC.has(language.split(/[-_]/)[0])) return latin;
  return latin.replace(/dj|sh|./g, (sound) => LETTERS[sound]);
}

// The first `count` · 11 bits of these bytes, as words.
export function wordsOf(bytes, count) {
  const words = [];
  for (let at = 0; at < count; at += 1) {
    let number = 0;
    for (let bit = at * 11; bit < at * 11 + 11; bit += 1) number = number * 2 + ((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
    words.push(word(number));
  }
  return words;
}

const known = new Set(Array.from({ length: MANY }, (_, number) => word(number)));

// What somebody typed for one word, in either script: the word, or "" when there is none like it.
export function understood(typed) {
  const plain = latin(typed);
  if (known.has(plain)) return plain;
  const usual = HABITS.reduce((word, [habit, sound]) => word.replace(habit, sound), plain);
  return known.has(usual) ? usual : "";
}

// All words in what was typed or pasted; null stands for one that is not known.
export function allUnderstood(typed) {
  return typed.split(/[^\p{L}\p{M}]+/u).filter(Boolean).map((each) => understood(each) || null);
}

function latin(typed) {
  const word = typed.trim().toLowerCase().normalize("NFC").replace(/[\u064B-\u065F\u0640\u200c-\u200f]/g, "");
  const letters = [...word].map((letter) => SAME_LETTER[letter] ?? letter);
  if (letters.length !== 4 || !letters.every((letter) => ARABIC.has(letter))) return word;
  return letters.map((letter, at) => (at % 2 ? VOWEL_OF[letter] : CONSONANT_OF[letter]) ?? "?").join("");
}

const reversed = (sounds) => Object.fromEntries(sounds.map((sound) => [LETTERS[sound], sound]));
const CONSONANT_OF = reversed(CONSONANTS);
const VOWEL_OF = reversed(["a", "i", "u"]);
const ARABIC = new Set(Object.values(LETTERS));
