import { OfflineError, get, ProblemError } from '../api/client';
import { t } from '../i18n';
import { Btn } from './btn';
import { problemToast } from './skeleton';
import { toast } from './toast';

/** Fetches something that the server prints, and hands it to the device. It is made anew each time and not kept. */
async function fetchPdf(path: string, name: string) {
  try {
    const { pdf } = await get<{ pdf: string }>(path);
    const bytes = Uint8Array.from(atob(pdf), (sign) => sign.charCodeAt(0));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    link.download = `${name.replaceAll('\u00ad', '')}.pdf`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    toast(t('pdf_ready'));
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof OfflineError)) throw error;
    problemToast(error);
  }
}

type Props = { path: string; name: string; main?: boolean; children: string };

/** A button that brings a PDF. */
export const PdfBtn = ({ path, name, main, children }: Props) => (
  <Btn {...(main ? { kind: 'main' as const } : {})} icon="down" onClick={() => fetchPdf(path, name)}>
    {children}
  </Btn>
);
