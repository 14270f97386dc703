'use client';
import { useMemo, useState } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { paths } from '@/client/paths';
import { useNow } from '@/client/use-now';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { PageHeader } from '@/ui/page-header';
import { wantedOfRange } from '../domain/wanted-time';
import type { Wish } from '../domain/wish';
import type { SearchAnswer } from '../search.contract';
import { comingDays, type ShutDays } from './coming-days';
import { FoundPlace } from './found-place';
import { NothingFound } from './nothing-found';
import { useFind } from './use-find';
import { WishBox } from './wish-box';
import { WishFields } from './wish-fields';
import type { WishVocabulary } from './wish-vocabulary';
import { dayInWish } from './wish-words';

type Props = {
  space: {
    readonly id: SpaceId;
    readonly slug: string;
    readonly name: string;
    readonly operator: string;
    readonly timeZone: string;
  };
  vocabulary: WishVocabulary;
  kinds: readonly ResourceKind[];
  shutDays: ShutDays;
  first: SearchAnswer;
  firstAsked: { readonly wish: Wish; readonly page: number };
  firstNow: Date;
  locale: string;
};

/** Find a time: a wish in words or in fields, and every place that has a time for it, best first. */
export function FindScreen({ space, vocabulary, kinds, shutDays, first, firstAsked, firstNow, locale }: Props) {
  const now = useNow(firstNow);
  const zone = space.timeZone;
  const coming = useMemo(
    () => ({ ...comingDays(shutDays, now, zone), monthFirst: locale === 'en-US' }),
    [shutDays, now, zone, locale],
  );
  const { today } = coming;
  const find = useFind({ spaceId: space.id, vocabulary, coming, first, firstAsked });
  const { wish, answer, change } = find;
  const [open, setOpen] = useState(false);
  const found = answer.data;
  const hrefOf = (desk: string, range: TimeRange) =>
    paths.book(space.operator, space.slug, {
      ...{ ...wantedOfRange(range, zone), desk },
      // Whoever books is one of them.
      ...(wish.people !== null && wish.people > 1 ? { guests: String(Math.min(wish.people - 1, 100)) } : {}),
    });
  return (
    <>
      <PageHeader dense title={`Find a time at ${space.name}`} lead={leadOf(found, today, locale)} />
      <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4 lg:sticky lg:top-20">
          <WishBox
            wish={wish}
            vocabulary={vocabulary}
            today={today}
            said={find.said}
            onSay={find.say}
            onChange={change}
          />
          <Button className="lg:hidden" aria-expanded={open} aria-controls="wish-fields" onClick={() => setOpen(!open)}>
            {open ? 'Hide the fields' : 'Choose field by field'}
          </Button>
          <div id="wish-fields" className={cn(!open && 'max-lg:hidden')}>
            <WishFields {...{ wish, vocabulary, kinds, today, locale }} shut={shutDays.shut} onChange={change} />
          </div>
        </div>
        <section
          aria-label="Times"
          aria-busy={answer.isPlaceholderData}
          className={cn('grid min-w-0 gap-3 transition-opacity delay-300', answer.isPlaceholderData && 'opacity-50')}
        >
          <h2 className="sr-only">Times</h2>
          {/* Its line is the gap above the first place, where all stands in one column. */}
          <LiveBadge className="max-lg:-mt-6" />
          {answer.isError && !found ? (
            <Banner tone="danger" live title="The times could not be loaded">
              Check your network. The page tries again by itself.
            </Banner>
          ) : null}
          {found && found.total === 0 ? (
            <NothingFound
              {...{ wish, zone, today, locale }}
              nearest={found.nearest}
              yours={found.yours}
              onChange={change}
            />
          ) : null}
          {found?.items.map((place) => (
            <FoundPlace key={place.resource.id} found={place} {...{ zone, today, now, locale, hrefOf }} />
          ))}
          {found && found.pages > 1 ? <Pages answer={found} onPage={find.goTo} /> : null}
        </section>
      </div>
    </>
  );
}

function leadOf(found: SearchAnswer | undefined, today: string, locale: string): string | undefined {
  if (!found) return undefined;
  const time = found.items
    .flatMap((place) => place.times.slice(0, 1))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
  if (!time) return found.yours.length > 0 ? 'You have this already' : 'Nothing free for this';
  const range = { startsAt: new Date(time.startsAt), endsAt: new Date(time.endsAt) };
  const places = found.total === 1 ? '1 place' : `${found.total} places`;
  return `${places}; the soonest shown is ${dayInWish(time.date, today)}, ${rangeLabel(range, found.timeZone, locale)}`;
}

const Pages = ({ answer, onPage }: { answer: SearchAnswer; onPage: (page: number) => void }) => (
  <nav aria-label="Pages" className="flex items-center justify-between gap-3 py-2">
    <Button disabled={answer.page <= 1} onClick={() => onPage(answer.page - 1)}>
      Before
    </Button>
    <p className="text-ink-muted tabular text-sm" aria-live="polite">
      Page {answer.page} of {answer.pages}
    </p>
    <Button disabled={answer.page >= answer.pages} onClick={() => onPage(answer.page + 1)}>
      More
    </Button>
  </nav>
);
