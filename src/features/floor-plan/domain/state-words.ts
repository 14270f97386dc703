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

/** The state in a few words: "Free", "40 % free", "Taken by Ana". */
export function stateWords(state: PlanResourceState): string {
  if (state.state === 'partly') return `${percent(state.freeShare ?? 0)} free`;
  if (state.state === 'taken' && state.who) return `Taken by ${state.who}`;
  return STATE_WORD[state.state];
}

/** The whole name that a screen reader speaks: "Desk 4, free 09:00–17:00". */
export function spokenName(resource: PlanResource, state: PlanResourceState, range: string): string {
  const words = stateWords(state);
  const spoken = words.charAt(0).toLowerCase() + words.slice(1);
  const reason = state.reason ? `, ${state.reason}` : '';
  return `${resource.name}, ${spoken} ${range}${reason}`;
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
