import { expect, it } from 'vitest';
import { listHolidayPlaces, listPublicHolidays } from './public-holidays';

const dates = async (country: string, year: number, region?: string) =>
  (await listPublicHolidays({ country, year, region })).filter((one) => one.official).map((one) => one.date);

it('knows the days off of a country, in order, each date once', async () => {
  const found = await listPublicHolidays({ country: 'PT', year: 2026 });
  expect(found).toContainEqual({ date: '2026-12-25', name: 'Christmas Day', official: true });
  expect(await dates('PT', 2026)).toEqual(
    expect.arrayContaining(['2026-01-01', '2026-04-03', '2026-06-04', '2026-12-25']),
  );
  expect(found.map((one) => one.date)).toEqual([...new Set(found.map((one) => one.date))].sort());
});

it('tells regions apart, and gives what falls on a weekend its substitute', async () => {
  expect(await dates('GB', 2027, 'SCT')).toContain('2027-01-04');
  expect(await dates('GB', 2027, 'ENG')).not.toContain('2027-01-04');
  expect(await dates('GB', 2027, 'ENG')).toEqual(expect.arrayContaining(['2027-12-27', '2027-12-28']));
  expect(await dates('DE', 2026, 'BY')).toContain('2026-01-06');
  expect(await dates('DE', 2026, 'BE')).not.toContain('2026-01-06');
});

it('stands under each day of one that lasts several, and counts local days whatever the zone of this machine', async () => {
  expect(await dates('SA', 2026)).toEqual(
    expect.arrayContaining(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22']),
  );
  expect(await dates('NZ', 2026)).toContain('2026-02-06');
});

it('is empty where nothing is known, and keeps to its year', async () => {
  expect(await listPublicHolidays({ country: 'ZZ', year: 2026 })).toEqual([]);
  expect(await listPublicHolidays({ country: 'PT', region: 'nowhere', year: 2026 })).not.toEqual([]);
  for (const { date } of await listPublicHolidays({ country: 'CN', year: 2027 })) expect(date).toMatch(/^2027-/);
});

it('lists the countries by name, with their regions', async () => {
  const places = await listHolidayPlaces();
  expect(places.length).toBeGreaterThan(150);
  expect(places.find((one) => one.code === 'GB')?.regions.map((one) => one.name)).toContain('Scotland');
  expect(places.find((one) => one.code === 'PT')?.regions).toEqual([]);
});
