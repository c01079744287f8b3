// Draws a square code. Loaded only where one is shown.
import encodeQR from "qr";

export const rowsOf = (text) => encodeQR(text, "raw", { ecc: "medium", border: 4 });
