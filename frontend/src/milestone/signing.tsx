import { useEffect, useState } from 'preact/hooks';
import type { Items, PlanVersion, Remark } from '../api/types';
import { useDraft } from '../data/draft';
import { pending } from '../data/outbox';
import { discard } from '../data/parked';
import { refreshReads, useRead } from '../data/read';
import { t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Sign } from '../ui/sign';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { differences } from './difference';
import { entity, lastOf, stateOf, unsentContent } from './overlay';
import type { View } from './table';
import { Changes, Versions, versionsPath } from './versions';
import { signedAt } from './words';
import { agree, answerRemark } from './writes';

export const hasSigned = ({ sheet, table }: View) => sheet.plan.signatures.some((signature) => signature.person_id === table.me);
export const hasContent = ({ sheet }: View) => sheet.plan.items.length + sheet.plan.promises.length > 0;

/** Who has left before signing is not waited for. */
const signers = ({ sheet, table }: View) =>
  table.partners.filter((partner) => !partner.left_day || sheet.plan.signatures.some((signature) => signature.person_id === partner.id));

/** Three names, the same for all: circle, circle, square. */
export function Signing({ view }: { view: View }) {
  const { sheet, table, side, coach } = view;
  const { plan, meeting } = sheet;
  const [versions, setVersions] = useState(false);
  const when = (person: string) => {
    const signature = plan.signatures.find((one) => one.person_id === person);
    return signature ? signedAt(signature.signed_at) : null;
  };
  const signedCoach = plan.signatures.find((signature) => signature.side === 'coach');
  const coachName = table.name(signedCoach?.person_id ?? (side === 'coach' && coach ? table.me : meeting.coach_id));
  return (
    <Section title={t('ms_sign_title')}>
      <div class="stack g2" role="status">
        {signers(view).map((partner) => (
          <Sign key={partner.id} name={partner.display_name} side={table.person(partner.id)} signed={when(partner.id)} />
        ))}
        <Sign name={coachName} side="team" signed={signedCoach ? signedAt(signedCoach.signed_at) : null} />
        {plan.state === 'approved' && <Strip kind="good" title={t('ms_three_agree')} />}
      </div>
      <SignNote view={view} />
      {plan.remarks.length > 0 && (
        <div class="stack no-print">
          <h3>{t('ms_remarks')}</h3>
          {plan.remarks.map((remark) => (
            <RemarkCard key={remark.id} remark={remark} view={view} />
          ))}
        </div>
      )}
      {side === 'coach' && coach && hasContent(view) && <coach.RemarkButtons plan={plan} />}
      <p class="kick">{t('ms_own_plan')}</p>
      <div class="row ms-out no-print">
        {hasContent(view) && (
          <Btn kind="bare" icon="print" onClick={() => print()}>
            {t('ms_print')}
          </Btn>
        )}
        {plan.version > 1 && (
          <Btn kind="bare" onClick={() => setVersions(true)}>
            {t('ms_versions')}
          </Btn>
        )}
      </div>
      {versions && <Versions view={view} onClose={() => setVersions(false)} />}
    </Section>
  );
}

/** What the own signature waits for, or why it is asked for again. */
function SignNote({ view }: { view: View }) {
  const { sheet, table } = view;
  const { plan } = sheet;
  const write = lastOf(pending.value, entity.agreement(plan.id));
  const signed = hasSigned(view);
  const past = useRead<Items<PlanVersion>>(plan.version > 1 && !signed ? versionsPath(plan.id) : null);
  useEffect(() => void past.refresh(), [plan.version]);

  if (write?.state === 'parked') {
    return (
      <Strip kind="wait" icon="pen" title={t('ms_changed_since_try')}>
        <Btn
          onClick={async () => {
            await discard(write);
            await refreshReads();
          }}
        >
          {t('ms_look_again')}
        </Btn>
      </Strip>
    );
  }
  if (signed) {
    const waits = write && write.state !== 'sent';
    return waits ? <Strip kind="wait" icon="clock" title={t('ms_sign_waits')}>{t('ms_sign_waits_more')}</Strip> : null;
  }
  const mine = past.data?.items.find((version) => version.version < plan.version && version.signatures.some((one) => one.person_id === table.me));
  if (!mine) return null;
  return (
    <Strip kind="wait" icon="pen" title={t('ms_changed_since')}>
      <Changes changes={differences(mine, plan)} />
    </Strip>
  );
}

/** The own signature: it names the version on the screen, so everything must have arrived before. */
export function SignButton({ view }: { view: View }) {
  const { plan } = view.sheet;
  const waits = unsentContent(pending.value, plan.id);
  if (waits.some((write) => write.state === 'parked')) {
    return (
      <>
        <p class="kick">{t('ms_sign_look_first')}</p>
        <Btn kind="main" href="/unsent">
          {t('outbox_look')}
        </Btn>
      </>
    );
  }
  if (waits.length > 0) {
    return (
      <>
        <p class="kick">{t('ms_sign_needs_net')}</p>
        <Btn kind="main" disabled>
          {t('ms_agree')}
        </Btn>
      </>
    );
  }
  return (
    <Btn kind="main" onClick={() => agree(plan)}>
      {t('ms_agree')}
    </Btn>
  );
}

/** A coach's question or suggestion, and the answer of the two. */
function RemarkCard({ remark, view: { sheet, table, side } }: { remark: Remark; view: View }) {
  const draft = useDraft(`ms-remark:${remark.id}`, { text: '' });
  const state = stateOf(pending.value, entity.remark(remark.id));
  const give = async () => {
    const text = draft.value.text.trim();
    if (!text) return;
    await answerRemark(sheet.plan, remark, text);
    await draft.clear();
  };
  return (
    <article class="card">
      <div class="row start">
        <Who name={table.name(remark.coach_id)} side="team" />
        <div class="grow">
          <p class="kick">{t(remark.kind === 'question' ? 'ms_asks' : 'ms_suggests', { name: table.name(remark.coach_id) })}</p>
          <Voice text={remark.text} />
        </div>
      </div>
      {remark.answer && (
        <div class="row start">
          <Who name={table.name(remark.answered_by)} side={table.person(remark.answered_by)} />
          <div class="grow">
            <Voice text={remark.answer} />
          </div>
          <SentBadge state={state === 'sent' ? null : state} />
        </div>
      )}
      {!remark.answer && side === 'partner' && (
        <>
          <Area label={t('ms_your_answer')} value={draft.value.text} onValue={(text) => draft.set({ text })} maxLength={1000} rows={2} />
          <Btn onClick={give}>{t('ms_send')}</Btn>
        </>
      )}
    </article>
  );
}
