import { PNG } from 'pngjs';
import decode from 'qr/decode.js';

/** Reads the QR code in a screenshot, like the camera of another phone. */
export function readQr(screenshot) {
  const { width, height, data } = PNG.sync.read(screenshot);
  return decode({ width, height, data });
}
