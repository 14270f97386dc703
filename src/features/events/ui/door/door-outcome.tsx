import { CheckCircle2, CloudUpload, History, Undo2, XCircle } from 'lucide-react';
import { moneyInWords } from '@/kernel/money';
import { cn } from '@/ui/cn';
import { clockOf } from './door-words';
import type { Outcome } from './use-door';

const LOOK = {
  in: { Icon: CheckCircle2, tone: 'border-success bg-success-soft text-success' },
  before: { Icon: History, tone: 'border-warn bg-warn-soft text-warn' },
  waits: { Icon: CloudUpload, tone: 'border-line-strong bg-sunken text-ink' },
  undone: { Icon: Undo2, tone: 'border-line-strong bg-sunken text-ink' },
  paid: { Icon: CheckCircle2, tone: 'border-success bg-success-soft text-success' },
  paid_before: { Icon: History, tone: 'border-warn bg-warn-soft text-warn' },
  unpaid: { Icon: Undo2, tone: 'border-line-strong bg-sunken text-ink' },
  refused: { Icon: XCircle, tone: 'border-danger bg-danger-soft text-danger' },
} as const;

type Props = { outcome: Outcome | null; timeZone: string; locale: string };

/** What became of the last scan, large enough for an arm's length. Said to screen readers at once. */
export function DoorOutcome({ outcome, timeZone, locale }: Props) {
  return (
    <div role="status" aria-live="assertive" className="min-h-20">
      {outcome ? <Said outcome={outcome} timeZone={timeZone} locale={locale} /> : null}
    </div>
  );
}

function Said({ outcome, timeZone, locale }: { outcome: Outcome; timeZone: string; locale: string }) {
  const { Icon, tone } = LOOK[outcome.is];
  const { title, text } = wordsOf(outcome, (at) => clockOf(at, timeZone, locale));
  return (
    <div className={cn('flex items-center gap-4 rounded-lg border-2 p-4', tone)}>
      <Icon aria-hidden className="size-10 shrink-0" />
      <div className="min-w-0">
        <p className="text-xl font-semibold break-words">{title}</p>
        <p>{text}</p>
      </div>
    </div>
  );
}

function wordsOf(outcome: Outcome, clock: (at: string) => string): { title: string; text: string } {
  switch (outcome.is) {
    case 'in':
      return { title: outcome.name, text: `In you go${withGuests(outcome)}.` };
    case 'before':
      return { title: `${outcome.name} is in already`, text: `Since ${clock(outcome.at)}${withGuests(outcome)}.` };
    case 'waits':
      return { title: outcome.name ?? 'Scanned', text: 'Kept here, and sent when the connection is back.' };
    case 'undone':
      return { title: outcome.name, text: 'Not in any more.' };
    case 'paid':
      return {
        title: `${outcome.name} paid`,
        text: outcome.owed > 0 ? `${money(outcome.owed, outcome)} is still open.` : 'Nothing is open.',
      };
    case 'paid_before':
      return { title: `${outcome.name} had paid already`, text: `${money(outcome.paid, outcome)}. Nothing was added.` };
    case 'unpaid':
      return { title: outcome.name, text: `The payment is taken back: ${money(outcome.owed, outcome)} is open.` };
    case 'refused':
      return { title: outcome.name ? `${outcome.name}: ${outcome.title}` : outcome.title, text: outcome.hint ?? '' };
  }
}

const money = (minor: number, { currency }: { readonly currency: string }): string => moneyInWords(minor, currency);

function withGuests({ party, guestNames }: { party: number; guestNames: readonly string[] }): string {
  if (party < 2) return '';
  const names = guestNames.filter(Boolean);
  return ` with ${party - 1} ${party === 2 ? 'guest' : 'guests'}${names.length > 0 ? `: ${names.join(', ')}` : ''}`;
}
