'use client';
import { useState, type ComponentProps } from 'react';
import { paths } from '@/client/paths';
import { localDateOf, localOf } from '@/kernel/zone';
import type { ClosuresView } from '../closures.contract';
import { CloseForm } from './close-form';
import { DoneView } from './done-view';
import { HoursForm } from './hours-form';
import type { ClosuresSpace, PlanPart } from './plan-part';
import { PlanView } from './plan-view';
import { RetireForm } from './retire-form';
import type { Wall } from '@/features/planning/ui/option-words';
import { usePlanner } from './use-planner';
import { ZoneForm } from './zone-form';

type Props = {
  space: ClosuresSpace;
  part: PlanPart;
  closures: ClosuresView;
  zones: readonly string[];
  firstNow: Date;
  locale: string;
};

/** A change of the space from wish to deed: what is wanted, what it touches, and what became of it. */
export function PlannerScreen({ space, part, closures, zones, firstNow, locale }: Props) {
  const planner = usePlanner(space.id);
  const [what, setWhat] = useState('');
  const { looked, done, refusal, planning } = planner;
  const here = { timeZone: closures.timeZone, locale, today: localDateOf(firstNow, closures.timeZone) };
  const settings = (about: 'closures' | 'hours' | 'resources') => paths.settings(space.operatorSlug, space.slug, about);
  const wall = { ...here, timeZone: (done ?? looked)?.plan.timeZone ?? here.timeZone };
  const backTo = settings(part.kind === 'hours' ? 'hours' : part.kind === 'retire' ? 'resources' : 'closures');
  const form = { refusal: looked ? null : refusal, busy: planning, backHref: backTo, onLook: planner.look };
  if (done) return <DoneView space={space} done={done} what={what} wall={wall} backHref={backTo} />;
  return (
    <>
      {looked ? <PlanView planner={planner} looked={looked} what={what} wall={wall} /> : null}
      {/* What was typed is there when one comes back to change it. */}
      <div hidden={looked !== null}>
        <Wish {...{ part, space, closures, zones, firstNow, form }} wall={here} onWords={setWhat} />
      </div>
    </>
  );
}

type Form = Pick<ComponentProps<typeof RetireForm>, 'refusal' | 'busy' | 'backHref' | 'onLook'>;
type WishProps = Pick<Props, 'part' | 'space' | 'closures' | 'zones' | 'firstNow'> & {
  wall: Wall;
  form: Form;
  onWords: (what: string) => void;
};

function Wish({ part, space, closures, zones, firstNow, wall, form, onWords }: WishProps) {
  switch (part.kind) {
    case 'closure':
      return (
        <CloseForm
          {...form}
          places={closures.places}
          wall={wall}
          clock={localOf(firstNow, wall.timeZone).slice(11, 16)}
          onLook={(wish, words) => {
            onWords(words);
            form.onLook(wish);
          }}
        />
      );
    case 'retire':
      return <RetireForm {...form} place={closures.places.find(({ id }) => id === part.resourceId)} />;
    case 'hours':
      return <HoursForm {...form} spaceId={space.id} />;
    case 'zone':
      return <ZoneForm {...form} timeZone={closures.timeZone} zones={zones} />;
  }
}
