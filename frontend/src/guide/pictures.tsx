import type { ComponentChildren } from 'preact';
import { t, type Key } from '../i18n';

// Small drawings of what stands on a screen; what is meant is drawn thicker. They are pictures of phones and do not
// turn with the direction of writing, because the buttons of browsers stay where they are.

const Phone = ({ children }: { children: ComponentChildren }) => (
  <svg class="shot" viewBox="0 0 120 96" aria-hidden="true">
    <rect class="face" x="14" y="4" width="92" height="110" rx="12" />
    {children}
  </svg>
);

const Desk = ({ children }: { children: ComponentChildren }) => (
  <svg class="shot" viewBox="0 0 120 96" aria-hidden="true">
    <rect class="face" x="4" y="10" width="112" height="76" rx="6" />
    <path d="M4 28h112M12 19v.1M18 19v.1M24 19v.1" />
    {children}
  </svg>
);

/** The bar at the bottom of Safari, the sharing arrow in its middle. */
export const SharePicture = () => (
  <Phone>
    <path d="M28 22h64M28 34h50M14 70h92M30 84l-5-5 5-5M90 74l5 5-5 5" />
    <path class="here" d="M60 87V74M55 78.500 60 73.500l5 5M53 81h-2v9h18v-9h-2" />
  </Phone>
);

/** The list that opens, with the square and the plus. */
export const AddPicture = () => (
  <Phone>
    <path d="M28 22h40M28 38h50M24 50h72M24 78h72" />
    <path d="M28 64h38" />
    <rect class="here" x="76" y="56" width="16" height="16" rx="4" />
    <path class="here" d="M84 60v8M80 64h8" />
  </Phone>
);

/** The two arches among the other pictures. */
export const OpenPicture = () => (
  <Phone>
    <rect x="26" y="18" width="18" height="18" rx="5" />
    <rect x="76" y="18" width="18" height="18" rx="5" />
    <rect x="26" y="48" width="18" height="18" rx="5" />
    <rect x="51" y="48" width="18" height="18" rx="5" />
    <rect class="here" x="50" y="17" width="20" height="20" rx="5" />
    <path class="here" d="M54.500 32v-4.500a2.750 2.750 0 0 1 5.500 0V32M60 27.500a2.750 2.750 0 0 1 5.500 0V32" />
  </Phone>
);

export const DotsPicture = () => (
  <Phone>
    <path d="M28 20h46M14 32h92M28 48h64M28 60h50" />
    <path class="here" d="M94 14v.1M94 20v.1M94 26v.1" />
  </Phone>
);

/** The three lines below, where Samsung's own browser has its menu. */
export const LinesPicture = () => (
  <Phone>
    <path d="M28 20h64M28 32h50M14 70h92M26 84h6M44 84h6" />
    <path class="here" d="M86 79h12M86 84h12M86 89h12" />
  </Phone>
);

/** The screen with an arrow at the end of the address. */
export const InstallPicture = () => (
  <Desk>
    <rect x="34" y="14" width="66" height="10" rx="5" />
    <path class="here" d="M92 16v5M89.500 19 92 21.500 94.500 19M88 22.500h8" />
    <path d="M16 42h60M16 54h44M16 66h52" />
  </Desk>
);

/** Our own window. */
export const WindowPicture = () => (
  <Desk>
    <rect class="face" x="26" y="38" width="68" height="40" rx="5" />
    <path d="M26 48h68" />
    <path class="here" d="M50 70v-7a5 5 0 0 1 10 0v7M60 63a5 5 0 0 1 10 0v7" />
  </Desk>
);

/** The bell in the app. */
export const BellPicture = () => (
  <Phone>
    <path d="M28 22h44M28 72h64" />
    <path class="here" d="M49 54l3.500-4v-6a7.500 7.500 0 0 1 15 0v6l3.500 4zM57 58.500h6" />
  </Phone>
);

/** The phone's own question, with its two buttons. */
export const AskPicture = () => (
  <Phone>
    <rect x="24" y="24" width="72" height="50" rx="8" />
    <path d="M34 36h52M34 44h36" />
    <rect x="30" y="54" width="28" height="13" rx="6" />
    <rect class="here" x="62" y="54" width="28" height="13" rx="6" />
    <path class="here" d="M71 60.500l3.500 3 6-6" />
  </Phone>
);

/** One line on the lock screen. */
export const LinePicture = () => (
  <Phone>
    <path d="M48 20h24" />
    <rect class="here" x="24" y="34" width="72" height="20" rx="7" />
    <path class="here" d="M32 44h32" />
    <path d="M50 74h20" />
  </Phone>
);

const Code = ({ at: [x, y] }: { at: [number, number] }) => (
  <g transform={`translate(${x} ${y})`}>
    <path class="here" d="M0 0h9v9H0zM19 0h9v9h-9zM0 19h9v9H0z" />
    <path d="M14 1v6M14 13h1M19 14h9M14 19v9M20 20v8M27 20h1v8" />
  </g>
);

/** A sheet of paper with the code on it. */
export const PaperPicture = () => (
  <svg class="shot" viewBox="0 0 120 96" aria-hidden="true">
    <path class="face" d="M30 8h46l14 14v66H30z" />
    <path d="M40 22h26M40 30h38M40 78h40" />
    <Code at={[46, 40]} />
  </svg>
);

/** The camera, its corners around the code. */
export const CameraPicture = () => (
  <Phone>
    <Code at={[46, 30]} />
    <path class="here" d="M36 30v-8h8M76 22h8v8M84 58v8h-8M44 66h-8v-8" />
    <circle cx="60" cy="84" r="6" />
  </Phone>
);

/** The address that appears, to be tapped. */
export const TapPicture = () => (
  <Phone>
    <Code at={[46, 18]} />
    <rect class="here" x="26" y="60" width="68" height="16" rx="8" />
    <path class="here" d="M34 68h34M82 64l4 4-4 4" />
  </Phone>
);

export type Step = { text: Key; picture: ComponentChildren };

/** One thing after the other, each with its picture. */
export function Steps({ title, steps }: { title: string; steps: Step[] }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <ol class="stack g5">
        {steps.map(({ text, picture }, i) => (
          <li key={text} class="stack g2">
            <p>
              <b>{i + 1}.</b> {t(text)}
            </p>
            {picture}
          </li>
        ))}
      </ol>
    </section>
  );
}

export const IPHONE: Step[] = [
  { text: 'install_ios_1', picture: <SharePicture /> },
  { text: 'install_ios_2', picture: <AddPicture /> },
  { text: 'install_ios_3', picture: <OpenPicture /> },
];
export const ANDROID: Step[] = [
  { text: 'install_android_1', picture: navigator.userAgent.includes('SamsungBrowser') ? <LinesPicture /> : <DotsPicture /> },
  { text: 'install_android_2', picture: <AddPicture /> },
];
export const DESKTOP: Step[] = [
  { text: 'install_desktop_1', picture: <InstallPicture /> },
  { text: 'install_desktop_2', picture: <WindowPicture /> },
];
export const PUSH: Step[] = [
  { text: 'help_push_1', picture: <BellPicture /> },
  { text: 'help_push_2', picture: <AskPicture /> },
  { text: 'help_push_3', picture: <LinePicture /> },
];
export const QR: Step[] = [
  { text: 'help_qr_1', picture: <PaperPicture /> },
  { text: 'help_qr_2', picture: <CameraPicture /> },
  { text: 'help_qr_3', picture: <TapPicture /> },
];
