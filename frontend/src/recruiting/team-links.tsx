import { useState } from 'preact/hooks';
import { del, put } from '../api/client';
import type { Items } from '../api/types';
import { newId } from '../data/id';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Trouble, useWishId, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { CopyBtn } from '../ui/copy';
import { Qr } from '../ui/qr';
import { Row, Rows } from '../ui/rows';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import type { Alumnus, RecruitingCode } from './types';

/** How people come into the pool: a form for colleagues, a flyer, and those who have been through it. */
export function TeamLinks({ id }: { id: string }) {
  const path = `/cohorts/${id}/recruiting-codes`;
  const read = useRead<Items<RecruitingCode>>(path);
  return (
    <Screen title={t('rec_ways_open')} up={`/cohorts/${id}/pool`} two>
      <Reading read={read}>
        {({ items }) => (
          <>
            <div class="stack g5">
              <Common kind="referral" cohort={id} codes={items.filter(({ kind }) => kind === 'referral')} />
            </div>
            <div class="stack g5">
              <Common kind="flyer" cohort={id} codes={items.filter(({ kind }) => kind === 'flyer')} />
              <Champions cohort={id} codes={items.filter(({ kind }) => kind === 'champion')} />
            </div>
          </>
        )}
      </Reading>
    </Screen>
  );
}

function useRevoke(cohort: string) {
  const work = useWork();
  const revoke = async (code: RecruitingCode) => {
    if (!(await confirm({ title: t('rec_revoke_sure'), text: t('rec_revoke_text'), yes: t('rec_revoke') }))) return;
    if (await work.run(() => del(`/cohorts/${cohort}/recruiting-codes/${code.id}`))) toast(t('rec_revoked'));
  };
  return { work, revoke };
}

/** The form for colleagues, or the flyer: one code each, which can end at any time. */
function Common({ kind, cohort, codes }: { kind: 'referral' | 'flyer'; cohort: string; codes: RecruitingCode[] }) {
  const { work, revoke } = useRevoke(cohort);
  const [wish] = useState(newId);
  const make = () => work.run(() => put(`/cohorts/${cohort}/recruiting-codes/${codes.length ? newId() : wish}`, { kind }));
  return (
    <Section title={t(`rec_${kind}`)}>
      <p>{t(`rec_${kind}_text`)}</p>
      {codes.map((code) => (
        <div class="card" key={code.id}>
          <Qr text={code.url} label={t('rec_qr')} />
          <p class="center">
            <bdi dir="ltr" class="address">
              {code.url.replace(/^https?:\/\//, '')}
            </bdi>
          </p>
          <p class="kick center">{t('rec_came_n', { n: code.came })}</p>
          <div class="row">
            <Btn icon="print" href={`/cohorts/${cohort}/recruiting/${code.id}`}>
              {t(kind === 'flyer' ? 'rec_flyer_print' : 'rec_referral_print')}
            </Btn>
            <CopyBtn text={code.url}>{t('rec_link_copy')}</CopyBtn>
            <Btn kind="bare" onClick={() => revoke(code)}>
              {t('rec_revoke')}
            </Btn>
          </div>
        </div>
      ))}
      {codes.length === 0 && (
        <div class="row">
          <Btn icon="code" onClick={make}>
            {t(`rec_${kind}_make`)}
          </Btn>
        </div>
      )}
      <Trouble work={work} typed={false} />
    </Section>
  );
}

/** Who has been through it and invites others, by name: how many came is for thanking, not for comparing. */
function Champions({ cohort, codes }: { cohort: string; codes: RecruitingCode[] }) {
  const [choosing, setChoosing] = useState(false);
  const { work, revoke } = useRevoke(cohort);
  return (
    <Section title={t('rec_champions')}>
      <p>{t('rec_champions_text')}</p>
      {codes.length > 0 && (
        <div class="card rows gap0 pieces">
          {codes.map((code) => (
            <div key={code.id}>
              <div class="row">
                <Who name={code.champion} />
                <span class="grow">
                  <b>
                    <bdi>{code.champion}</bdi>
                  </b>
                  <br />
                  <small>{t('rec_came_n', { n: code.came })}</small>
                </span>
                <Btn kind="bare" onClick={() => revoke(code)}>
                  {t('rec_revoke')}
                  <span class="vh">: {code.champion}</span>
                </Btn>
              </div>
              {code.story && <Voice text={code.story} />}
            </div>
          ))}
        </div>
      )}
      <div class="row">
        <Btn icon="add" onClick={() => setChoosing(true)}>
          {t('rec_champion_add')}
        </Btn>
      </div>
      <Trouble work={work} typed={false} />
      {choosing && <ChooseChampion cohort={cohort} already={codes.flatMap(({ champion_id }) => champion_id ?? [])} onClose={() => setChoosing(false)} />}
    </Section>
  );
}

function ChooseChampion({ cohort, already, onClose }: { cohort: string; already: string[]; onClose: () => void }) {
  const read = useRead<Items<Alumnus> & { not_listed: number }>('/alumni');
  const work = useWork();
  const wishId = useWishId();
  const add = async ({ id, display_name }: Alumnus) => {
    const body = { kind: 'champion', champion_id: id };
    if (!(await work.run(() => put(`/cohorts/${cohort}/recruiting-codes/${wishId(body)}`, body)))) return;
    onClose();
    toast(t('rec_champion_added', { name: display_name }));
  };
  return (
    <Sheet title={t('rec_champion_add')} onClose={onClose}>
      <p>{t('rec_champion_ask')}</p>
      <Reading read={read}>
        {({ items, not_listed }) => {
          const free = items.filter(({ id }) => !already.includes(id));
          return (
            <>
              {free.length === 0 ? (
                <p>{t('rec_champion_none')}</p>
              ) : (
                <Rows plain>
                  {free.map((one) => (
                    <Row key={one.id} start={<Who name={one.display_name} />} small={one.cohort_name} onClick={() => add(one)}>
                      <bdi>{one.display_name}</bdi>
                    </Row>
                  ))}
                </Rows>
              )}
              {not_listed > 0 && <p class="kick">{t('rec_champion_not_listed', { n: not_listed })}</p>}
            </>
          );
        }}
      </Reading>
      <Trouble work={work} typed={false} />
    </Sheet>
  );
}
