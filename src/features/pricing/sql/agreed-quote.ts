import { type RawBuilder, sql } from 'kysely';

/**
 * In SQL, for a booking `b`: the one of its quotes that counts, as a table. It is the one for where and when it is now, so that what is put back costs what it did;
 * where the house moved it, for a closure or by other clocks, nothing was agreed anew, and the last one of its member stands. `further` narrows which quotes `q` are
 * looked at.
 */
export const quoteThatCounts = (further: RawBuilder<unknown> = sql``): RawBuilder<unknown> => sql`(
  select q.* from quotes q
  where q.operator_id = b.operator_id and q.booking_id = b.id and q.member_id = b.member_id ${further}
  order by (q.resource_id = b.resource_id and q.starts_at = b.starts_at and q.ends_at = b.ends_at) desc, q.id desc limit 1)`;

/** In SQL, for a booking `b` and its cancellation `c`: whether its member gave it up, which costs what the terms say; a date or a request that never came about costs nothing. */
export const givenUpByItsMember: RawBuilder<boolean> = sql`(b.status = 'cancelled' and c.cancelled_by = b.member_id and b.skip_reason is null
  and (b.request_expires_at is null or b.answered_at is not null))`;
