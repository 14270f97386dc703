import { sql } from 'kysely';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { inOperator } from '@/server/db/transactions';
import { asOwner } from '@/testing/as-owner';
import type { MadeSpace } from '@/testing/makers';
import {
  applyChangeInput,
  planChangeInput,
  type ChangePlan,
  type DecisionInput,
  type PlannedRowView,
} from './closures.contract';
import { applySpaceChange } from './commands/apply-space-change';
import { planSpaceChange } from './commands/plan-space-change';

type Wish = Readonly<Record<string, unknown>>;

/** A space with an owner, and what a test does there: books, plans, applies, and looks at what is held. */
export function closureScene(space: MadeSpace, owner: ActingMember) {
  const { spaceId, operatorId } = space;
  const plan = (wish: Wish, by = owner, now = new Date()): Promise<ChangePlan> =>
    planSpaceChange(by, planChangeInput.parse({ spaceId, wish }), now);
  const apply = (
    wish: Wish,
    made: Pick<ChangePlan, 'planToken'>,
    decisions: readonly DecisionInput[],
    { by = owner, requestId = newId(), now = new Date() }: { by?: ActingMember; requestId?: string; now?: Date } = {},
  ) =>
    applySpaceChange(
      by,
      applyChangeInput.parse({ spaceId, wish, planToken: made.planToken, decisions, requestId }),
      now,
    );
  return {
    plan,
    apply,
    book: async (who: ActingMember, resourceId: ResourceId, startsAt: string, endsAt: string, more: object = {}) => {
      const input = bookDeskInput.parse({ spaceId, resourceId, startsAt, endsAt, requestId: newId(), ...more });
      return (await bookDesk(who, input)).booking.id as BookingId;
    },
    /** Plans, and does what the plan says by itself; `other` says otherwise for some. */
    accept: async (wish: Wish, other: (row: PlannedRowView) => DecisionInput | null = () => null) => {
      const made = await plan(wish);
      const decisions = made.rows.map((row) => other(row) ?? asProposed(row));
      return { plan: made, decisions, answer: await apply(wish, made, decisions) };
    },
    bookingOf: (id: string) =>
      inOperator(space, (tx) =>
        tx
          .selectFrom('bookings')
          .selectAll()
          .where('operatorId', '=', operatorId)
          .where('id', '=', id as BookingId)
          .executeTakeFirstOrThrow(),
      ),
    /** Who holds what of a resource, in order: "closure 12:00-14:00", on the wall of the space. */
    heldOn: async (resourceId: ResourceId): Promise<string[]> => {
      const { rows } = await inOperator(space, (tx) =>
        sql<{ held: string }>`
          select o.kind || case when o.buffer then ' buffer' else '' end || ' ' || to_char(o.starts_at at time zone ${space.timeZone}, 'MM-DD HH24:MI')
            || ' ' || to_char(o.ends_at at time zone ${space.timeZone}, 'MM-DD HH24:MI') as held
          from occupancies o where o.operator_id = ${operatorId} and o.resource_id = ${resourceId}
            and (o.expires_at is null or o.expires_at > now())
          order by o.starts_at`.execute(tx),
      );
      return rows.map(({ held }) => held);
    },
    jobsOf: (task: string) =>
      asOwner<{ payload: Record<string, unknown> }>(
        `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
         where t.identifier = $1 and payload ->> 'operatorId' = $2`,
        [task, operatorId],
      ),
    audited: async () => {
      const rows = await inOperator(space, (tx) =>
        tx
          .selectFrom('auditEntries')
          .select(['action', 'details'])
          .where('operatorId', '=', operatorId)
          .where('subjectKind', 'in', ['space_change', 'closure'])
          .orderBy('at')
          .execute(),
      );
      return rows;
    },
  };
}

export const keep = ({ bookingId, version }: PlannedRowView): DecisionInput => ({
  act: 'keep',
  bookingId: bookingId as BookingId,
  version,
});
export const cancel = ({ bookingId, version }: PlannedRowView): DecisionInput => ({
  act: 'cancel',
  bookingId: bookingId as BookingId,
  version,
});
export const moveTo = (
  { bookingId, version }: PlannedRowView,
  option: PlannedRowView['options'][number],
): DecisionInput => ({
  act: 'move',
  bookingId: bookingId as BookingId,
  version,
  resourceId: option.resourceId as ResourceId,
  startsAt: option.startsAt,
  endsAt: option.endsAt,
});
/** What the plan does by itself. */
export function asProposed(row: PlannedRowView): DecisionInput {
  const [first] = row.options;
  return row.begun ? keep(row) : row.proposed && first ? moveTo(row, first) : cancel(row);
}
