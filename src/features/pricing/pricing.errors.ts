import { DomainError, type ErrorKind } from '@/kernel/domain-error';
import type { ChangedPin } from './domain/price-pins';

export type PricingErrorCode =
  | 'pricing.no_price'
  | 'pricing.price_changed'
  | 'pricing.draft_changed'
  | 'pricing.draft_not_found'
  | 'pricing.version_not_found'
  | 'pricing.date_passed'
  | 'pricing.pins_broken'
  | 'pricing.pin_not_found'
  | 'pricing.pinned_place_not_found'
  | 'pricing.member_not_found'
  | 'pricing.taxes_passed'
  | 'pricing.too_many_pins';

const error = (kind: ErrorKind, code: PricingErrorCode, details: Readonly<Record<string, unknown>> = {}) =>
  new DomainError<PricingErrorCode>(kind, code, details);

/** Nothing on the list sets a price for some of the time, and the owner said that it can't be booked then. */
export const noPrice = (details: Readonly<Record<string, unknown>>) => error('invalid', 'pricing.no_price', details);
/** It costs something else than was told: the day filled up, another list counts, or what they hold was spent. */
export const priceChanged = (details: Readonly<Record<string, unknown>>) =>
  error('conflict', 'pricing.price_changed', details);
/** Somebody else saved, published or discarded it meanwhile. */
export const draftChanged = () => error('conflict', 'pricing.draft_changed');
export const draftNotFound = () => error('not_found', 'pricing.draft_not_found');
export const versionNotFound = () => error('not_found', 'pricing.version_not_found');
/** Prices don't change for days that are over. */
export const datePassed = (earliest: string) => error('invalid', 'pricing.date_passed', { earliest });
/** The list makes pinned prices other than they are to be, and nobody said yes to that. Each is named, with what it would come to. */
export const pinsBroken = (broken: readonly ChangedPin[]) =>
  error('conflict', 'pricing.pins_broken', {
    pins: broken.map(({ pin, place, amount }) => {
      const { date, from, to } = pin.wish;
      return { pinId: pin.id, resourceName: place.name, date, from, to, expected: pin.expected, amount };
    }),
  });
export const pinNotFound = () => error('not_found', 'pricing.pin_not_found');
export const pinnedPlaceNotFound = () => error('not_found', 'pricing.pinned_place_not_found');
export const exemptNobody = () => error('not_found', 'pricing.member_not_found');
/** Nobody is charged taxes for days that are over. */
export const taxesPassed = () => error('invalid', 'pricing.taxes_passed');
export const tooManyPins = (most: number) => error('conflict', 'pricing.too_many_pins', { most });
