import { byTax, type ChargeLine, type NewCharge, sameTax, type TaxPart } from './charge-lines';

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
    const lines = byTax([...before, ...wanted]).flatMap((tax) => difference(tax, before, wanted));
    const { memberId, serviceOn, currency } = account;
    return lines.length > 0 ? [{ memberId, serviceOn, currency, lines }] : [];
  });
}

const isSameAccount = (a: NewCharge, b: NewCharge): boolean =>
  a.memberId === b.memberId && a.serviceOn === b.serviceOn && a.currency === b.currency;

function difference(tax: TaxPart, before: readonly ChargeLine[], wanted: readonly ChargeLine[]): ChargeLine[] {
  const ofTax = (lines: readonly ChargeLine[]) => lines.filter((line) => sameTax(line, tax));
  const [was, is] = [byTax(ofTax(before))[0], byTax(ofTax(wanted))[0]];
  const net = (is?.net ?? 0) - (was?.net ?? 0);
  const ofIt = (is?.tax ?? 0) - (was?.tax ?? 0);
  if (net === 0 && ofIt === 0) return [];
  const words = (ofTax(wanted)[0] ?? ofTax(before).at(-1))?.words ?? '';
  const { category, name, percent } = tax;
  return [{ category, name, percent, net, tax: ofIt, gross: net + ofIt, words }];
}
