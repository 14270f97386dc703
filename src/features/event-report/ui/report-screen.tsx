'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { paths } from '@/client/paths';
import { useTRPC } from '@/client/trpc';
import { CATEGORY_WORDS } from '@/features/events/ui/event-words';
import type { SpaceId } from '@/kernel/ids';
import { moneyInWords } from '@/kernel/money';
import { addDays, type LocalDate } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonLook } from '@/ui/button-look';
import { DateField } from '@/ui/date-field';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { Select } from '@/ui/select';
import { percentOf, percentWords } from '../domain/shares';
import { reportOf, type ReportSort } from '../domain/report-search';
import type { Report, ReportInput } from '../event-report.contract';
import { ReportTable } from './report-table';

type Props = {
  where: { readonly operator: string; readonly space: string };
  spaceId: SpaceId;
  first: Report;
  /** What the first page looks at, and whether who looks may host. */
  asked: Omit<ReportInput, 'spaceId'>;
  mayHost: boolean;
  today: LocalDate;
  locale: string;
};

const CATEGORIES = Object.keys(CATEGORY_WORDS) as (keyof typeof CATEGORY_WORDS)[];
const SEARCH = {
  ...{ from: parseAsString, to: parseAsString, host: parseAsString, category: parseAsString },
  ...{ sort: parseAsString, least: parseAsString, page: parseAsString },
};

/** What became of all events in a period: who came, who did not, who found no place, who looked and who answered. */
export function ReportScreen({ where, spaceId, first, asked, mayHost, today, locale }: Props) {
  const trpc = useTRPC();
  const [search, setSearch] = useQueryStates(SEARCH, { history: 'replace', scroll: false, shallow: true });
  const input = reportOf(search, today, CATEGORIES);
  const isFirst = JSON.stringify(input) === JSON.stringify(asked);
  const { data: report = first, isError } = useQuery(
    trpc.eventReport.report.queryOptions(
      { spaceId, ...input },
      { initialData: isFirst ? first : undefined, placeholderData: keepPreviousData },
    ),
  );
  const set = (next: Parameters<typeof setSearch>[0]) => void setSearch({ page: null, ...next });
  const sort = (by: ReportSort) =>
    set({ sort: by, least: input.sort === by ? (input.ascending ? null : 'first') : by === 'title' ? 'first' : null });
  const narrowed = input.category !== null || input.hostId !== null;
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader title="Events in figures" lead={leadOf(report)} />
      <search className="mb-5 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        <Field label="From" className="min-w-0 sm:w-44">
          <DateField value={input.from} today={today} locale={locale} onValueChange={(from) => set({ from })} />
        </Field>
        <Field label="To" className="min-w-0 sm:w-44">
          <DateField value={input.to} today={today} locale={locale} onValueChange={(to) => set({ to })} />
        </Field>
        {report.hosts.length > 1 || input.hostId ? (
          <Field label="Host" className="min-w-0 sm:w-48">
            <Select value={input.hostId ?? ''} onChange={({ target }) => set({ host: target.value || null })}>
              <option value="">Everybody</option>
              {report.hosts.map(({ memberId, name }) => (
                <option key={memberId} value={memberId}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Field label="Category" className="min-w-0 sm:w-44">
          <Select value={input.category ?? ''} onChange={({ target }) => set({ category: target.value || null })}>
            <option value="">All</option>
            {CATEGORIES.map((one) => (
              <option key={one} value={one}>
                {CATEGORY_WORDS[one]}
              </option>
            ))}
          </Select>
        </Field>
        <a href={paths.api.eventReport(spaceId, search)} download className={buttonLook({ variant: 'ghost' })}>
          As a table (CSV)
        </a>
      </search>
      {isError ? (
        <Banner tone="danger" live title="The figures could not be loaded">
          Check your network. The page tries again by itself.
        </Banner>
      ) : report.events === 0 ? (
        <Nothing
          {...{ where, mayHost, narrowed }}
          onAll={() => set({ host: null, category: null })}
          onYear={() => set({ from: addDays(today, -365), to: addDays(today, 365) })}
        />
      ) : (
        <>
          <ReportTable report={report} where={where} sorted={input} onSort={sort} locale={locale} />
          <p className="text-ink-muted mt-3 max-w-3xl text-sm">
            Dates in these days, with the people who said that they come, guests counted. Did not come: of dates that
            are over. Waiting: places that were wanted and not there. Views: who opened the page in these days, each
            person once a day, hosts and robots left out. Answered: how many people answered in these days, for each
            hundred views.{incomeWords(report, locale)}
          </p>
          {report.pages > 1 ? <Pages report={report} onPage={(page) => void setSearch({ page })} /> : null}
        </>
      )}
    </div>
  );
}

function leadOf({ sums, all, events }: Report): string {
  if (events === 0) return all ? 'What became of all events' : 'What became of the events that you run';
  const { going, dates, noShows, noShowsOf, waiting } = sums;
  const share = percentOf(noShows, noShowsOf);
  return [
    `${going} coming to ${dates} ${dates === 1 ? 'date' : 'dates'}`,
    share === null ? null : `${percentWords(share)} did not come`,
    waiting > 0 ? `${waiting} found no place` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the tickets cost, and how much of it is where. */
function incomeWords({ sums: { due, onAccount, atDoor }, currency }: Report, locale: string): string {
  if (due === 0 && atDoor === 0) return '';
  const say = (minor: number) => moneyInWords(minor, currency, locale);
  return ` Income: what the tickets of those who come cost; ${say(onAccount)} of it on accounts, ${say(atDoor)} paid at the door.`;
}

const Pages = ({ report: { page, pages }, onPage }: { report: Report; onPage: (page: string | null) => void }) => (
  <nav aria-label="Pages" className="mt-4 flex items-center justify-center gap-3">
    <Button
      size="sm"
      disabledReason={page <= 1 ? 'This is the first page.' : undefined}
      onClick={() => onPage(page <= 2 ? null : String(page - 1))}
    >
      Before
    </Button>
    <span className="tabular" aria-live="polite">
      Page {page} of {pages}
    </span>
    <Button
      size="sm"
      disabledReason={page >= pages ? 'This is the last page.' : undefined}
      onClick={() => onPage(String(page + 1))}
    >
      Next
    </Button>
  </nav>
);

type NothingProps = Pick<Props, 'where' | 'mayHost'> & { narrowed: boolean; onAll: () => void; onYear: () => void };

function Nothing({ where, mayHost, narrowed, onAll, onYear }: NothingProps) {
  if (narrowed)
    return (
      <EmptyState picture="search" action={<Button onClick={onAll}>Look at all of them</Button>}>
        None of the events of these days fits.
      </EmptyState>
    );
  return (
    <EmptyState
      picture="people"
      action={
        mayHost ? (
          <span className="flex flex-wrap justify-center gap-2">
            <LinkButton variant="primary" href={paths.newEvent(where.operator, where.space)}>
              New event
            </LinkButton>
            <Button onClick={onYear}>Look at the whole year</Button>
          </span>
        ) : (
          <LinkButton href={paths.memberEvents(where.operator, where.space)}>See what is on</LinkButton>
        )
      }
    >
      {mayHost
        ? 'No event took place in these days. Publish one, and its figures stand here from the first answer on.'
        : 'The figures of events that you run stand here.'}
    </EmptyState>
  );
}
