// Reads a square code with the camera: by the browser's own reader where it has one, else by our own. Loaded only when asked for.
import decodeQR from "qr/decode.js";
import { readLink } from "./keys.js";

const EVERY = 180; // milliseconds
const SIDE = 640;

// Shows the picture in `place` until a link into a room is seen; stops when `place` is taken off the page.
export async function scan(place, found, status) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1280 } } });
  const video = document.createElement("video");
  Object.assign(video, { srcObject: stream, muted: true, playsInline: true });
  video.setAttribute("aria-hidden", "true");
  place.replaceChildren(video, status);
  try {
    await video.play();
    const read = await reader();
    while (place.isConnected) {
      const link = await read(video).catch(() => "");
      if (link && readLink(link)) return found(link);
      await new Promise((yes) => setTimeout(yes, EVERY));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
  return undefined;
}

async function reader() {
  const own = "BarcodeDetector" in window && (await window.BarcodeDetector.getSupportedFormats()).includes("qr_code");
  if (own) {
    const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? "";
  }
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
    Object.assign(canvas, { width: video.videoWidth * scale, height: video.videoHeight * scale });
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
  };
}
