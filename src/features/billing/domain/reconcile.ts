import { byTax, type ChargeLine, type NewCharge, sameLine } from './charge-lines';

/**
 * "What is to be charged so that it comes to this?": the difference between what something should come to and what was charged for it so far, as
 * charges to be added. Nothing where they agree, so it may be asked again and again, in any order. What another member, or another day, was charged
 * is given back there.
 */
export function reconcile(target: NewCharge | null, charged: readonly NewCharge[]): NewCharge[] {
  const accounts: NewCharge[] = [];
  for (const one of [...charged, ...(target ? [target] : [])])
    if (!accounts.some((known) => isSameAccount(known, one))) accounts.push(one);
  return accounts.flatMap((account) => {
    const before = charged.filter((one) => isSameAccount(one, account)).flatMap(({ lines }) => lines);
    const wanted = target && isSameAccount(target, account) ? target.lines : [];
    const kinds: ChargeLine[] = [];
    for (const one of [...before, ...wanted]) if (!kinds.some((known) => sameLine(known, one))) kinds.push(one);
    const lines = kinds.flatMap((kind) => difference(kind, before, wanted));
    const { memberId, serviceOn, currency } = account;
    return lines.length > 0 ? [{ memberId, serviceOn, currency, lines }] : [];
  });
}

const isSameAccount = (a: NewCharge, b: NewCharge): boolean =>
  a.memberId === b.memberId && a.serviceOn === b.serviceOn && a.currency === b.currency;

function difference(kind: ChargeLine, before: readonly ChargeLine[], wanted: readonly ChargeLine[]): ChargeLine[] {
  const ofKind = (lines: readonly ChargeLine[]) => lines.filter((line) => sameLine(line, kind));
  const [was, is] = [byTax(ofKind(before))[0], byTax(ofKind(wanted))[0]];
  const net = (is?.net ?? 0) - (was?.net ?? 0);
  const ofIt = (is?.tax ?? 0) - (was?.tax ?? 0);
  if (net === 0 && ofIt === 0) return [];
  const words = (ofKind(wanted)[0] ?? ofKind(before).at(-1))?.words ?? '';
  const { category, name, percent, item } = kind;
  const sums = { net, tax: ofIt, gross: net + ofIt };
  return [{ category, name, percent, ...sums, words, ...(item === undefined ? {} : { item }) }];
}
