import { useEffect, useRef, useState } from 'preact/hooks';
import { OfflineError, post, ProblemError } from '../api/client';
import { provide } from '../data/read';
import { t } from '../i18n';
import { typedCode } from '../start/code';
import { Btn } from '../ui/btn';
import { Field } from '../ui/field';
import { Form } from '../ui/form';
import { Sheet } from '../ui/sheet';
import { problemText } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import type { Scanned } from './types';

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type Detectors = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> };
const detectors = () => (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
const PAUSE = 300;
const LENGTH = 6;

/** At the door: the camera where the browser reads codes by itself, and typing everywhere. */
export function Scan({ id, onClose }: { id: string; onClose: () => void }) {
  const [code, setCode] = useState('');
  const [welcome, setWelcome] = useState('');
  const [problem, setProblem] = useState('');
  const [camera, setCamera] = useState(false);
  const busy = useRef(false);
  const seen = useRef('');

  const check = async (text: string) => {
    const read = typedCode(text).slice(0, LENGTH);
    if (read.length < LENGTH || busy.current) return;
    busy.current = true;
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
    } finally {
      busy.current = false;
    }
  };

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
            // The same code stays in the picture for a while.
            if (text === seen.current) return;
            seen.current = text;
            void check(text);
          }}
          onTrouble={() => {
            setCamera(false);
            setProblem(t('gathering_no_camera'));
          }}
        />
      ) : (
        detectors() && (
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

/** The picture of the camera never leaves the device: the browser itself looks for codes in it. */
function Camera({ onCode, onTrouble }: { onCode: (text: string) => void; onTrouble: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = true;
    const begin = async () => {
      const Detect = detectors();
      if (!Detect || !(await Detect.getSupportedFormats()).includes('qr_code')) throw new Error('no codes');
      const detector = new Detect({ formats: ['qr_code'] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (!here || !video.current) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      const look = async () => {
        if (!here || !video.current) return;
        const found = await detector.detect(video.current).catch(() => []);
        if (found[0]) onCode(found[0].rawValue);
        timer = setTimeout(look, PAUSE);
      };
      void look();
    };
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
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
