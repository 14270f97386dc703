import type { BillingFact } from '@/features/billing/billing.facts';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { ClosureFact } from '@/features/closures/closures.facts';
import type { WhichBookings } from '@/features/billing/billing.contract';
import type { Fact } from '@/server/jobs/reactions';
import { personTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import { nudge } from './nudge-job';
import { notice } from './waitlist-reactions';

type AnyFact = BookingFact | ClosureFact;

/**
 * What follows on accounts: bookings to which something happened are charged for as they are by then. What can be undone waits until it can't be any
 * more, under a key of its act; an undo takes its place at once.
 */
export function reactWithCharges(fact: Fact): JobSpec[] {
  const asked = whichOf(fact as AnyFact);
  if (!asked) return [];
  const { operatorId } = fact as AnyFact;
  const { which, key, runAt } = asked;
  return [
    { task: 'charge-bookings', payload: { operatorId, which }, ...(key ? { key } : {}), ...(runAt ? { runAt } : {}) },
  ];
}

/** Invoices are made one member after another; a job that dies goes on where it stopped. */
const closeAccounts = ({ operatorId, closingId }: Extract<BillingFact, { type: 'closing.begun' }>): JobSpec => ({
  task: 'close-accounts',
  payload: { operatorId, closingId },
  key: `closing:${closingId}`,
});

/** What follows on an account: its member is told on screen, and by mail where the house mails invoices or somebody asked for it. */
export function reactToBilling(fact: BillingFact): JobSpec[] {
  const { operatorId } = fact;
  switch (fact.type) {
    case 'closing.begun':
      return [closeAccounts(fact)];
    case 'invoice.made': {
      const { kind, number, invoiceId } = fact;
      const mail = { task: 'send-invoice', payload: { operatorId, invoiceId } };
      return [
        nudge(personTopic(fact.personId)),
        notice(fact, kind === 'invoice' ? fact.type : 'credit_note.made', { invoiceId, number }),
        ...(fact.byMail ? [mail] : []),
      ];
    }
    case 'payment.reminded': {
      const { reminderId } = fact;
      return [
        notice(fact, fact.type, { reminderId }),
        { task: 'send-payment-reminder', payload: { operatorId, reminderId } },
      ];
    }
  }
}

type Asked = { readonly which: WhichBookings; readonly key?: string; readonly runAt?: string };

function whichOf(fact: AnyFact): Asked | null {
  switch (fact.type) {
    case 'booking.booked':
    case 'booking.not_shown':
      return { which: { bookingId: fact.bookingId } };
    case 'series.booked':
    case 'series.extended':
    case 'series.dates_filled':
      return { which: { seriesId: fact.seriesId } };
    case 'request.approved':
    case 'request.declined':
    case 'request.lapsed':
      return { which: fact.subject };
    case 'bookings.cancelled':
    case 'cancellation.undone': {
      const { cancellationId } = fact;
      return { which: { cancellationId }, key: `charge:${cancellationId}`, ...waiting(fact) };
    }
    case 'booking.changed':
    case 'booking.change_undone': {
      const { changeId } = fact;
      return { which: { changeId }, key: `charge:${changeId}`, ...waiting(fact) };
    }
    case 'series.changed':
    case 'series.change_undone':
      return { which: { seriesChangeId: fact.changeId }, key: `charge:${fact.changeId}`, ...waiting(fact) };
    case 'space.changed':
      return { which: { spaceChangeId: fact.changeId } };
    default:
      return null;
  }
}

const waiting = (fact: AnyFact) => ('undoUntil' in fact ? { runAt: fact.undoUntil } : {});
