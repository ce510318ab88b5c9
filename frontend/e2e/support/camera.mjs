import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { args } from './browser.mjs';

const [WIDTH, HEIGHT] = [640, 480];
const film = join(tmpdir(), `mainpate-camera-${process.pid}.y4m`);

/** For a browser whose camera sees what `holdUp` holds before it. */
export const cameraArgs = [...args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`];

/** Holds a screenshot before the camera: a phone on a grey table, a little under the middle. */
export function holdUp(screenshot) {
  const { width, height, data } = PNG.sync.read(screenshot);
  const light = Buffer.alloc(WIDTH * HEIGHT, 140);
  const scale = Math.max(width, height) / (HEIGHT * 0.6);
  const [left, top] = [Math.round((WIDTH - width / scale) / 2), Math.round(HEIGHT * 0.3)];
  for (let y = 0; y < Math.floor(height / scale); y++) {
    for (let x = 0; x < Math.floor(width / scale); x++) {
      const at = (Math.floor(y * scale) * width + Math.floor(x * scale)) * 4;
      light[(top + y) * WIDTH + left + x] = 0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2];
    }
  }
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  writeFileSync(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), light, colour]));
}
