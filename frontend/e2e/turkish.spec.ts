import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { callAs } from './support/caller.mjs';
import { inMinutes, newcomer } from './support/dating.mjs';
import { readyForOffline } from './support/people';
import { recruitingWith } from './support/recruiting.mjs';
import { expect, test } from './support/test';

// Somebody who reads Turkish, from the flyer on the wall to the first meeting; what the team and the others do on
// their side has journeys of its own.

test.use({ demo: true });

const PIN = '735190';
const sheet = (page: Page) => page.getByRole('dialog');
const next = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('from the flyer to the first meeting, in Turkish', async ({ newPhone, server }) => {
  test.setTimeout(180_000);
  const { cohort, team, flyer } = await recruitingWith(server, 'katrin');
  const phone = await newPhone({ locale: 'tr-TR' });
  let login = '';

  await test.step('the flyer explains itself, and she says yes', async () => {
    await phone.goto(`/start#${flyer.code}`);
    await next(phone, 'Devam');
    await expect(phone.getByRole('heading', { name: 'İki kişiyle daha kolay' })).toBeVisible();
    await expect(phone.getByText('Gönüllüdür')).toBeVisible();
    await phone.getByRole('button', { name: 'Evet, daha fazlasını öğrenmek istiyorum' }).click();
    await phone.getByLabel('Sana nasıl hitap edelim?').fill('Nurgül');
    await phone.getByRole('radio', { name: '25 yaş altı' }).check();
    await next(phone, 'PIN koduma geç');
    await next(phone, 'Devam');
    await phone.getByLabel('Bir PIN belirle').fill(PIN);
    await next(phone, 'Katıl');
    login = await phone.locator('p.code').innerText();
    await next(phone, 'Haydi başlayalım');
    await expect(phone.getByRole('heading', { name: 'Başlangıca kadar yolun' })).toBeVisible();
  });

  await test.step('she reads the declaration and signs it', async () => {
    await phone.getByRole('link', { name: /Veri koruma beyanı/ }).click();
    await expect(phone.locator('.declaration')).toHaveAttribute('lang', 'tr');
    await phone.getByLabel('Adın').fill('Nurgül K.');
    await next(phone, 'İmzala');
    await expect(phone.getByText('Nurgül K.')).toBeVisible();
  });

  await test.step('she says what she gives and needs, a card at a time', async () => {
    await phone.goto('/gives');
    await phone.getByRole('link', { name: 'Başla' }).click();
    for (const [question, answer] of [
      ['Neye yardım edebilirsin?', 'Yemek yapmak'],
      ['Neye yardım istersin?', 'Başvuru yazmak'],
      ['Hangi dilleri konuşuyorsun?', 'Türkçe'],
    ] as const) {
      await expect(phone.getByRole('heading', { name: question })).toBeVisible();
      await phone.getByRole('checkbox', { name: answer }).check();
      await next(phone, 'Kaydet ve devam et');
    }
    await phone.getByRole('checkbox', { name: /Çarşamba, Öğleden sonra/ }).check();
    await next(phone, 'Kaydet ve devam et');
    await next(phone, 'Kaydet');
    await expect(phone.getByText('Başvuru yazmak')).toBeVisible();
  });

  await test.step('she gives her word', async () => {
    await phone.goto('/taking-part');
    await next(phone, 'Ben varım');
    await expect(phone.getByText('Sen de varsın.')).toBeVisible();
  });

  const her = await callAs(server.origin, login, PIN);
  const others = [];
  for (const [name, age] of [['Kurt', 'over_25'], ['Rosa', 'over_25'], ['Emil', 'under_25']] as const) {
    const who = await newcomer(server, team, cohort, { name, age });
    await who.call.put('/me/agreement-to-take-part', { answer: 'yes' });
    await who.call.put('/me/profile', { gives: ['application'], needs: ['cooking'], languages: ['de', 'tr'], times: ['we-pm'] });
    others.push(who);
  }
  const [kurt, rosa, emil] = others as [(typeof others)[number], (typeof others)[number], (typeof others)[number]];
  const everybody = [her.person, ...others];

  await test.step('she meets the others, and notes for herself', async () => {
    await expect.poll(async () => (await team.get(`/cohorts/${cohort}/start-gate`)).agreed).toBe(4);
    await team.post(`/cohorts/${cohort}/start-gate`, { reason: 'Der Raum ist nur im Frühjahr frei.' });
    const evening = `/speed-datings/${randomUUID()}`;
    await team.put(`/cohorts/${cohort}${evening}`, { ...inMinutes(10), how: 'on_site', place_text: 'Großer Saal', link: '', mode: 'two_sides', minutes: 6, minutes_to_change: 0 });
    await team.post(`${evening}/opening`);
    await team.put(`${evening}/presence`, { people: everybody.map(({ id }) => ({ person_id: id, presence: 'here' })) });
    await phone.goto('/');
    await phone.getByRole('link', { name: /Hızlı tanışma/ }).click();
    await expect(phone.getByRole('heading', { name: 'Planın' })).toBeVisible();
    await readyForOffline(phone);
    await team.post(`${evening}/start`);
    await expect(phone.getByText('Tur 1 / 2')).toBeVisible({ timeout: 30_000 });
    await expect(phone.locator('.seat')).toContainText('Masa');
  });

  await test.step('she chooses in secret, without internet', async () => {
    await team.post(`/cohorts/${cohort}/ballot-opening`);
    await phone.goto('/');
    await phone.getByRole('link', { name: /Dilek kâğıdın/ }).click();
    await phone.context().setOffline(true);
    await phone.getByRole('button', { name: /^Kurt/ }).click();
    await sheet(phone).getByRole('button', { name: '1. dilek' }).click();
    await next(phone, 'Dilek kâğıdını ver');
    await expect(phone.getByText('Dilek kâğıdın bizde.')).toBeVisible();
    await phone.context().setOffline(false);
    await expect.poll(async () => (await her.get('/me/ballot')).wishes).toEqual([kurt.id]);
  });

  await test.step('her tandem is there, and why', async () => {
    await kurt.call.put('/me/ballot', { wishes: [her.person.id] });
    await rosa.call.put('/me/ballot', { wishes: [emil.id] });
    await team.post(`/cohorts/${cohort}/ballot-closing`);
    const proposal = randomUUID();
    await team.put(`/cohorts/${cohort}/match-proposals/${proposal}`, {});
    await team.put(`/match-proposals/${proposal}/publication`, { alternative: 0, start_cohort: true });
    await phone.goto('/');
    await phone.getByRole('link', { name: /Sizi birleştirenler/ }).click();
    await expect(phone.getByText('İkiniz de tandem olmayı düşünebiliyorsunuz.')).toBeVisible();
    await expect(phone.getByText('İkiniz de şu dilleri konuşuyorsunuz: Almanca ve Türkçe.').or(phone.getByText('İkiniz de şu dilleri konuşuyorsunuz: Türkçe.'))).toBeVisible();
    await expect(phone.getByText('Örneğin Çarşamba öğleden sonra.', { exact: false })).toBeVisible();
  });

  await test.step('the first meeting stands in the workbook of the two', async () => {
    await phone.goto('/');
    await phone.getByRole('link', { name: 'Buluşma yaz' }).click();
    await phone.getByRole('radio', { name: 'Kafe' }).check();
    await phone.getByRole('checkbox', { name: 'İş başvurusu' }).check();
    await phone.getByLabel('Bir dahaki sefere ne önemli?').fill('Özgeçmişi birlikte yazalım');
    await next(phone, 'Kaydet');
    await expect(phone.getByRole('status').getByText('Kaydedildi. Bunu sadece ikiniz görüyorsunuz.')).toBeVisible();
    await phone.goto('/workbook');
    await expect(phone.getByRole('article').filter({ hasText: 'Özgeçmişi birlikte yazalım' })).toBeVisible();
    const tandem = await kurt.call.get('/me/tandem');
    await expect.poll(async () => (await kurt.call.get(`/tandems/${tandem.id}/workbook`)).entries).toMatchObject([{ note: 'Özgeçmişi birlikte yazalım' }]);
  });
});
