'use client';
import { useState } from 'react';
import { moneyInWords } from '@/kernel/money';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { allowanceInWords, dateInWords, datesInWords, priceInWords } from '../domain/plan-words';
import type { MembershipOf, PlanView } from '../plans.contract';
import { CancelPlanDialog } from './cancel-plan-dialog';
import { ChangePlanDialog } from './change-plan-dialog';
import { JoinPlanDialog } from './join-plan-dialog';
import { PausePlanDialog } from './pause-plan-dialog';
import { PlanChoice } from './plan-choice';
import { type PlanFirst, usePlan, type WhosePlan } from './use-plan';

type Props = {
  whose: WhosePlan;
  first: PlanFirst;
  /** Serves members: any plan, from any day, without notice. */
  staff: boolean;
  locale: string;
};

/** On which plan somebody is, what it gives and costs next, and changing it; or the plans that can be taken. */
export function PlanSection({ whose, first, staff, locale }: Props) {
  const plan = usePlan(whose, first, locale);
  const { view, plans, busy } = plan;
  const { membership, currency, today, displayName } = view;
  const [asked, setAsked] = useState<'change' | 'pause' | 'cancel' | PlanView | null>(null);
  const own = whose.memberId === undefined;
  const open = plans.filter(({ retired }) => !retired);
  const close = () => setAsked(null);
  const done = (work: Promise<boolean>) => void work.then((fine) => (fine ? close() : undefined));
  return (
    <section aria-labelledby="plan" className="grid gap-3">
      <h2 id="plan" className="text-lg font-semibold">
        {own ? 'My plan' : 'Plan'}
      </h2>
      {membership ? (
        <Card className="grid gap-4" aria-label={membership.plan.name}>
          <PlanNow {...{ membership, currency, today, locale }} />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsked('change')} disabled={membership.endsOn !== null}>
              Change plan
            </Button>
            {membership.pause || membership.endsOn !== null ? null : (
              <Button onClick={() => setAsked('pause')}>Pause</Button>
            )}
            {membership.endsOn === null ? (
              <Button variant="ghost" onClick={() => setAsked('cancel')}>
                End the plan
              </Button>
            ) : null}
            <Undos {...{ membership, today, busy }} onUndo={(what) => void plan.undo(what)} />
          </div>
        </Card>
      ) : open.length === 0 ? (
        <EmptyState picture="calendar">{own ? 'You are on no plan.' : `${displayName} is on no plan.`}</EmptyState>
      ) : (
        <>
          <p className="text-ink-muted">
            {own ? 'You are on no plan. With one, its hours pay your bookings.' : `${displayName} is on no plan.`}
          </p>
          <PlanChoice plans={open} {...{ currency, locale }} onTake={setAsked} />
        </>
      )}
      {asked === 'change' && membership ? (
        <ChangePlanDialog
          {...{ membership, plans: open, currency, locale, staff }}
          operatorId={whose.operatorId}
          busy={busy === 'change'}
          onChange={(to, when, difference) => done(plan.change(to, when, difference))}
          onClose={close}
        />
      ) : null}
      {asked === 'pause' && membership ? (
        <PausePlanDialog
          {...{ membership, today, locale, staff }}
          busy={busy === 'pause'}
          onPause={(from, to) => done(plan.pause(from, to))}
          onClose={close}
        />
      ) : null}
      {asked === 'cancel' && membership ? (
        <CancelPlanDialog
          {...{ membership, today, locale, staff }}
          busy={busy === 'cancel'}
          onCancel={(lastOn) => done(plan.cancel(lastOn))}
          onClose={close}
        />
      ) : null}
      {asked !== null && typeof asked === 'object' ? (
        <JoinPlanDialog
          {...{ plan: asked, currency, today, locale }}
          busy={busy === 'join'}
          onJoin={(startsOn) => done(plan.join(asked, startsOn))}
          onClose={close}
        />
      ) : null}
    </section>
  );
}

type Now = { membership: MembershipOf; currency: string; today: string; locale: string };

function PlanNow({ membership, currency, today, locale }: Now) {
  const { plan, startsOn, endsOn, trialUntil, change, pause, next, charge } = membership;
  const on = (date: string) => dateInWords(date, locale);
  const notes = [
    startsOn > today ? `Begins on ${on(startsOn)}.` : null,
    trialUntil ? `On trial until ${on(trialUntil)}, for nothing.` : null,
    pause ? `Paused ${pause.to ? datesInWords(pause.from, pause.to, locale) : `from ${on(pause.from)} on`}.` : null,
    change ? `${change.name} from ${on(change.on)}.` : null,
    endsOn ? `Its last day is ${on(endsOn)}.` : null,
  ].filter((note) => note !== null);
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-xl font-semibold">{plan.name}</span>
        <span className="tabular font-medium">{priceInWords(plan.terms, currency, locale)}</span>
      </p>
      {plan.terms.allowances.length > 0 ? (
        <ul aria-label="What it gives">
          {plan.terms.allowances.map((allowance) => (
            <li key={JSON.stringify(allowance)}>{allowanceInWords(allowance, plan.terms)}</li>
          ))}
        </ul>
      ) : null}
      {notes.map((note) => (
        <p key={note}>
          <Badge>{note}</Badge>
        </p>
      ))}
      <p className="text-ink-muted text-sm">
        {charge
          ? `Next: ${moneyInWords(charge.amount, currency, locale)} on ${on(charge.on)}${next && next.from === charge.on ? `, for ${datesInWords(next.from, next.to, locale)}` : ''}.`
          : 'Nothing more is charged.'}
      </p>
    </div>
  );
}

type Undo = 'join' | 'change' | 'pause' | 'cancellation';
const UNDO_WORDS: Record<Undo, string> = {
  join: 'Take it back',
  change: 'Keep this plan',
  pause: 'End the pause',
  cancellation: 'Go on with it',
};

function Undos(props: { membership: MembershipOf; today: string; busy: string | null; onUndo: (what: Undo) => void }) {
  const { startsOn, change, pause, endsOn } = props.membership;
  const there: Record<Undo, boolean> = {
    join: startsOn > props.today,
    change: change !== null,
    pause: pause !== null,
    cancellation: endsOn !== null,
  };
  return (Object.keys(there) as Undo[]).map((what) =>
    there[what] ? (
      <Button key={what} loading={props.busy === `undo ${what}`} onClick={() => props.onUndo(what)}>
        {UNDO_WORDS[what]}
      </Button>
    ) : null,
  );
}
