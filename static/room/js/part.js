// Parts of the program that come only when they are needed, bound to this one by their hash.
/* global HASHES -- put in when this is built */

export async function part(name) {
  const file = `${name}.js`;
  const answer = await fetch(file, { integrity: HASHES[file], credentials: "omit" });
  if (!answer.ok) throw new Error(file);
  await answer.arrayBuffer();
  return import(new URL(file, location.href).href); // the same bytes, out of the cache
}
