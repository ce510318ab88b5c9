import { useState } from 'preact/hooks';
import { put } from '../api/client';
import type { Office } from '../api/types';
import { provide, useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Area, Field } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { HelpNumbers } from './help-numbers';
import { fieldError, Form, Trouble, useWork } from './work';

/** What the office says about itself; visible to everybody, before signing in too. */
export function Settings() {
  const read = useRead<Office>('/office');
  return (
    <Screen title={t('nav_settings')} heading="top" plain>
      <Rows>
        <Row icon="pen" href="/settings/declarations" small={t('staff_declarations_more')}>
          {t('staff_declarations')}
        </Row>
      </Rows>
      <p>{t('staff_office_text')}</p>
      <Reading read={read}>{(office) => <OfficeForm office={office} />}</Reading>
    </Screen>
  );
}

function OfficeForm({ office: read }: { office: Office }) {
  const [office, setOffice] = useState(read);
  const set = (change: Partial<Office>) => setOffice((now) => ({ ...now, ...change }));
  const work = useWork();
  const save = async (base = office.version) => {
    const { version: _, ...body } = office;
    const saved = await work.run(async () => {
      const next = await put<Office>('/office', body, base || null);
      provide('/office', next);
      setOffice(next);
    });
    if (saved) toast(t('saved'));
  };
  return (
    <Form onSave={() => save()}>
      <Field label={t('staff_office_name')} value={office.office_name} maxLength={120} onValue={(office_name) => set({ office_name })} error={fieldError(work, '/office_name', office.office_name)} />
      <Field type="tel" autoComplete="off" label={t('staff_phone')} hint={t('staff_office_phone_hint')} value={office.contact_phone} maxLength={40} onValue={(contact_phone) => set({ contact_phone })} error={fieldError(work, '/contact_phone')} />
      <Field type="email" autoComplete="off" label={t('staff_email')} value={office.contact_email} maxLength={120} onValue={(contact_email) => set({ contact_email })} error={fieldError(work, '/contact_email')} />
      <Area label={t('staff_privacy')} hint={t('staff_privacy_hint')} voice={false} rows={6} maxLength={10000} value={office.privacy_text} onValue={(privacy_text) => set({ privacy_text })} error={fieldError(work, '/privacy_text')} />
      <HelpNumbers numbers={office.help_numbers} onNumbers={(help_numbers) => set({ help_numbers })} work={work} />
      <Trouble work={work} onMine={(current: Office) => (set({ version: current.version ?? 0 }), void save(current.version))} onTheirs={(current: Office) => setOffice(current)} />
      <Btn kind="main" submit>
        {t('save')}
      </Btn>
    </Form>
  );
}
