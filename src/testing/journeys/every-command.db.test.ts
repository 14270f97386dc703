import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeSpace } from '../makers';
import { BOOKING_COMMANDS } from './testing-booking-commands';
import { makeBusyHouse, type BusyHouse } from './testing-busy-house';
import { EVENT_COMMANDS } from './testing-event-commands';
import { TALK_COMMANDS } from './testing-talk-commands';
import { HOUSE_COMMANDS } from './testing-house-commands';
import { BILLING_COMMANDS } from './testing-billing-commands';
import { MEMBERSHIP_COMMANDS } from './testing-membership-commands';
import { PLAN_COMMANDS } from './testing-plan-commands';
import { PRICING_COMMANDS } from './testing-pricing-commands';

// Two of the same request each have a connection of their own.
process.env.DATABASE_POOL_SIZE = '10';
const COMMANDS = [
  ...BOOKING_COMMANDS,
  ...HOUSE_COMMANDS,
  ...MEMBERSHIP_COMMANDS,
  ...PLAN_COMMANDS,
  ...PRICING_COMMANDS,
  ...BILLING_COMMANDS,
  ...EVENT_COMMANDS,
  ...TALK_COMMANDS,
];

let house: BusyHouse;
let stranger: ActingMember;
beforeAll(async () => {
  house = await makeBusyHouse(2);
  stranger = await makeMember(await makeSpace(), 'owner');
}, 60_000);

type Traces = { requests: number; audit: number };
const traces = (): Promise<Traces> =>
  inOperator(house.space, async (tx) => {
    const { rows } = await sql<Traces>`
      select (select count(*)::integer from requests where operator_id = ${house.operatorId}) as requests,
        (select count(*)::integer from audit_entries where operator_id = ${house.operatorId}) as audit`.execute(tx);
    return rows[0]!;
  });

describe('every command', () => {
  it.each(COMMANDS)('$name: works, and twice with one request id is once', async ({ make, by: who }) => {
    const by = house[who ?? 'owner'];
    const command = await make(house);
    const before = await traces();
    const [first, again] = await Promise.all([command(by), command(by)]);
    expect(again).toEqual(first);
    const after = await traces();
    expect(after.requests - before.requests).toBe(1);
    expect(await command(by)).toEqual(first);
    expect(await traces()).toEqual(after);
  });

  it.each(COMMANDS)('$name: is nothing for the owner of another house', async ({ make, display }) => {
    // Whoever stands before a display is nobody in particular.
    if (display) return;
    const command = await make(house);
    const before = await traces();
    const refused = await command(stranger).then(
      () => 'it went through',
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(DomainError);
    expect(['not_found', 'forbidden']).toContain((refused as DomainError).kind);
    expect(await traces()).toEqual(before);
  });

  it('stands here', () => {
    // Those of signing in, and of people, are tested one by one where they are.
    const rooms = [
      ...[
        'billing',
        'booking-rules',
        'bookings',
        'closures',
        'displays',
        'event-talk',
        'memberships',
        'plans',
        'pricing',
        'resources',
        'spaces',
      ],
      'waitlists',
    ];
    const named = rooms.flatMap((room) =>
      readdirSync(`src/features/${room}/commands`)
        .filter((file) => !file.includes('.test.'))
        .flatMap((file) => [
          ...readFileSync(`src/features/${room}/commands/${file}`, 'utf8').matchAll(
            /(?:command: '|(?:managing|keeping|changingMembership)\(member, ')([a-z-]+)'/g,
          ),
        ])
        .map(([, name]) => name!),
    );
    const missing = named.filter((name) => !COMMANDS.some((one) => one.name === name));
    expect(named.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
});
