import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLOCK_CHANGES, journeyOverClockChanges, type ChangingZone, type Journey } from './testing-clock-journey';

const SCRIPT = fileURLToPath(new URL('./testing-clock-journey.ts', import.meta.url));
let journey: Journey;
beforeAll(async () => {
  journey = await journeyOverClockChanges();
}, 120_000);

const weekly = (zone: ChangingZone, local: string) =>
  journey[zone]!.rows.find(([rule, at]) => rule.startsWith('FREQ=WEEK') && at === local)?.[2].slice(5, 16);

/**
 * By hand, from the zones' own laws. A time that the clocks skip moves forward by what they skip; one that comes twice is the first.
 */
const LAW: Record<ChangingZone, Record<string, string>> = {
  'America/New_York': {
    '2027-03-07T01:30': '03-07T06:30',
    '2027-03-14T01:30': '03-14T06:30',
    '2027-03-21T01:30': '03-21T05:30',
    '2027-03-07T02:30': '03-07T07:30',
    // 02:30 does not exist: 03:30 summer time.
    '2027-03-14T02:30': '03-14T07:30',
    '2027-03-14T02:15': '03-14T07:15',
    '2027-03-21T02:30': '03-21T06:30',
    '2027-10-31T01:30': '10-31T05:30',
    // 01:30 comes twice: the first, still in summer time.
    '2027-11-07T01:30': '11-07T05:30',
    '2027-11-07T02:30': '11-07T07:30',
    '2027-11-14T01:30': '11-14T06:30',
  },
  'Europe/London': {
    '2027-03-21T01:30': '03-21T01:30',
    '2027-03-28T01:30': '03-28T01:30',
    '2027-03-28T02:30': '03-28T01:30',
    '2027-04-04T01:30': '04-04T00:30',
    '2027-10-31T01:30': '10-31T00:30',
    '2027-10-31T02:30': '10-31T02:30',
    '2027-11-07T01:30': '11-07T01:30',
  },
  'Europe/Lisbon': {
    '2027-03-28T01:30': '03-28T01:30',
    '2027-03-28T02:30': '03-28T01:30',
    '2027-04-04T02:30': '04-04T01:30',
    '2027-10-31T01:30': '10-31T00:30',
    '2027-10-31T02:30': '10-31T02:30',
  },
  'Australia/Lord_Howe': {
    '2027-03-28T01:30': '03-27T14:30',
    // Half an hour back: 01:30 comes twice.
    '2027-04-04T01:30': '04-03T14:30',
    '2027-04-04T02:30': '04-03T16:00',
    '2027-04-11T01:30': '04-10T15:00',
    '2027-10-03T01:30': '10-02T15:00',
    // Half an hour forward: 02:15 is 02:45.
    '2027-10-03T02:15': '10-02T15:45',
    '2027-10-03T02:30': '10-02T15:30',
    '2027-10-10T02:30': '10-09T15:30',
  },
  'America/Sao_Paulo': {
    '2027-02-21T01:30': '02-21T04:30',
    '2027-10-17T02:30': '10-17T05:30',
    '2027-11-21T02:30': '11-21T05:30',
  },
};

describe.each(Object.keys(LAW) as ChangingZone[])('in %s', (zone) => {
  it('a weekly desk is kept at its hour on the wall', () => {
    const said = Object.keys(LAW[zone]).map((local) => [local, weekly(zone, local)]);
    expect(Object.fromEntries(said)).toEqual(LAW[zone]);
    expect(journey[zone]!.rows.filter(([rule]) => rule.startsWith('FREQ=WEEK'))).toHaveLength(3 * 48);
  });

  it('every date reads on the wall as it was asked for, but for the hour that does not exist', () => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    const elsewhere = journey[zone]!.rows.filter(
      ([, local, startsAt]) => wall.format(new Date(startsAt)).replace(' ', 'T') !== local,
    );
    const gap = {
      'America/New_York': /^2027-03-14T02:/,
      'Europe/London': /^2027-03-28T01:/,
      'Europe/Lisbon': /^2027-03-28T01:/,
      'Australia/Lord_Howe': /^2027-10-03T02:[0-2]/,
      'America/Sao_Paulo': /^never$/,
    }[zone];
    for (const [, local] of elsewhere) expect(local).toMatch(gap);
    expect(elsewhere.length > 0).toBe(zone !== 'America/Sao_Paulo');
  });

  it('lasts as long as ever, and has each day once', () => {
    for (const [, local, startsAt, endsAt] of journey[zone]!.rows)
      expect([local, Date.parse(endsAt) - Date.parse(startsAt)]).toEqual([local, 3_600_000]);
    const daily = journey[zone]!.rows.filter(([rule]) => rule.startsWith('FREQ=DAIL'));
    expect(new Set(daily.map(([, local]) => local)).size).toBe(3 * 2 * 5);
    expect(daily).toHaveLength(3 * 2 * 5);
    expect(journey[zone]!.today).toHaveLength(6);
  });
});

it.each(['UTC', 'Pacific/Kiritimati', 'America/St_Johns'])(
  'is the same on a machine that is set to %s',
  async (zone) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT], {
      env: { ...process.env, TZ: zone, NODE_ENV: 'production' },
      maxBuffer: 16 * 1024 * 1024,
    });
    const answer = JSON.parse(stdout) as { zone: number; journey: Journey };
    // The machine really is set so.
    expect(answer.zone).toBe({ UTC: 0, 'Pacific/Kiritimati': 640, 'America/St_Johns': 210 }[zone]);
    expect(Object.keys(answer.journey)).toEqual(Object.keys(CLOCK_CHANGES));
    expect(answer.journey).toEqual(journey);
  },
  60_000,
);
