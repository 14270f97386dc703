'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import type { Id, OperatorId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { toast } from '@/ui/toast-store';
import type { CodeTerms, CodeView } from '../codes.contract';
import type { readCodes } from '../codes.reads';
import { discountInWords } from '../domain/discount';
import { CodeSheet } from './code-sheet';
import { chosenInWords, type KnownPlace } from './kinds-and-places';

type Props = {
  operatorId: OperatorId;
  first: Awaited<ReturnType<typeof readCodes>>;
  /** By the clock of the space. */
  today: string;
  locale: string;
};

/** What members can type to pay less: each code with its terms and how often it is used, changed, ended and added here. */
export function CodesScreen({ operatorId, first, today, locale }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const [opened, setOpened] = useState<CodeView | 'new' | null>(null);
  const [busy, setBusy] = useState(false);
  const { codes, currency, places } = useQuery(
    trpc.pricing.codes.queryOptions({ operatorId }, { initialData: first }),
  ).data;
  const save = async (terms: CodeTerms) => {
    setBusy(true);
    try {
      const codeId = opened && opened !== 'new' ? (opened.id as Id<'discount_code'>) : null;
      const wish = { operatorId, codeId, terms };
      await api.pricing.saveCode.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      toast({ title: `${terms.code} is saved`, tone: 'success' });
      setOpened(null);
    } catch (error) {
      sayRefusal(refusalIn(error));
    } finally {
      setBusy(false);
      void client.invalidateQueries(trpc.pricing.codes.pathFilter());
    }
  };
  return (
    <section aria-labelledby="codes" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="codes" className="text-xl font-semibold">
          Codes
        </h2>
        <Button onClick={() => setOpened('new')}>Add a code</Button>
      </div>
      <p className="text-ink-muted">Members type a code when they book, and pay less.</p>
      {codes.length === 0 ? (
        <EmptyState picture="calendar">
          No codes yet. “WELCOME, 20 % off, once each” is a good one to begin with.
        </EmptyState>
      ) : (
        <ul aria-label="Codes" className="divide-line border-line bg-surface divide-y rounded-lg border">
          {codes.map((code) => (
            <li key={code.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3">
              <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <span className="font-medium break-all">{code.code}</span>
                {isOver(code, today) ? <Badge>Over</Badge> : null}
              </p>
              <p className="tabular text-right font-medium">{discountInWords(code, currency, locale)}</p>
              <p className="text-ink-muted text-sm">{termsInWords(code, places, locale)}</p>
              <Button
                size="sm"
                variant="ghost"
                className="justify-self-end"
                aria-label={`Change ${code.code}`}
                onClick={() => setOpened(code)}
              >
                Change
              </Button>
            </li>
          ))}
        </ul>
      )}
      {opened ? (
        <CodeSheet
          {...{ currency, places, today, locale, busy }}
          opened={opened === 'new' ? null : opened}
          onSave={(terms) => void save(terms)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </section>
  );
}

const isOver = ({ ended, validTo, limitInAll, used }: CodeView, today: string): boolean =>
  ended || (validTo !== null && validTo < today) || (limitInAll !== null && used >= limitInAll);

/** "Desks · from 1 Jan 2027 to 31 Jan 2027 · once each · used 3 of 50 times". */
function termsInWords(
  { kinds, resourceIds, validFrom, validTo, limitInAll, limitEach, used }: CodeView,
  places: readonly KnownPlace[],
  locale: string,
): string {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const on = (date: string) => day.format(new Date(`${date}T00:00:00Z`));
  const where = [...kinds.map((kind) => `kind:${kind}`), ...resourceIds.map((id) => `resource:${id}`)];
  const days = [validFrom && `from ${on(validFrom)}`, validTo && `until ${on(validTo)}`].filter(Boolean).join(' ');
  const each = limitEach === null ? null : limitEach === 1 ? 'once each' : `${limitEach} times each`;
  const times =
    limitInAll === null ? (used === 1 ? 'used once' : `used ${used} times`) : `used ${used} of ${limitInAll} times`;
  return [chosenInWords(where, places), days, each, times].filter(Boolean).join(' · ');
}
