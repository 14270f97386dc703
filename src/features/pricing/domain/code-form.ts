import { minorIn, typedMoney } from '@/kernel/typed-money';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { ResourceId } from '@/kernel/ids';
import type { CodeTerms, CodeView } from '../codes.contract';

/** A code as its owner types it. `places` are kinds and single places, as `kind:desk` and `resource:…`. */
export type CodeForm = {
  readonly code: string;
  readonly off: 'percent' | 'amount';
  readonly size: string;
  readonly places: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly limitInAll: string;
  readonly limitEach: string;
  readonly onSale: boolean;
};
type Errors = { readonly [K in keyof CodeForm]?: string };
type Read = { readonly ok: true; readonly value: CodeTerms } | { readonly ok: false; readonly errors: Errors };

export const EMPTY_CODE: CodeForm = {
  ...{ code: '', off: 'percent', size: '', places: [], validFrom: null, validTo: null },
  ...{ limitInAll: '', limitEach: '', onSale: true },
};

export const formOfCode = (
  { code, off, kinds, resourceIds, validFrom, validTo, limitInAll, limitEach, ended }: CodeView,
  currency: string,
): CodeForm => ({
  ...{ code, off: off.type, validFrom, validTo, onSale: !ended },
  size: off.type === 'percent' ? String(off.percent) : typedMoney(off.amount, currency),
  places: [...kinds.map((kind) => `kind:${kind}`), ...resourceIds.map((id) => `resource:${id}`)],
  ...{ limitInAll: String(limitInAll ?? ''), limitEach: String(limitEach ?? '') },
});

/** Null for none, undefined for what is no such number. */
function usesIn(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const uses = /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return uses >= 1 && uses <= 1_000_000 ? uses : undefined;
}

function percentIn(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ''));
  const percent = found ? Number(`${found[1]}.${found[2] ?? 0}`) : 0;
  return percent > 0 && percent <= 100 ? percent : null;
}

function offIn({ off, size }: CodeForm, currency: string): CodeTerms['off'] | null {
  if (off === 'percent') {
    const percent = percentIn(size);
    return percent === null ? null : { type: 'percent', percent };
  }
  const amount = minorIn(size, currency);
  return amount === null || amount === 0 ? null : { type: 'amount', amount };
}

const PROBLEM = {
  percent: 'Write a per cent, like 10 or 12.5, at most 100',
  amount: 'Write an amount, like 5 or 2.50',
};
const NO_USES = 'Write a number, like 50, or nothing for any number';

/** What a code would be by what was typed, or what is wrong at which field. */
export function readCode(form: CodeForm, currency: string): Read {
  const code = form.code.trim().toUpperCase();
  const off = offIn(form, currency);
  const [limitInAll, limitEach] = [usesIn(form.limitInAll), usesIn(form.limitEach)];
  const { validFrom, validTo, places } = form;
  const errors: Errors = {
    ...(/^[A-Z0-9-]{3,30}$/.test(code) ? {} : { code: 'Letters, digits and dashes, from 3 to 30, like SPRING-26' }),
    ...(off ? {} : { size: PROBLEM[form.off] }),
    ...(validFrom && validTo && validFrom > validTo ? { validTo: 'This day is before the first' } : {}),
    ...(limitInAll === undefined ? { limitInAll: NO_USES } : {}),
    ...(limitEach === undefined ? { limitEach: NO_USES } : {}),
  };
  if (Object.keys(errors).length > 0 || !off || limitInAll === undefined || limitEach === undefined)
    return { ok: false, errors };
  const of = (prefix: string) => places.flatMap((one) => (one.startsWith(prefix) ? one.slice(prefix.length) : []));
  return {
    ok: true,
    value: {
      ...{ code, off, validFrom, validTo, limitInAll, limitEach, ended: !form.onSale },
      kinds: of('kind:') as ResourceKind[],
      resourceIds: of('resource:') as ResourceId[],
    },
  };
}
