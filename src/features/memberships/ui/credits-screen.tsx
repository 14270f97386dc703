'use client';
import { type ReactNode, useState } from 'react';
import { useNow } from '@/client/use-now';
import { localDateOf } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import type { BucketView } from '../memberships.contract';
import { GrantDialog } from './grant-dialog';
import { HeldList } from './held-list';
import { PassShop } from './pass-shop';
import { StatementList } from './statement-list';
import { TakeBackDialog } from './take-back-dialog';
import { useCredits, type CreditsFirst, type Whose } from './use-credits';

type Props = {
  whose: Whose;
  /** May give credit, and take it back. */
  grants: boolean;
  first: CreditsFirst;
  firstNow: Date;
  locale: string;
  /** On which plan they are, in front of what they hold. */
  children?: ReactNode;
};

/** What somebody holds prepaid, what they can buy, and what came and went: their own page, and that of whoever serves them. */
export function CreditsScreen({ whose, grants, first, firstNow, locale, children }: Props) {
  const held = useCredits(whose, first);
  const { credits, passes, statement, busy } = held;
  const now = useNow(firstNow);
  const [giving, setGiving] = useState(false);
  const [taking, setTaking] = useState<BucketView | null>(null);
  const { displayName, currency, timeZone, buckets } = credits;
  const own = whose.memberId === undefined;
  const entries = statement.data.pages.flatMap(({ items }) => items);
  const more = statement.hasNextPage
    ? { onMore: () => void statement.fetchNextPage(), loading: statement.isFetchingNextPage }
    : null;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={own ? 'Plan & credits' : `Plan & credits of ${displayName}`}
        lead={own ? 'What you hold pays your bookings before money does.' : undefined}
        action={grants && !own ? <Button onClick={() => setGiving(true)}>Give credit</Button> : undefined}
      />
      <div className="grid gap-8">
        {children}
        <section aria-labelledby="held" className="grid gap-3">
          <h2 id="held" className="text-lg font-semibold">
            {own ? 'What you hold' : 'Held'}
          </h2>
          {buckets.length > 0 ? (
            <HeldList credits={credits} now={now} locale={locale} onTakeBack={grants && !own ? setTaking : undefined} />
          ) : (
            <EmptyState picture="calendar">
              {own ? 'Nothing yet. A pass, or what the house gives you, stands here.' : `${displayName} holds nothing.`}
            </EmptyState>
          )}
        </section>
        {passes.passes.length > 0 ? (
          <section aria-labelledby="passes" className="grid gap-3">
            <h2 id="passes" className="text-lg font-semibold">
              Passes
            </h2>
            <PassShop
              {...{ passes: passes.passes, currency: passes.currency, locale, busy }}
              buyer={own ? null : displayName}
              onBuy={held.buy}
            />
          </section>
        ) : null}
        {entries.length > 0 ? (
          <section aria-labelledby="history" className="grid gap-3">
            <h2 id="history" className="text-lg font-semibold">
              What came and went
            </h2>
            <StatementList {...{ entries, currency, timeZone, locale, more }} />
          </section>
        ) : null}
      </div>
      {giving ? (
        <GrantDialog
          {...{ to: displayName, currency, locale, busy: busy === 'give', today: localDateOf(now, timeZone) }}
          onGive={held.give}
          onClose={() => setGiving(false)}
        />
      ) : null}
      {taking ? (
        <TakeBackDialog
          {...{ bucket: taking, whose: displayName, currency, locale, busy: busy === `take ${taking.id}` }}
          onTake={held.takeBack}
          onClose={() => setTaking(null)}
        />
      ) : null}
    </div>
  );
}
