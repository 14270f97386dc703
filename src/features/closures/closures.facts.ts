import type { BookingId, OperatorId, PersonId, SpaceChangeId, SpaceId } from '@/kernel/ids';

type Where = { readonly operatorId: OperatorId; readonly spaceId: SpaceId };

/** What this room announces. */
export type ClosureFact =
  /** The space changed, and with it bookings of these people: each hears of all of theirs at once. `guests`: a booking each of those without an account. */
  | ({
      readonly type: 'space.changed';
      readonly changeId: SpaceChangeId;
      readonly personIds: readonly PersonId[];
      readonly guests: readonly BookingId[];
    } & Where)
  /** A closure was lifted: its time is free. */
  | ({ readonly type: 'closure.opened' } & Where);
