import type { ClosingId, MemberId, OperatorId } from '@/kernel/ids';
import { getHouse } from '@/features/spaces/spaces.service';
import { inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { jobsFor } from '@/server/jobs/reactions';
import { makeInvoice, numberInWords } from '../domain/make-invoice';
import { findSeller, hasInvoiceOf, listClosings, listMembersToClose, listNextToClose } from '../sql/closing-reads';
import { insertInvoice, lockAccount, updateToFinished } from '../sql/closing-writes';

type Where = { readonly operatorId: OperatorId };
const AT_ONCE = 50;

/**
 * "Make the invoices": each member's open charges up to the date of the closing become one numbered invoice or credit note, a member a transaction. It
 * goes on where it stopped, and may run twice at once: whoever has an invoice of it gets no other, and what is charged after that is for the next closing.
 */
export async function closeAccounts(where: Where, closingId: ClosingId, now = new Date()): Promise<{ made: number }> {
  const closing = await inOperator(where, async (tx) => (await listClosings(tx, closingId))[0]);
  if (!closing) return { made: 0 };
  let made = 0;
  let after: MemberId | null = null;
  for (;;) {
    const next: MemberId[] = await inOperator(where, (tx) => listNextToClose(tx, closing.upTo, after, AT_ONCE));
    for (const memberId of next) if (await closeAccount(where, closing, memberId)) made++;
    after = next.at(-1) ?? null;
    if (next.length < AT_ONCE) break;
  }
  await inOperator(where, (tx) => updateToFinished(tx, closingId, now));
  return { made };
}

type Closing = { readonly id: ClosingId; readonly upTo: string; readonly issuedOn: string };

/** One member's invoice: all of it, or nothing. */
function closeAccount(where: Where, { id, upTo, issuedOn }: Closing, memberId: MemberId): Promise<boolean> {
  return inOperator(where, async (tx) => {
    await lockAccount(tx, memberId);
    if (await hasInvoiceOf(tx, id, memberId)) return false;
    const [open] = await listMembersToClose(tx, upTo, { memberId });
    if (!open) return false;
    const { personId, charges, chargeIds, buyer } = open;
    const seller = await findSeller(tx);
    const invoice = makeInvoice(charges, { upTo, issuedOn, seller, buyer });
    if (!invoice) return false;
    const { currency } = await getHouse(tx);
    const made = await insertInvoice(tx, { memberId, closingId: id, issuedOn, currency, chargeIds }, invoice);
    const whose = { operatorId: where.operatorId, memberId, personId };
    const about = { invoiceId: made.id, kind: made.kind, number: numberInWords(made), byMail: seller.byMail };
    await enqueueJobs(tx, jobsFor([{ type: 'invoice.made', ...whose, ...about }]));
    return true;
  });
}
