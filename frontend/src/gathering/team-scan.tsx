import { useEffect, useRef, useState } from 'preact/hooks';
import type { DecodeQR } from 'qr/decode.js';
import { OfflineError, post, ProblemError } from '../api/client';
import { provide } from '../data/read';
import { t } from '../i18n';
import { typedCode } from '../start/code';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { useOnce } from '../ui/once';
import { Sheet } from '../ui/sheet';
import { problemText } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import type { Scanned } from './types';

/** Milliseconds between two looks at the picture. */
const PAUSE = 200;
/** Pixels of the longer side that is looked at: enough for a code that fills a third of the picture. */
const SIDE = 640;
const LENGTH = 6;

/** At the door: the camera where there is one, and typing everywhere. */
export function Scan({ id, onClose }: { id: string; onClose: () => void }) {
  const [code, setCode] = useState('');
  const [welcome, setWelcome] = useState('');
  const [problem, setProblem] = useState('');
  const [camera, setCamera] = useState(false);
  const seen = useRef('');

  const check = useOnce(async (text: string) => {
    const read = typedCode(text).slice(0, LENGTH);
    if (read.length < LENGTH) return;
    setProblem('');
    try {
      const { display_name, list } = await post<Scanned>(`/gatherings/${id}/attendance`, { code: read });
      provide(`/gatherings/${id}`, list);
      setWelcome(display_name);
      setCode('');
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof OfflineError)) throw error;
      setWelcome('');
      setProblem(error instanceof OfflineError ? t('problem_offline') : problemText(error.code));
    }
  });

  return (
    <Sheet
      title={t('gathering_scan')}
      onClose={onClose}
      action={
        <Btn kind="main" submit form="door">
          {t('gathering_scan_go')}
        </Btn>
      }
    >
      <div role="status">
        {welcome && <Strip kind="good" title={t('gathering_welcome', { name: welcome })} />}
        {problem && <Strip kind="care" title={problem} />}
      </div>
      {camera ? (
        <Camera
          onCode={(text) => {
            // The same code stays in the picture for a while; shown again, it counts again.
            if (text !== seen.current) void check(text);
            seen.current = text;
          }}
          onTrouble={() => {
            setCamera(false);
            setProblem(t('gathering_no_camera'));
          }}
        />
      ) : (
        'mediaDevices' in navigator && (
          <div class="row">
            <Btn icon="code" onClick={() => setCamera(true)}>
              {t('gathering_camera')}
            </Btn>
          </div>
        )
      )}
      <Form id="door" onSubmit={() => check(code)}>
        <Field label={t('gathering_code')} hint={t('gathering_code_hint')} code value={code} maxLength={LENGTH + 1} autoComplete="off" onValue={(text) => setCode(typedCode(text).slice(0, LENGTH))} />
      </Form>
    </Sheet>
  );
}

/** What the camera sees now, small enough for a slow device. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, SIDE / Math.max(videoWidth, videoHeight));
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  if (!brush || !videoWidth) return null;
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  brush.drawImage(video, 0, 0, canvas.width, canvas.height);
  return brush.getImageData(0, 0, canvas.width, canvas.height);
}

/** Most pictures hold no code, and the reader says so by throwing. */
function codeIn(picture: ImageData | null, decode: DecodeQR): string {
  try {
    return picture ? decode(picture) : '';
  } catch {
    return '';
  }
}

/** The picture of the camera never leaves the device: codes are looked for right here. */
function Camera({ onCode, onTrouble }: { onCode: (text: string) => void; onTrouble: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = true;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const begin = async () => {
      const [{ default: decode }, camera] = await Promise.all([
        import('qr/decode.js'),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
      ]);
      stream = camera;
      if (!here || !video.current) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      const canvas = document.createElement('canvas');
      const look = () => {
        if (!here || !video.current) return;
        onCode(codeIn(pictureOf(video.current, canvas), decode));
        timer = setTimeout(look, PAUSE);
      };
      look();
    };
    begin().catch(() => here && onTrouble());
    return () => {
      here = false;
      clearTimeout(timer);
      stop();
    };
  }, []);
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- the picture of the own camera
  return <video ref={video} class="camera" muted playsInline aria-label={t('gathering_camera')} />;
}
