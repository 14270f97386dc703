import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/**
 * The same series on machines set to other zones. Node reads TZ when it starts, and a worker's `process.env` may not reach the clock: so
 * each is a process of its own, and shows by its own local time that it truly lives there.
 */
const MACHINES = { UTC: 0, 'Pacific/Kiritimati': 14 * 60, 'America/St_Johns': -2.5 * 60 };

/** Local start, zone, rule → the instants, reasoned by hand from the offsets of the zone. */
const SERIES: [localStart: string, zone: string, rule: string, instants: string][] = [
  // -4 until 1 November 2026, -5 after.
  ['2026-10-30T23:30', 'America/New_York', 'FREQ=DAILY;COUNT=3', '2026-10-31T03:30 2026-11-01T03:30 2026-11-02T04:30'],
  // 02:30 on 8 March 2026 is 03:30 at -4.
  ['2026-03-07T02:30', 'America/New_York', 'FREQ=DAILY;COUNT=3', '2026-03-07T07:30 2026-03-08T07:30 2026-03-09T06:30'],
  // 0 until 29 March 2026, +1 until 25 October; 01:30 on 29 March is 02:30 at +1; of two 01:30 on 25 October the first is at +1.
  ['2026-03-22T01:30', 'Europe/London', 'FREQ=WEEKLY;COUNT=3', '2026-03-22T01:30 2026-03-29T01:30 2026-04-05T00:30'],
  ['2026-10-18T01:30', 'Europe/Lisbon', 'FREQ=WEEKLY;COUNT=3', '2026-10-18T00:30 2026-10-25T00:30 2026-11-01T01:30'],
  // +10:30 until 4 October 2026, +11 until 4 April 2027; 02:15 on 4 October is 02:45 at +11.
  [
    '2026-10-03T02:15',
    'Australia/Lord_Howe',
    'FREQ=DAILY;COUNT=3',
    '2026-10-02T15:45 2026-10-03T15:45 2026-10-04T15:15',
  ],
  ['2027-03-29T08:00', 'Australia/Lord_Howe', 'FREQ=WEEKLY;COUNT=2', '2027-03-28T21:00 2027-04-04T21:30'],
  // -3 until 4 November 2018, -2 after; midnight of that day is 01:00 at -2.
  ['2018-11-03T00:00', 'America/Sao_Paulo', 'FREQ=DAILY;COUNT=3', '2018-11-03T03:00 2018-11-04T03:00 2018-11-05T02:00'],
  // -10 until 29 December 2011, +14 from the 31st; there was no 30th.
  ['2011-12-29T09:00', 'Pacific/Apia', 'FREQ=DAILY;COUNT=3', '2011-12-29T19:00 2011-12-30T19:00 2011-12-31T19:00'],
  // The month and the weekday are the zone's, whatever the machine's: 1 February is a Monday there, 31 January still in UTC.
  ['2027-01-04T05:00', 'Pacific/Kiritimati', 'FREQ=MONTHLY;BYDAY=1MO;COUNT=2', '2027-01-03T15:00 2027-01-31T15:00'],
  [
    '2026-11-30T20:00',
    'America/Los_Angeles',
    'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2',
    '2026-12-01T04:00 2027-01-01T04:00',
  ],
  [
    '2026-11-24T09:00',
    'Europe/Lisbon',
    'FREQ=WEEKLY;UNTIL=20261208',
    '2026-11-24T09:00 2026-12-01T09:00 2026-12-08T09:00',
  ],
  // The first of Monday, Wednesday and Friday, from a Wednesday: the next week's Monday.
  [
    '2026-03-04T23:00',
    'Europe/Lisbon',
    'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2',
    '2026-03-09T23:00 2026-03-16T23:00',
  ],
];

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PROGRAM = `
  import { expandRule } from './src/features/recurrence/domain/expand-rule.ts';
  import { parseRule } from './src/features/recurrence/domain/parse-rule.ts';
  import { formatRule } from './src/features/recurrence/domain/recurrence-rule.ts';
  import { describeRule } from './src/features/recurrence/domain/rule-words.ts';
  const answers = JSON.parse(process.argv[1]).map(([localStart, timeZone, text]) => {
    const { rule } = parseRule(text);
    const found = expandRule({ localStart, timeZone, rule, durationMinutes: 60 });
    return [
      found.map(({ startsAt }) => startsAt.toISOString().slice(0, 16)).join(' '),
      found.map((one) => one.localStart).join(' '),
      formatRule(rule, timeZone),
      describeRule(rule, { localStart, timeZone }),
    ];
  });
  const offset = -new Date(2026, 6, 1).getTimezoneOffset();
  console.log(JSON.stringify({ offset, nine: new Date('2026-07-01T09:00').toISOString(), answers }));
`;

type Answer = { offset: number; nine: string; answers: string[][] };

async function onMachineIn(zone: string): Promise<Answer> {
  const args = ['--import', 'tsx', '--input-type=module', '-e', PROGRAM, JSON.stringify(SERIES)];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, TZ: zone },
  });
  return JSON.parse(stdout) as Answer;
}

test(
  'machines set to UTC, Kiritimati and St. John’s agree with each other and with the facts',
  { timeout: 60_000 },
  async () => {
    const zones = Object.keys(MACHINES);
    const machines = await Promise.all(zones.map(onMachineIn));

    // They truly live in their zones: each says something else of its own nine o'clock.
    expect(machines.map(({ offset }) => offset)).toEqual(Object.values(MACHINES));
    expect(new Set(machines.map(({ nine }) => nine)).size).toBe(zones.length);

    for (const { answers } of machines) {
      expect(answers.map(([instants]) => instants)).toEqual(SERIES.map(([, , , instants]) => instants));
      expect(answers).toEqual(machines[0]?.answers);
    }
  },
);
