import { minorIn, typedMoney } from '@/kernel/typed-money';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { ResourceId } from '@/kernel/ids';
import type { ExtraTerms, ExtraView } from '../extras.contract';
import type { ExtraPer } from './extras';

/** An extra as its owner types it. `places` are kinds and single places, as `kind:desk` and `resource:…`. */
export type ExtraForm = {
  readonly name: string;
  readonly per: ExtraPer;
  readonly price: string;
  readonly tax: string | null;
  readonly places: readonly string[];
  readonly onSale: boolean;
};
type Errors = { readonly [K in keyof ExtraForm]?: string };
type Read = { readonly ok: true; readonly value: ExtraTerms } | { readonly ok: false; readonly errors: Errors };

export const EMPTY_EXTRA: ExtraForm = { name: '', per: 'booking', price: '', tax: null, places: [], onSale: true };

export const formOfExtra = (
  { name, per, price, tax, kinds, resourceIds, onSale }: ExtraView,
  currency: string,
): ExtraForm => ({
  ...{ name, per, tax, onSale, price: typedMoney(price, currency) },
  places: [...kinds.map((kind) => `kind:${kind}`), ...resourceIds.map((id) => `resource:${id}`)],
});

/** What an extra would be by what was typed, or what is wrong at which field. */
export function readExtra({ places, ...form }: ExtraForm, currency: string): Read {
  const name = form.name.trim();
  const price = minorIn(form.price, currency);
  const errors: Errors = {
    ...(name ? {} : { name: 'Give it a name, like “Lunch”' }),
    ...(price === null ? { price: 'Write an amount, like 12 or 4.50; 0 for none' } : {}),
  };
  if (!name || price === null) return { ok: false, errors };
  const of = (prefix: string) => places.flatMap((one) => (one.startsWith(prefix) ? one.slice(prefix.length) : []));
  const where = { kinds: of('kind:') as ResourceKind[], resourceIds: of('resource:') as ResourceId[] };
  return { ok: true, value: { ...form, ...where, name, price } };
}
