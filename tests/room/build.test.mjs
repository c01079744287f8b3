// What the build does with words and style: plural rules, sentences as numbers, only the rules that a page can use.
import assert from "node:assert/strict";
import test from "node:test";
import { onlyUsed } from "../../static/used.mjs";
import { catalogue, numbered, sentencesOf } from "../../static/words.mjs";

const PO = String.raw`
msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);\n"

#, python-format
msgid ""
"%(name)s says "
"\"no\""
msgstr "%(name)s sagt „nein“"

msgid "one line"
msgid_plural "%(number)s lines"
msgstr[0] "a"
msgstr[1] "b"
msgstr[2] "c"

msgctxt "elsewhere"
msgid "Add"
msgstr "not this"

msgctxt "child"
msgid "one line"
msgid_plural "%(number)s lines"
msgstr[0] "not this"
msgstr[1] "not this"
msgstr[2] "not this"
`;

test("a catalogue is read as gettext reads it", () => {
  const { says, plural } = catalogue(PO);
  assert.equal(says.get('%(name)s says "no"'), "%(name)s sagt „nein“");
  assert.deepEqual(says.get("one line"), ["a", "b", "c"]);
  assert.equal(says.has("Add"), false);
  assert.deepEqual([0, 1, 2, 11, 21, 101, 111].map((n) => plural[n]), ["2", "0", "1", "1", "0", "0", "1"]);
  assert.throws(() => catalogue(PO.replace("n%10==1", "alert(1)")));
});

test("sentences become numbers, and none is passed over", () => {
  const source = '_("b"); _("a \\"x\\"", { name }); ngettext("one", "many", n); el(`x`, _("b"));';
  const sentences = sentencesOf([source]);
  assert.deepEqual(sentences, [['a "x"'], ["b"], ["one", "many"]]);
  assert.equal(numbered(source, sentences), "_(1); _(0, { name }); ngettext(2, n); el(`x`, _(1));");
  for (const wrong of ["_('b')", '_(\n"b")', "_(`b`)", '` ${_("b")}`']) assert.throws(() => numbered(wrong, sentencesOf([wrong])), wrong);
});

test("only style that can be used is kept", () => {
  const css = '@layer a,b;@layer a{.x,.gone:hover{color:red}.gone{a:b}@media (x){.y:not(.gone)>p{c:d}}@media (y){.gone{e:f}}}@font-face{g:h}p{--z:url("};{")}.k--one{i:j}.k--two{i:j}';
  assert.equal(onlyUsed(css, ['el("p.x.y", `k--${kind}`); use("one"); it.gone()']), '@layer a,b;@layer a{.x{color:red}@media (x){.y:not(.gone)>p{c:d}}}@font-face{g:h}p{--z:url("};{")}.k--one{i:j}');
});
