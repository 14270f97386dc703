'use client';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useQuietTopic } from '@/client/live/use-quiet-topic';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import { rangeOfWanted, type WantedTime } from '@/features/availability/domain/wanted-time';
import { type ExtraCounts, wantedOf } from '@/features/pricing/ui/extras-field';
import { isTaken } from '@/features/pricing/ui/code-field';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import type { TypedPattern } from '@/features/recurrence/domain/pattern-rule';
import { opensOverMidnight } from '@/features/spaces/domain/opening-hours';
import { spaceTopic } from '@/kernel/realtime';
import { localDateOf, type LocalDateTime } from '@/kernel/zone';
import type { BookSeriesAnswer } from '../../series.contract';
import { countUnnamed, guestsTyped, withUnnamed, type GuestDraft } from '../../domain/guest-drafts';
import { blockWishes, hasBlocks, type BlockForm } from '../../domain/block-wish';
import { formOf, NO_REPEAT, ruleOf, type RepeatForm } from '../../domain/repeat-form';
import { seriesDecisions } from '../../domain/said-of-dates';
import { seriesWish } from '../../domain/series-wish';
import { typedWish } from '../../domain/typed-wish';
import type { BookViewer } from '../book-space';
import { useBook } from '../use-book';
import { lostIn } from './series-plan';
import type { SeriesSpace } from './series-space';
import { useSeriesChoices } from './use-series-choices';
import { useSeriesSearch } from './use-series-search';

/** A date is left out with all its times, or one time of it alone. */
const isStart = (one: string): one is LocalDateTime => one.length > 10;

const WEEKLY: RepeatForm = { ...NO_REPEAT, every: 'weekly' };

/** The repeat of the page's address; every week where it has none that can be read. */
function repeatIn(text: string | null, localStart: LocalDateTime, timeZone: string): RepeatForm {
  const parsed = text === null ? null : parseRule(text);
  return parsed?.ok ? formOf(parsed.rule, { localStart, timeZone }) : WEEKLY;
}

/** A new series from wish to deed: what is wanted, every date of it, what was said of them, and booking them all at once. */
export function useNewSeries(space: SeriesSpace, viewer: BookViewer, sensible: WantedTime, now: Date) {
  const { timeZone } = space.rules;
  const trpc = useTRPC();
  const request = useRequestId();
  const { series } = useBook({ id: space.id, timeZone }, viewer.name);
  const { wanted, desk, rule: ruleText, guests: unnamed, setSearch } = useSeriesSearch(sensible);
  const start = (date: string): LocalDateTime => `${date}T${wanted.from}`;
  const [repeat, setRepeatForm] = useState(() => repeatIn(ruleText, start(wanted.date), timeZone));
  const [extra, setExtra] = useState<readonly string[]>([]);
  const [out, setOut] = useState<readonly string[]>([]);
  // Those that came by typing go when they are typed no more.
  const [outTyped, setOutTyped] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [extras, setExtras] = useState<ExtraCounts>({});
  const [blocks, setBlocks] = useState<readonly BlockForm[]>([]);
  const [blocksTyped, setBlocksTyped] = useState(false);
  // How many come along stands in the address, who they are does not.
  const [named, setNamed] = useState<readonly GuestDraft[]>([]);
  const guests = withUnnamed(named, unnamed);
  const typedGuests = guestsTyped(guests);
  const guestCount = typedGuests.guests.length;
  const [refused, setRefused] = useState<{ wish: string; refusal: RefusalIn } | null>(null);
  const [done, setDone] = useState<BookSeriesAnswer | null>(null);
  const { places } = space;
  const resource = places.find(({ id }) => id === desk) ?? places.find(({ kind }) => kind === 'desk') ?? places[0];

  const rule = ruleOf(repeat, start(wanted.date));
  const dates = rule && rangeOfWanted(wanted, timeZone) ? seriesWish(wanted, rule, timeZone, now) : null;
  const mayHaveBlocks = hasBlocks(rule);
  const times = mayHaveBlocks ? blocks : [];
  const wishes = rule && dates ? blockWishes(times, { ...dates, rule }, timeZone, now) : null;
  const startsOn = (date: string) => [start(date), ...times.map(({ from }): LocalDateTime => `${date}T${from}`)];
  const exdates = [...new Set(out.flatMap((one) => (isStart(one) ? one : startsOn(one))))];
  const asked =
    resource && wishes
      ? {
          ...{ spaceId: space.id, resourceId: resource.id, ...wishes[0], exdates, rdates: extra.map(start) },
          ...(wishes.length > 1 ? { blocks: wishes.slice(1) } : {}),
        }
      : null;
  const wish = JSON.stringify(asked);
  const typedCode = code === null ? {} : { code };
  const chosen = wantedOf(extras);
  const withExtras = chosen.length > 0 ? { extras: chosen } : {};
  const plan = useQuery(
    trpc.bookings.planSeries.queryOptions(
      asked && !done ? { ...asked, ...typedCode, ...withExtras, guestCount, withOptions: true } : skipToken,
      {
        placeholderData: keepPreviousData,
        staleTime: 5_000,
      },
    ),
  );
  const settled = asked && !plan.isPlaceholderData ? plan.data : undefined;
  const said = useSeriesChoices(settled?.occurrences, wish);
  useUnsavedWarning(done === null && Object.keys(said.choices).length > 0);
  useQuietTopic(asked && !done ? spaceTopic(space.id) : null, () => void plan.refetch());

  const save = async () => {
    if (!asked || !settled) return;
    const { planToken, occurrences } = settled;
    const decisions = seriesDecisions(occurrences, said.choices, said.offerMinutes);
    const withCode = isTaken(code, settled.code) ? typedCode : {};
    const input = {
      ...asked,
      ...withCode,
      ...withExtras,
      onClash: 'fail' as const,
      planToken,
      decisions,
      note,
      guests: [...typedGuests.guests],
    };
    setRefused(null);
    try {
      const answer = await series.mutateAsync({ ...input, requestId: request.idFor(input) });
      request.answered();
      setDone(answer);
    } catch (error) {
      const refusal = refusalIn(error);
      setRefused({ wish, refusal });
      said.lose(lostIn(refusal.details));
    }
  };
  return {
    resource,
    wanted,
    setWanted: (change: Partial<WantedTime>) => void setSearch(change),
    setResource: (resourceId: string) => void setSearch({ desk: resourceId }),
    repeat,
    setRepeat: (form: RepeatForm) => {
      setRepeatForm(form);
      const next = ruleOf(form, start(wanted.date));
      void setSearch({ rule: next ? formatRule(next, timeZone) : null });
    },
    /** A repeat in one's own words, with all that it says of times, the first date and dates to leave out. */
    setTyped: (pattern: TypedPattern) => {
      const nights = opensOverMidnight(space.rules);
      const typed = typedWish(pattern, { wanted, today: localDateOf(now, timeZone), nights });
      const kept = out.filter((date) => !outTyped.includes(date));
      setRepeatForm(typed.repeat);
      // Times that came by typing go when they are typed no more; those that were added stay.
      if (typed.blocks.length > 0 || blocksTyped) setBlocks(typed.blocks);
      setBlocksTyped(typed.blocks.length > 0);
      setOutTyped(typed.out.filter((date) => !kept.includes(date)));
      setOut([...new Set([...kept, ...typed.out])].sort());
      const next = ruleOf(typed.repeat, `${typed.wanted.date}T${typed.wanted.from}`);
      void setSearch({ ...typed.wanted, rule: next ? formatRule(next, timeZone) : null });
    },
    /** Further times of the same week; null where the repeat is by no weeks. */
    blocks: mayHaveBlocks ? blocks : null,
    setBlocks: (next: readonly BlockForm[]) => {
      setBlocksTyped(false);
      setBlocks(next);
    },
    extra,
    setExtra,
    out,
    setOut,
    /** A date that was added goes again; one of the pattern is left out. */
    leaveOut: (localStart: string) => {
      const date = localStart.slice(0, 10);
      if (times.length > 0 && isStart(localStart)) setOut([...out, localStart].sort());
      else if (extra.includes(date)) setExtra(extra.filter((one) => one !== date));
      else setOut([...out, date].sort());
    },
    guests,
    setGuests: (drafts: readonly GuestDraft[]) => {
      setNamed(drafts.filter(({ unnamed: nameless }) => !nameless));
      void setSearch({ guests: Math.min(countUnnamed(drafts), 100) });
    },
    guestsMissing: typedGuests.missing,
    note,
    setNote,
    code,
    setCode,
    /** What each date is had with beside the time. */
    extras,
    setExtras,
    guestCount,
    /** Null while the wish itself lacks something. */
    asked,
    plan,
    said,
    refusal: refused?.wish === wish ? refused.refusal : null,
    saving: series.isPending,
    save,
    done,
    /** Another wish, or the same once more. */
    again: () => setDone(null),
  };
}
export type NewSeries = ReturnType<typeof useNewSeries>;
