import { addDays, localDateOf } from '@/kernel/zone';
import { makeMember, makeResource, makeSpace } from '@/testing/makers';
import { closureScene } from './testing-closures';

export const ZONE = 'Europe/Lisbon';
/** Ten days ahead, and never across a change of the clocks within the test. */
export const day = addDays(localDateOf(new Date(), ZONE), 10);
export const at = (time: string, date = day) => `${date}T${time}`;
export const short = (time: string, date = day) => `${date.slice(5)} ${time}`;

export const shut = (from = '12:00', to = '18:00', more: object = {}) => ({
  kind: 'closure',
  startsAt: at(from),
  endsAt: at(to),
  reason: 'Paint',
  ...more,
});

export const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

/** Olga's space with two desks, and Ana and Ben, who book there. */
export async function twoDesks() {
  const space = await makeSpace();
  const owner = await makeMember(space, 'owner', 'Olga');
  const [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  const desk = await makeResource(space, { name: 'Desk 1' });
  const other = await makeResource(space, { name: 'Desk 2' });
  return { space, owner, ana, ben, desk, other, scene: closureScene(space, owner) };
}
export type TwoDesks = Awaited<ReturnType<typeof twoDesks>>;
