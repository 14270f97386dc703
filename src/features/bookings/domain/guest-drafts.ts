import type { BookingGuest } from '../bookings.contract';

/** A guest as somebody types them. */
export type GuestDraft = {
  readonly key: number;
  readonly name: string;
  readonly email: string;
  /** Counts, and has no name yet. */
  readonly unnamed?: true;
};

export const guestDrafts = (guests: readonly BookingGuest[]): GuestDraft[] =>
  guests.map(({ name, email = '' }, key) => ({ key, name, email, ...(name ? {} : { unnamed: true }) }));

export const newGuest = (all: readonly GuestDraft[]): GuestDraft => ({
  key: Math.max(-1, ...all.map(({ key }) => key)) + 1,
  name: '',
  email: '',
});

/** So many guests without a name, beside those that are named. */
export const withUnnamed = (all: readonly GuestDraft[], count: number): GuestDraft[] => {
  const named = all.filter(({ unnamed }) => !unnamed);
  return Array.from({ length: count }).reduce<GuestDraft[]>(
    (have) => [...have, { ...newGuest(have), unnamed: true }],
    named,
  );
};
export const countUnnamed = (all: readonly GuestDraft[]): number => all.filter(({ unnamed }) => unnamed).length;

/** Guests without a name, as they are sent. */
export const unnamedGuests = (count: number): BookingGuest[] => Array.from({ length: count }, () => ({ name: '' }));

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Those of whom anything was said, those without a name, and what is still missing of one of them. */
export function guestsTyped(drafts: readonly GuestDraft[]): {
  readonly guests: readonly BookingGuest[];
  readonly missing: string | null;
} {
  const said = drafts
    .map(({ name, email }) => ({ name: name.trim(), email: email.trim() }))
    .filter(({ name, email }) => name || email);
  const nameless = said.some(({ name }) => !name);
  const broken = said.some(({ email }) => email && !ADDRESS.test(email));
  return {
    guests: [
      ...said.map(({ name, email }) => (email ? { name, email } : { name })),
      ...unnamedGuests(countUnnamed(drafts)),
    ],
    missing: nameless ? 'Each guest needs a name.' : broken ? 'The mail address of a guest is not whole.' : null,
  };
}
