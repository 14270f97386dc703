'use client';
import { useState } from 'react';
import { Checkbox } from '@/ui/checkbox';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { Select } from '@/ui/select';
import { TimeField } from '@/ui/time-field';
import { AUDIENCES, CATEGORIES, PHOTOS_FOR, WHO_COMES } from '../../events.contract';
import { AUDIENCE_WORDS, CATEGORY_WORDS, minutesWords, PHOTOS_FOR_WORDS, WHO_COMES_WORDS } from '../event-words';
import type { PartProps } from './basic-fields';
import { DescriptionField } from './description-field';

export type Plan = { readonly id: string; readonly name: string };
type Props = Omit<PartProps, 'rooms'> & { plans: readonly Plan[] };

const AROUND = [0, 15, 30, 45, 60, 90, 120, 180, 240, 480];
const CLOSES = [0, 60, 120, 360, 720, 1440, 2880, 4320, 10_080];
const OFFERS = [15, 60, 180, 720, 1440, 2880];
/** The choices, and what stands there already where it is none of them. */
const withOwn = (choices: readonly number[], own: number | null): number[] =>
  [...new Set([...choices, ...(own === null ? [] : [own])])].sort((a, b) => a - b);

/** What it is about: words that people decide by. */
export function AboutFields({ editor: { draft, set, errors } }: Pick<Props, 'editor'>) {
  return (
    <>
      <DescriptionField
        value={draft.description}
        error={errors.description}
        onChange={(description) => set({ description })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Kind">
          <Select
            value={draft.category}
            onChange={({ target }) => set({ category: target.value as typeof draft.category })}
          >
            {CATEGORIES.map((one) => (
              <option key={one} value={one}>
                {CATEGORY_WORDS[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Tags"
          optional
          error={errors.tags ? 'At most eight, each of at most 30 letters' : undefined}
          help="With commas between them."
        >
          <Input
            value={draft.tags}
            maxLength={300}
            placeholder="typescript, beginners"
            onChange={({ target }) => set({ tags: target.value })}
          />
        </Field>
      </div>
    </>
  );
}

/** For whom it is, and what others are told of who comes. */
export function AudienceFields({ editor: { draft, set, errors }, plans }: Pick<Props, 'editor' | 'plans'>) {
  return (
    <>
      <Field label="For whom" group>
        <RadioGroup
          value={draft.audience}
          onValueChange={(audience) => set({ audience })}
          options={AUDIENCES.map((value) => ({
            value,
            label: AUDIENCE_WORDS[value],
            description: {
              public: 'On the public page too; whoever has no account answers by mail.',
              members: 'Members of the space, not visitors.',
              plans: plans.length === 0 ? 'There is no plan here yet.' : 'Members who are on one of these plans.',
              invited: 'Members and addresses that you ask, on its page.',
              link: 'It stands in no list: send its address to whom you like.',
            }[value],
            disabled: value === 'plans' && plans.length === 0,
          }))}
        />
      </Field>
      {draft.audience === 'plans' ? (
        <Field label="These plans" group error={errors.planIds}>
          <div className="grid gap-2">
            {plans.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={draft.planIds.includes(id)}
                onCheckedChange={(on) =>
                  set({ planIds: on ? [...draft.planIds, id] : draft.planIds.filter((one) => one !== id) })
                }
              />
            ))}
          </div>
        </Field>
      ) : null}
      <Field label="Others see of who comes">
        <Select
          value={draft.whoComes}
          onChange={({ target }) => set({ whoComes: target.value as typeof draft.whoComes })}
        >
          {WHO_COMES.map((one) => (
            <option key={one} value={one}>
              {WHO_COMES_WORDS[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Photos afterwards are seen by" help="Who was there adds them once it has begun.">
        <Select
          value={draft.photosFor}
          onChange={({ target }) => set({ photosFor: target.value as typeof draft.photosFor })}
        >
          {PHOTOS_FOR.map((one) => (
            <option key={one} value={one}>
              {PHOTOS_FOR_WORDS[one]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** How one answers: guests, a yes of the host, from when until when, and what becomes of a place that frees up. */
export function AnswerFields({ editor: { draft, set }, today, locale }: Omit<Props, 'plans'>) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      <Checkbox
        label="You say yes to each who asks to come"
        description="Until then nobody has a place."
        checked={draft.approval}
        onCheckedChange={(approval) => set({ approval })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Guests each">
          <Select value={String(draft.guestsEach)} onChange={({ target }) => set({ guestsEach: Number(target.value) })}>
            {Array.from({ length: 11 }, (_, count) => (
              <option key={count} value={String(count)}>
                {count === 0 ? 'None' : count}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Answers close">
          <Select
            value={String(draft.closesMinutes)}
            onChange={({ target }) => set({ closesMinutes: Number(target.value) })}
          >
            {withOwn(CLOSES, draft.closesMinutes).map((one) => (
              <option key={one} value={String(one)}>
                {one === 0 ? 'When it begins' : `${minutesWords(one)} before`}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field
        label="A place that frees up"
        help={
          draft.offerMinutes === null
            ? 'Whoever waits has it at once, and is told.'
            : 'It is held for the first in line; without an answer it goes to the next.'
        }
      >
        <Select
          value={draft.offerMinutes === null ? '' : String(draft.offerMinutes)}
          onChange={({ target }) => set({ offerMinutes: target.value === '' ? null : Number(target.value) })}
        >
          <option value="">Goes to the first in line at once</option>
          {withOwn(OFFERS, draft.offerMinutes).map((one) => (
            <option key={one} value={String(one)}>
              Is offered for {minutesWords(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label="Answers open later"
        description="Until then the page says from when on one can come."
        checked={draft.opens !== null}
        onCheckedChange={(later) => set({ opens: later ? { date: today, time: '12:00' } : null })}
      />
      {draft.opens ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Open on" error={problem}>
            <DateField
              value={draft.opens.date}
              today={today}
              locale={locale}
              onProblem={setProblem}
              onValueChange={(date) => date && draft.opens && set({ opens: { ...draft.opens, date } })}
            />
          </Field>
          <Field label="At">
            <TimeField
              value={draft.opens.time}
              max="23:45"
              locale={locale}
              onValueChange={(time) => time && draft.opens && set({ opens: { ...draft.opens, time } })}
            />
          </Field>
        </div>
      ) : null}
    </>
  );
}

/** For how long the room is held around each date. */
export function AroundFields({ editor: { draft, set } }: Pick<Props, 'editor'>) {
  const choose = (label: string, value: number, onChange: (minutes: number) => void) => (
    <Field label={label}>
      <Select value={String(value)} onChange={({ target }) => onChange(Number(target.value))}>
        {withOwn(AROUND, value).map((one) => (
          <option key={one} value={String(one)}>
            {one === 0 ? 'No time' : minutesWords(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {choose('To set up', draft.setupMinutes, (setupMinutes) => set({ setupMinutes }))}
      {choose('To clean up', draft.cleanupMinutes, (cleanupMinutes) => set({ cleanupMinutes }))}
    </div>
  );
}
