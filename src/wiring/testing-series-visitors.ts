import { newId } from '@/kernel/ids';
import { atOperator, requestId, series, type Entry, type House } from './testing-gates';

/** Harbour's booking is `both`'s: to anybody else it is not there. */
export const ofSomebodyElse = (rest: object = {}): Entry => ({
  gate: 'operator',
  always: 'booking.not_found',
  input: (house) => ({ ...atOperator(house), bookingId: house.harbour.bookingId, ...rest }),
});

/** The procedures of series: a part of the book of visitors. */
export const SERIES_PROCEDURES: Record<string, Entry> = {
  'bookings.planSeries': { gate: 'space', visitor: 'booking.not_for_visitors', input: series },
  'bookings.bookSeries': {
    gate: 'space',
    visitor: 'booking.not_for_visitors',
    input: (house) => ({ ...series(house), onClash: 'fail', requestId: requestId() }),
  },
  'bookings.planSeriesChange': ofSomebodyElse({ scope: 'all' }),
  'bookings.changeSeries': ofSomebodyElse({ scope: 'all', planToken: 'as shown', requestId: newId() }),
  'bookings.undoSeriesChange': {
    gate: 'operator',
    always: 'change.not_found',
    input: (house) => ({ ...atOperator(house), changeId: newId(), requestId: requestId() }),
  },
  'bookings.wanted': { gate: 'person', input: () => ({}) },
  'bookings.wantDates': ofSomebodyElse({ bookingIds: [newId()], wanted: null, requestId: newId() }),
};

/** The addresses of series: a part of those of the API. */
export const SERIES_ADDRESSES: Record<string, Entry & { readonly path?: (house: House) => string }> = {
  'POST /series/plan': { gate: 'space', visitor: 'booking.not_for_visitors', input: series },
  'POST /series': {
    gate: 'space',
    visitor: 'booking.not_for_visitors',
    input: (house) => ({ ...series(house), localStart: `${house.day}T19:00` }),
  },
  'PATCH /series/{id}': {
    gate: 'person',
    always: 'booking.not_found',
    path: () => `/series/${newId()}`,
    input: () => ({ scope: 'all', note: 'Mine' }),
  },
  'POST /series/{id}/undo': {
    gate: 'person',
    always: 'booking.not_found',
    path: () => `/series/${newId()}/undo`,
    input: () => ({ changeId: newId() }),
  },
  'GET /users/me/wanted-dates': { gate: 'person' },
  'PUT /users/me/wanted-dates': {
    gate: 'operator',
    always: 'booking.not_found',
    input: ({ harbour: { operatorId, bookingId } }) => ({ operatorId, bookingIds: [bookingId], wanted: null }),
  },
};

/** Changes of a single booking that is somebody else's. */
export const CHANGE_PROCEDURES: Record<string, Entry> = {
  'bookings.move': ofSomebodyElse(),
  'bookings.placesFor': ofSomebodyElse(),
  'bookings.changeDetails': ofSomebodyElse(),
  'bookings.swap': ofSomebodyElse({ otherBookingId: newId() }),
  'bookings.swappable': ofSomebodyElse(),
  'bookings.handOver': ofSomebodyElse({ toMemberId: newId() }),
  'bookings.receivers': ofSomebodyElse(),
  'bookings.undoChange': { ...ofSomebodyElse({ changeId: newId() }), always: 'change.not_found' },
};
