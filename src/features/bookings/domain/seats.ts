/** How many guests can be said at all. */
const MOST_GUESTS = 100;

/** How many may come along where there is room for so many, its member included; one who looks by at a desk needs no seat of it. */
export const mostGuests = (capacity: number): number =>
  Math.min(MOST_GUESTS, capacity > 1 ? capacity - 1 : MOST_GUESTS);
