// Bytes, and how they are written: UTF-8, base64url without padding, whole numbers with the highest byte first.
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

export const utf8 = (text) => encoder.encode(text);
export const text = (bytes) => decoder.decode(bytes);
export const u16 = (number) => Uint8Array.of(number >> 8, number & 255);
export const u32 = (number) => Uint8Array.of(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255);
export const read16 = (bytes, at = 0) => bytes[at] * 256 + bytes[at + 1];
export const read32 = (bytes, at = 0) => read16(bytes, at) * 65536 + read16(bytes, at + 2);

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

export function random(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

export function b64(bytes) {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// Throws for whatever is not exactly what `b64` writes.
export function unb64(letters) {
  if (typeof letters !== "string" || !/^[\w-]*$/.test(letters)) throw new Error("not base64url");
  const binary = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  const over = bytes.length % 3; // only the last letter could say more than its bytes
  if (over && b64(bytes.subarray(-over)) !== letters.slice(-over - 1)) throw new Error("not base64url");
  return bytes;
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
