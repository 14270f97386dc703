import { newId } from '@/kernel/ids';
import { inSpace, requestId, staffOnly, TOKEN, type Entry } from './testing-gates';

/** The front desk's procedures and those of displays: a part of the book of visitors. */
export const DESK_PROCEDURES: Record<string, Entry> = {
  'displays.list': { gate: 'space', ...staffOnly, input: inSpace },
  'displays.create': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...inSpace(house), resourceId: null, name: 'Door', requestId: requestId() }),
  },
  'displays.revoke': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...inSpace(house), displayId: newId(), requestId: requestId() }),
  },
  // Whoever holds the token of a display: without one that fits, there is none.
  'displays.show': { gate: 'public', always: 'display.not_found', input: () => ({ token: TOKEN }) },
  'displays.checkIn': {
    gate: 'public',
    always: 'display.not_found',
    input: (house) => ({ token: TOKEN, bookingId: house.harbour.bookingId, requestId: requestId() }),
  },
  'displays.bookNow': {
    gate: 'public',
    always: 'display.not_found',
    input: (house) => ({ token: TOKEN, resourceId: house.membersOnly, minutes: 30, requestId: requestId() }),
  },
  'frontDesk.places': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({
      ...inSpace(house),
      memberId: null,
      startsAt: `${house.day}T09:00:00.000Z`,
      endsAt: `${house.day}T10:00:00.000Z`,
    }),
  },
  'frontDesk.calendar': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...inSpace(house), from: house.day, days: 7 }),
  },
  'frontDesk.today': { gate: 'space', ...staffOnly, input: inSpace },
};
