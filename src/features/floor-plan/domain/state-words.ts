import type { PlanResource, PlanResourceKind, PlanResourceState, PlanState } from '../floor-plan.contract';

/** The word for a state, as the legend, the list and the card say it. */
export const STATE_WORD: Record<PlanState, string> = {
  free: 'Free',
  yours: 'Yours',
  partly: 'Partly free',
  taken: 'Taken',
  held: 'Held',
  closed: 'Closed',
  not_for_you: 'Not for your plan',
};

export const KIND_WORD: Record<PlanResourceKind, string> = {
  desk: 'Desk',
  meeting_room: 'Meeting room',
  private_office: 'Private office',
  phone_booth: 'Phone booth',
  event_space: 'Event space',
  parking: 'Parking',
};

/** The plural, as a heading over those that belong to no group. */
export const KIND_WORDS: Record<PlanResourceKind, string> = {
  desk: 'Desks',
  meeting_room: 'Meeting rooms',
  private_office: 'Private offices',
  phone_booth: 'Phone booths',
  event_space: 'Event spaces',
  parking: 'Parking',
};

const percent = (share: number) => `${Math.min(99, Math.max(1, Math.round(share * 100)))} %`;

const SHARES: readonly (readonly [number, string])[] = [
  [1 / 4, 'a quarter'],
  [1 / 3, 'a third'],
  [1 / 2, 'half'],
  [2 / 3, 'two thirds'],
  [3 / 4, 'three quarters'],
];
/** How much, as one says it: "two thirds" where it is that to the percent, else "40 %". */
export const shareWords = (share: number): string =>
  SHARES.find(([exact]) => Math.abs(exact - share) < 0.006)?.[1] ?? percent(share);

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** The state in a few words: "Free", "Two thirds free", "Taken by Ana". */
export function stateWords(state: PlanResourceState): string {
  if (state.state === 'partly') return capital(`${shareWords(state.freeShare ?? 0)} free`);
  if (state.state === 'taken' && state.who) return `Taken by ${state.who}`;
  return STATE_WORD[state.state];
}

/** The state over the wanted time: "Free 09:00–17:00", "Free 09:00–11:00 of 09:00–12:00, two thirds", and where that has begun "half of what is left". */
export function stateInRange(state: PlanResourceState, range: string): string {
  const left = state.begun ? ' of what is left' : '';
  return state.state === 'partly' && state.freeWords
    ? `Free ${state.freeWords} of ${range}, ${shareWords(state.freeShare ?? 0)}${left}`
    : `${stateWords(state)} ${range}`;
}

/** The whole name that a screen reader speaks: "Desk 4, free 09:00–17:00". */
export function spokenName(resource: PlanResource, state: PlanResourceState, range: string): string {
  const words = stateInRange(state, range);
  const spoken = words.charAt(0).toLowerCase() + words.slice(1);
  const reason = state.reason ? `, ${state.reason}` : '';
  return `${resource.name}, ${spoken}${reason}`;
}

export type ResourceSection = { readonly title: string; readonly resources: readonly PlanResource[] };

/** The one order of plan, list and timeline. */
export const inPlanOrder = (resources: readonly PlanResource[]): PlanResource[] =>
  sectionsOf(resources).flatMap((section) => section.resources);

/** Sets resources in the order that plan and list share: desk groups first, then single desks, rooms, offices, booths, event spaces. */
export function sectionsOf(resources: readonly PlanResource[]): ResourceSection[] {
  const sections = new Map<string, PlanResource[]>();
  const order: PlanResourceKind[] = ['desk', 'meeting_room', 'private_office', 'phone_booth', 'event_space', 'parking'];
  for (const kind of order) {
    const ofKind = resources.filter((r) => r.kind === kind);
    const grouped = ofKind.filter((r) => r.groupName);
    const single = ofKind.filter((r) => !r.groupName);
    for (const resource of [...grouped, ...single]) {
      const alone = kind === 'desk' && grouped.length > 0 ? 'Single desks' : KIND_WORDS[kind];
      const title = resource.groupName ?? alone;
      sections.set(title, [...(sections.get(title) ?? []), resource]);
    }
  }
  return [...sections].map(([title, list]) => ({ title, resources: list }));
}
