'use client';
import { useEffect, useRef } from 'react';
import { useRouter } from 'next/navigation';
import { counted } from '@/features/bookings/domain/when-words';
import { forgetHoursDraft } from '@/features/spaces/ui/hours/hours-draft-keeper';
import { Banner } from '@/ui/banner';
import { LinkButton } from '@/ui/link-button';
import { byPerson, choiceOf, sumsOf } from '../domain/row-choices';
import { LiftButton } from './lift-button';
import type { ClosuresSpace } from './plan-part';
import { optionWords, spanWords, type Wall } from '@/features/planning/ui/option-words';
import { doneInWords, doneTitle } from './plan-words';
import type { Done } from './use-planner';

type Props = { space: ClosuresSpace; done: Done; what: string; wall: Wall; backHref: string };

/** What was done: to whom, and who still has to be spoken with. */
export function DoneView({ space, done, what, wall, backHref }: Props) {
  const { plan, choices, answer } = done;
  const router = useRouter();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (plan.kind === 'hours') forgetHoursDraft(space.id);
    title.current?.focus();
  }, [plan.kind, space.id]);
  const { toSpeakWith } = sumsOf(plan.rows, choices);
  const sums = doneInWords(answer).join(', ');
  const told =
    answer.people > 0
      ? `${counted(answer.people, 'person', 'people')} got one mail${answer.people > 1 ? ' each' : ''}.`
      : '';
  return (
    <section aria-labelledby="done" className="grid gap-5">
      <div>
        <h2 id="done" ref={title} tabIndex={-1} className="text-xl font-semibold outline-none">
          {doneTitle(plan, what, wall)}
        </h2>
        <p className="text-ink-muted mt-1">
          {sums ? `${sums}. ` : 'Nobody had booked. '}
          {told}
        </p>
      </div>
      {toSpeakWith.length > 0 ? (
        <Banner tone="warn" title="Somebody has to speak with them">
          No mail address is known of {toSpeakWith.join(', ')}.
        </Banner>
      ) : null}
      {plan.rows.length > 0 ? (
        <ul aria-label="What became of each" className="divide-line border-line bg-surface divide-y rounded-lg border">
          {byPerson(plan.rows).map(({ key, who, rows }) => (
            <li key={key} className="grid gap-1 px-4 py-2.5">
              <p className="font-medium">{who}</p>
              {rows.map((row) => {
                const choice = choiceOf(row, choices);
                return (
                  <p key={row.bookingId} className="text-ink-muted tabular text-sm">
                    {row.resourceName}, {spanWords(row, wall)}:{' '}
                    <span className="text-ink">
                      {choice?.act === 'move'
                        ? optionWords(choice.option, row, wall)
                        : choice?.act === 'cancel'
                          ? 'cancelled'
                          : 'stays'}
                    </span>
                  </p>
                );
              })}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {answer.closureId ? (
          <LiftButton
            spaceId={space.id}
            closureId={answer.closureId}
            what={what}
            moved={answer.moved + answer.cancelled}
            onLifted={() => router.push(backHref)}
          />
        ) : null}
        <LinkButton variant="primary" href={backHref}>
          Done
        </LinkButton>
      </div>
    </section>
  );
}
