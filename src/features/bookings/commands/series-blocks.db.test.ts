import { beforeEach, describe, expect, it } from 'vitest';
import { type CancellationId, type SeriesId } from '@/kernel/ids';
import { sendCancellation } from '@/features/notifications/jobs/send-cancellation-mails';
import { sendSeriesConfirmation } from '@/features/notifications/jobs/send-series-mails';
import { findBlocksForMail, findCancellationForMail } from '@/features/notifications/sql/mail-reads';
import type { OutgoingMail } from '@/server/mail/send-mail';
import '@/wiring/reactions';
import { readCancelCounts } from '../bookings.reads';
import { askFirst, setRule } from '../testing-rules';
import { bookDeskWeekly } from './book-desk-weekly';
import type { LocalDateTime } from '@/kernel/zone';
import { extendSeries } from './extend-series';
import { DATES, MON, NOW, openBlocks, WED, type Blocks } from '../testing-series-blocks';

let space: Blocks['space'];
let ana: Blocks['ana'];
let does: Blocks['does'];
let plan: Blocks['plan'];
let book: Blocks['book'];
let cancel: Blocks['cancel'];
let undo: Blocks['undo'];
let now: Date;
beforeEach(async () => {
  now = NOW;
  ({ space, ana, does, plan, book, cancel, undo } = await openBlocks(() => now));
});

describe('several times in a week', () => {
  it('are planned and booked as one series, each with a part of its own, and once however often it is sent', async () => {
    const planned = await plan();
    expect(planned.words).toBe('every Monday, 3 times, 09:00–12:00; every Wednesday, 3 times, 13:00–18:00');
    expect(planned.blocks.map(({ words }) => words)).toEqual(['every Monday, 3 times', 'every Wednesday, 3 times']);
    expect(planned.occurrences.map(({ localStart }) => localStart.slice(5, 10))).toEqual(
      DATES.map((line) => line.slice(0, 5)),
    );
    const { input, series, blocks } = await book({ planToken: planned.planToken });
    expect(await bookDeskWeekly(ana, input, now)).toMatchObject({ series: { id: series.id } });
    expect(blocks.map(({ words }) => words)).toEqual(['every Wednesday, 3 times']);
    expect(await does.dates()).toEqual(DATES);
    expect(await does.parts()).toEqual([
      '11-30T09:00 FREQ=WEEKLY;BYDAY=MO;COUNT=3 live',
      '12-02T13:00 FREQ=WEEKLY;BYDAY=WE;COUNT=3 live',
    ]);
  });

  it('leave out a date where the time of the week that makes it would have it, and add one to the first', async () => {
    await book({ exdates: ['2026-12-09T13:00'], rdates: ['2026-12-03T09:00'] });
    expect(await does.dates()).toEqual([
      ...DATES.slice(0, 2),
      '12-03T09:00-12:00 D',
      ...DATES.filter((line) => line > '12-07' && !line.startsWith('12-09')),
    ]);
  });

  it('that lie over each other clash with themselves; that begin together are refused', async () => {
    const over = { ...WED, localStart: '2026-11-30T11:00' as LocalDateTime, rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3' };
    const { occurrences, sums } = await plan({ blocks: [over] });
    expect(sums).toMatchObject({ fine: 3, taken: 3 });
    expect(occurrences[1]).toMatchObject({ localStart: over.localStart, state: 'taken', clash: { mine: true } });
    await expect(book({ blocks: [over] })).rejects.toMatchObject({ code: 'series.clashes' });
    await expect(plan({ blocks: [{ ...over, localStart: MON.localStart }] })).rejects.toMatchObject({
      code: 'series.times_meet',
      details: { localStart: MON.localStart },
    });
    await book({ blocks: [over], onClash: 'skip' });
    expect((await does.dates()).filter((line) => line.endsWith('skipped'))).toHaveLength(3);
  });

  it('count as one where a limit counts series', async () => {
    await setRule(space, 'limit', { atOnce: 1, hoursPerDay: null, hoursPerWeek: null, hoursPerMonth: null });
    expect((await plan()).sums).toMatchObject({ fine: 6, rule: 0 });
    const seriesId = (await book({ rrule: 'FREQ=WEEKLY;BYDAY=MO' })).series.id as SeriesId;
    now = new Date('2026-12-08T07:00:00Z');
    expect(await extendSeries({ operatorId: space.operatorId, seriesId }, now)).toBeGreaterThan(0);
    expect((await does.dates()).some((line) => line.endsWith('skipped'))).toBe(false);
  });

  it('are told in one mail, with a file for each', async () => {
    const { series } = await book();
    const mail = await sent((deps) =>
      sendSeriesConfirmation(
        { operatorId: space.operatorId, seriesId: series.id as SeriesId },
        { ...deps, findBlocksForMail },
      ),
    );
    expect(mail.text).toContain('every Monday, 3 times and every Wednesday, 3 times');
    expect(mail.calendars?.map(({ content }) => /DTSTART;TZID[^\r]+/.exec(content)?.[0].slice(-15))).toEqual([
      '20261130T090000',
      '20261202T130000',
    ]);
    expect(new Set(mail.calendars?.map(({ content }) => /UID:[^\r]+/.exec(content)?.[0])).size).toBe(2);
  });

  it('are asked for one by one where somebody must say yes', async () => {
    await askFirst(space);
    const { occurrences } = await book();
    expect(new Set(occurrences.map(({ status }) => status))).toEqual(new Set(['requested']));
  });
});

describe('one of them is given up', () => {
  it('with the others from its date on, as was counted, and put back exactly', async () => {
    const { at } = await book();
    const [dates, parts] = [await does.dates(), await does.parts()];
    const counts = await readCancelCounts(ana, at('12-07'), now);
    expect(counts).toMatchObject({ following: 4, all: 6, others: { following: 2, all: 3 } });
    expect(counts.others?.times).toEqual(['every Wednesday, 3 times, 13:00–18:00']);
    const { cancellationId, cancelled } = await cancel(at('12-07'), 'following');
    expect(cancelled).toBe(4);
    expect(await does.parts()).toEqual([
      '11-30T09:00 FREQ=WEEKLY;BYDAY=MO;COUNT=1 live',
      '12-02T13:00 FREQ=WEEKLY;BYDAY=WE;COUNT=1 live',
    ]);
    const mail = await sent((deps) =>
      sendCancellation(
        { operatorId: space.operatorId, cancellationId: cancellationId as CancellationId },
        { ...deps, findCancellationForMail },
      ),
    );
    expect(mail.calendars).toHaveLength(2);
    expect(await undo(cancellationId)).toEqual({ restored: 4, takenMeanwhile: [] });
    expect([await does.dates(), await does.parts()]).toEqual([dates, parts]);
  });

  it('alone, where the others are to stay', async () => {
    const { at } = await book();
    const parts = await does.parts();
    const { cancellationId, cancelled } = await cancel(at('12-07'), 'following', false);
    expect(cancelled).toBe(2);
    expect((await does.parts())[1]).toBe(parts[1]);
    expect(await undo(cancellationId)).toMatchObject({ restored: 2 });
    expect((await cancel(at('12-02'), 'all', false)).cancelled).toBe(3);
    expect((await does.dates()).filter((line) => !line.endsWith('cancelled'))).toEqual(
      DATES.filter((_, place) => place % 2 === 0),
    );
  });

  it('an endless one comes back endless', async () => {
    const endless = { ...WED, rrule: 'FREQ=WEEKLY;BYDAY=WE' };
    const { at } = await book({ rrule: 'FREQ=WEEKLY;BYDAY=MO', blocks: [endless] });
    const parts = await does.parts();
    const { cancellationId } = await cancel(at('12-07'), 'following');
    expect((await does.parts())[1]).toContain('UNTIL=2026');
    await undo(cancellationId);
    expect(await does.parts()).toEqual(parts);
  });
});

async function sent(send: (deps: MailTo) => Promise<unknown>): Promise<OutgoingMail> {
  const mails: OutgoingMail[] = [];
  await send({
    sendMail: (mail) => Promise.resolve(void mails.push(mail)),
    now: () => now,
    host: 'app.example.com',
    senderAddress: 'post@example.com',
    bookingsUrl: 'https://app.example.com/bookings',
    seriesUrl: () => '',
  });
  return mails[0]!;
}
type MailTo = Omit<Parameters<typeof sendCancellation>[1], 'findCancellationForMail'>;
