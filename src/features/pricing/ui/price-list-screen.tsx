'use client';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNow } from '@/client/use-now';
import { ROLES_IN_WORDS } from '@/features/booking-rules/domain/scope-words';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { toast } from '@/ui/toast-store';
import { type ChangedPin, changedPins, judgePins } from '../domain/price-pins';
import { namesOfPlaces } from '../domain/priced-place';
import { formOfRule, newRuleForm, type RuleForm } from '../domain/rule-form';
import type { TriedBooking } from '../domain/try-price';
import { priceList, type PriceRule } from '../pricing.contract';
import { PricePins } from './price-pins';
import { PriceSheet } from './price-sheet';
import { PriceTerms } from './price-terms';
import { PriceVersions } from './price-versions';
import { PriceWeek } from './price-week';
import { PublishDialog } from './publish-dialog';
import { SimulatePrices } from './simulate-prices';
import { TryPrices } from './try-prices';
import { useFindings } from './use-findings';
import { useReplay } from './use-replay';
import { usePriceList, type PriceLists, type WorkedList } from './use-price-list';

const RuleLineSheet = lazy(() => import('./rule-line-sheet').then((module) => ({ default: module.RuleLineSheet })));

type Props = {
  operatorId: OperatorId;
  spaceId: SpaceId;
  first: PriceLists;
  timeZone: string;
  firstNow: Date;
  locale: string;
};

/** The price list of an operator: its lines in the order that decides, what is wrong with them, what it comes to, and making it count. */
export function PriceListScreen({ operatorId, spaceId, first, timeZone, firstNow, locale }: Props) {
  const now = useNow(firstNow);
  const today = localDateOf(now, timeZone);
  const prices = usePriceList({ operatorId, spaceId }, first, today);
  const { list, places, plans, currency, inForce, latest, published, draft, dirty, busy } = prices;
  const names = useMemo(() => namesOfPlaces(currency, places, plans), [currency, places, plans]);
  const counted = useMemo(() => (inForce ? priceList.parse(inForce) : null), [inForce]);
  const { pins } = prices;
  const judged = useMemo(() => judgePins(pins, list, currency, places), [pins, list, currency, places]);
  const replay = useReplay(operatorId);
  const world = useMemo(() => ({ list, currency, published }), [list, currency, published]);
  const findings = useFindings(prices, names, timeZone, replay.state);
  const [editing, setEditing] = useState<{ form: RuleForm; isNew: boolean } | null>(null);
  const [asked, setAsked] = useState<'publish' | number | null>(null);
  const [tried, setTried] = useState<TriedBooking | null>(() =>
    places[0]
      ? { place: places[0], date: today, from: '09:00', to: '12:00', role: 'member', guests: 0, recurring: false }
      : null,
  );
  const keep = (rule: PriceRule) => {
    const { rules } = list;
    const isThere = rules.some(({ id }) => id === rule.id);
    prices.edit({ rules: isThere ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule] });
    setEditing(null);
  };
  const remove = (rule: PriceRule) => {
    const before = list.rules;
    prices.edit({ rules: before.filter(({ id }) => id !== rule.id) });
    toast({ title: 'The line is gone', action: { label: 'Undo', onPress: () => prices.edit({ rules: before }) } });
  };
  const grave = findings.filter((one) => one.grave).length;
  return (
    <div className="grid grid-cols-1 gap-6">
      <div>
        <h2 className="text-xl font-semibold">Prices</h2>
        <p className="text-ink-muted mt-1">
          Read from above: of the lines that set a price the first that matches wins; all that take off, add or cap then
          take their turn. Prices are in {currency}, for all spaces.
        </p>
      </div>
      <State prices={prices} today={today} locale={locale} onPublish={() => setAsked('publish')} />
      {list.rules.length > 0 ? (
        <PriceSheet
          rules={list.rules}
          names={names}
          findings={findings}
          onOrder={(rules) => prices.edit({ rules })}
          onEdit={(rule) => setEditing({ form: formOfRule(rule, currency), isNew: false })}
          onRemove={remove}
        />
      ) : (
        <p className="border-line text-ink-muted rounded-lg border border-dashed p-4">
          There is no line yet. A list often begins with what an hour costs, then days, evenings, and what members pay
          less.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => setEditing({ form: newRuleForm(), isNew: true })}>Add a line</Button>
        {findings
          .filter(({ ruleId }) => ruleId === null)
          .map(({ words, grave: isGrave }) => (
            <p key={words} className={isGrave ? 'text-danger text-sm' : 'text-warn text-sm'}>
              {words}
            </p>
          ))}
      </div>
      {tried ? (
        <>
          <TryPrices
            {...{ list, places, names, today, now, locale, tried }}
            inForce={dirty || draft || latest !== inForce ? counted : null}
            onTry={(change) => setTried({ ...tried, ...change })}
            onPin={(expected) => void prices.pin(tried, expected, now)}
            pinning={busy === 'pin'}
          />
          <PricePins
            {...{ currency, today, locale }}
            pins={judged}
            places={new Map(places.map(({ id, name }) => [id, name]))}
            onUnpin={(pin) => void prices.unpin(pin)}
          />
          <PriceWeek list={list} currency={currency} tried={tried} who={ROLES_IN_WORDS[tried.role]} now={now} />
        </>
      ) : null}
      {list.rules.length > 0 ? (
        <SimulatePrices
          {...{ world, names, today, locale }}
          state={replay.state}
          onStart={(period) => void replay.start(world, period)}
          onStop={replay.stop}
        />
      ) : null}
      <PriceTerms list={list} places={places} currency={currency} onEdit={prices.edit} />
      <PriceVersions
        {...{ published, names, today, locale }}
        inForce={inForce?.number ?? null}
        onBringBack={(version) => setAsked(version)}
      />
      <Suspense>
        {editing ? (
          <RuleLineSheet
            key={editing.form.id}
            opened={editing.form}
            isNew={editing.isNew}
            {...{ names, places, plans, today, locale }}
            taxes={list.taxes}
            onKeep={keep}
            onClose={() => setEditing(null)}
          />
        ) : null}
      </Suspense>
      <Asked
        {...{ asked, prices, grave, today, locale }}
        changed={changedPins(judged)}
        onClose={() => setAsked(null)}
      />
    </div>
  );
}

type AskedProps = {
  asked: 'publish' | number | null;
  prices: WorkedList;
  grave: number;
  changed: readonly ChangedPin[];
  today: string;
  locale: string;
  onClose: () => void;
};

/** The dialog before a list counts: the draft, or an earlier version. */
function Asked({ asked, prices, grave, changed, today, locale, onClose }: AskedProps) {
  const { list, published, currency, busy, pins, places } = prices;
  const shared = { published, currency, today, locale, busy: busy !== null, onClose };
  if (asked === null) return null;
  if (asked === 'publish')
    return (
      <PublishDialog
        title="Publish the prices"
        description={`${list.rules.length} ${list.rules.length === 1 ? 'line counts' : 'lines count'} from the day that you choose. A published list never changes; the next one takes its place.`}
        act="Publish"
        warning={grave > 0 ? `${grave === 1 ? 'One thing is' : `${grave} things are`} in red above.` : null}
        {...shared}
        changed={changed}
        onAct={prices.publish}
      />
    );
  const earlier = published.find(({ number }) => number === asked);
  return (
    <PublishDialog
      title={`Bring back version ${asked}`}
      description="It counts again as a new version, with all of its lines. A draft stays as it is."
      act="Bring it back"
      {...shared}
      changed={earlier ? changedPins(judgePins(pins, priceList.parse(earlier), currency, places)) : []}
      onAct={(from, accepted) => prices.rollBack(asked, from, accepted)}
    />
  );
}

/** Which list it is, and what can be done with it. */
type StateProps = { prices: WorkedList; today: string; locale: string; onPublish: () => void };

function State({ prices, today, locale, onPublish }: StateProps) {
  const { dirty, draft, inForce, latest, busy, list } = prices;
  const isDraft = dirty || draft !== null;
  if (!isDraft && latest) {
    const isToCome = latest.effectiveFrom > today;
    return (
      <p>
        {inForce && isToCome ? `Version ${inForce.number} counts today. Below is what comes after it. ` : null}
        Version {latest.number} {isToCome ? 'counts from' : 'has counted since'}{' '}
        {dateInWords(latest.effectiveFrom, locale)}. Whatever you change becomes a draft first.
      </p>
    );
  }
  if (!isDraft)
    return (
      <Banner title="No prices yet">
        Until a list is published nobody is told of prices, and everything is booked as before.
      </Banner>
    );
  return (
    <Banner
      tone="warn"
      title={dirty ? 'A draft, not saved yet' : 'A draft'}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" variant="ghost" loading={busy === 'discard'} onClick={() => void prices.discard()}>
            Discard
          </Button>
          {dirty ? (
            <Button size="sm" loading={busy === 'save'} onClick={() => void prices.save()}>
              Save the draft
            </Button>
          ) : null}
          {list.rules.length > 0 ? (
            <Button size="sm" variant="primary" onClick={onPublish}>
              Publish…
            </Button>
          ) : null}
        </span>
      }
    >
      Nobody pays by it. {inForce ? `Version ${inForce.number} counts until another is published.` : null}
    </Banner>
  );
}
