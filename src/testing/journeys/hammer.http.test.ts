import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closePool } from '@/server/db/pool';
import { runHammer } from './hammer';
import { openHammerPlace, type HammerPlace } from './hammer-place';
import { auditAllOccupancies, CLEAN, listLost } from './occupancy-audit';

const app = inject('app');
let place: HammerPlace;

beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: app.databaseUrl,
    APP_URL: app.url,
    NEXTAUTH_SECRET: 'not that of the app: nothing is signed here',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'CoWorkFlow <hello@coworkflow.test>',
  });
  place = await openHammerPlace(app.url, 50);
});
afterAll(closePool);

it('gives no time away twice, to fifty members at once, in a hundred rounds', { timeout: 300_000 }, async () => {
  const rounds = { identical: 36, overlapping: 24, combined: 24, series: 4, moving: 4, group: 4, asking: 4 };
  const report = await runHammer({ place, rounds });
  expect(report.broken).toEqual([]);
  expect(report.rounds).toBe(100);
  expect(Object.keys(report.statuses).map(Number).sort()).toEqual([200, 201, 404, 409]);
  expect(await listLost(place.operatorId, report.confirmed)).toEqual([]);
  expect(await auditAllOccupancies()).toEqual(CLEAN);
});
