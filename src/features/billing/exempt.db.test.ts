import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { buyPass } from '@/features/memberships/commands/buy-pass';
import { savePass } from '@/features/memberships/commands/save-pass';
import { buyPassInput, savePassInput } from '@/features/memberships/memberships.contract';
import { exemptMember } from '@/features/pricing/commands/exempt-member';
import { publishPriceList } from '@/features/pricing/commands/publish-price-list';
import { saveDraft } from '@/features/pricing/commands/save-draft';
import { exemptInput } from '@/features/pricing/exemptions.contract';
import { readExemption } from '@/features/pricing/exemptions.reads';
import { listOf, sets } from '@/features/pricing/testing-prices';
import type { ActingMember } from '@/kernel/acting-member';
import { type BookingId, type Id, newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { chargeBookings } from './commands/charge-bookings';
import { chargePass } from './commands/charge-pass';

const NOW = new Date('2026-06-01T06:00:00Z');

it('who is exempt pays what they book and buy from then on without taxes; guests and others pay them', async () => {
  const space = await makeSpace();
  const owner = await makeMember(space, 'owner');
  const desk = await makeMember(space, 'front_desk');
  const [ana, rui] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Rui')];
  const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
  const place = await makeResource(space);
  const taxes = {
    mode: 'exclusive' as const,
    categories: [{ id: 'vat', name: 'VAT', percent: 20 }],
    ...{ byKind: {}, otherwise: 'vat' },
  };
  const { draft } = await saveDraft(owner, { ...base(), list: listOf([sets('hour', 1000)], { taxes }), draft: null });
  await publishPriceList(owner, { ...base(), draft, effectiveFrom: '2026-01-01' }, new Date('2026-01-01T06:00:00Z'));
  const charged = async (sourceId: string) => {
    const { rows } = await inOperator(space, (tx) =>
      sql<{ net: number; tax: number }>`select net_minor::integer as net, tax_minor::integer as tax from charges
        where source_id = ${sourceId} order by ordinal`.execute(tx),
    );
    return rows.map(({ net, tax }) => [net, tax]);
  };
  const book = async (who: ActingMember, day: string) => {
    const wish = { spaceId: space.spaceId, resourceId: place, startsAt: `${day}T09:00`, endsAt: `${day}T10:00` };
    const { booking } = await bookDesk(who, bookDeskInput.parse({ ...wish, requestId: newId() }), NOW);
    await chargeBookings(space, { bookingId: booking.id as BookingId });
    return booking.id;
  };
  const exempt = (who: ActingMember, change: object, memberId = ana.memberId) =>
    exemptMember(who, exemptInput.parse({ ...base(), memberId, exemption: { from: '2026-06-01', ...change } }), NOW);
  const before = await book(ana, '2026-06-02');
  expect(await charged(before)).toEqual([[1000, 200]]);

  await expect(exempt(ana, { exempt: true, reason: 'I' })).rejects.toMatchObject({ code: 'auth.not_allowed' });
  const nobody = newId<'member'>();
  const unknown = exempt(desk, { exempt: true, reason: 'Charity' }, nobody);
  await expect(unknown).rejects.toMatchObject({ code: 'pricing.member_not_found' });
  await exempt(desk, { exempt: true, reason: ' A\u0007 charity ', from: '2026-01-01' });
  const theirs = { operatorId: space.operatorId, memberId: ana.memberId };
  expect(await readExemption(owner, theirs, NOW)).toEqual({
    ...{ exempt: true, reason: 'A charity', from: '2026-01-01', to: null, today: '2026-06-01' },
  });
  await expect(readExemption(ana, theirs)).rejects.toMatchObject({ code: 'auth.not_allowed' });

  expect(await charged(await book(ana, '2026-06-03'))).toEqual([[1000, 0]]);
  expect(await charged(await book(rui, '2026-06-04'))).toEqual([[1000, 200]]);
  await chargeBookings(space, { bookingId: before as BookingId });
  expect(await charged(before)).toEqual([[1000, 200]]);

  const terms = {
    name: 'Five',
    unit: 'half_days',
    amount: 10,
    kinds: ['parking'],
    validDays: 90,
    price: 5000,
    tax: 'vat',
  };
  const { passId } = await savePass(owner, savePassInput.parse({ ...base(), passId: null, pass: terms }));
  const buy = async (who: ActingMember) => {
    await buyPass(who, buyPassInput.parse({ ...base(), passId, price: 5000 }));
    const { rows } = await inOperator(space, (tx) =>
      sql<{ id: Id<'pass_purchase'> }>`select id from pass_purchases where member_id = ${who.memberId}`.execute(tx),
    );
    await chargePass(space, rows[0]!.id);
    return charged(rows[0]!.id);
  };
  expect([await buy(ana), await buy(rui)]).toEqual([[[5000, 0]], [[5000, 1000]]]);

  await exempt(owner, { exempt: false, reason: '' });
  expect(await charged(await book(ana, '2026-06-05'))).toEqual([[1000, 200]]);
});
