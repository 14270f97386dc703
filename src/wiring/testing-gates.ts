import { newId } from '@/kernel/ids';
import type { FullOperator } from '@/testing/full-operator';

/** Where a procedure lets people in, and so what it says to the three who have no business there. */
export const GATES = {
  /** Anybody. */
  public: ['ok', 'ok', 'ok'],
  /** Whoever is signed in, for what is their own. */
  person: ['auth.sign_in_needed', 'ok', 'ok'],
  /** Members of the operator in the input. Not to be a member looks like no such operator. */
  operator: ['auth.sign_in_needed', 'operator.not_found', 'operator.not_found'],
  /** Members of the operator of the space in the input. */
  space: ['auth.sign_in_needed', 'space.not_found', 'space.not_found'],
} as const;

/** The refusal's code, or that it goes through. */
type Said = string;
export type Entry = {
  readonly gate: keyof typeof GATES;
  /** Where the room refuses what the gate lets through, whoever asks. */
  readonly always?: Said;
  /** What a visitor and a plain member of the operator hear. */
  readonly visitor?: Said;
  readonly member?: Said;
  readonly input?: (house: House) => unknown;
};
export type House = {
  readonly harbour: FullOperator;
  /** An operator that none of those who ask belongs to. */
  readonly cove: FullOperator;
  /** A desk of Harbour that is not open to visitors, and a day in a week or so at which nobody has it. */
  readonly membersOnly: string;
  readonly day: string;
  readonly cancellationId: string;
};

export const TOKEN = 'a-link-that-nobody-sent';
export const requestId = () => newId();
export const inSpace = ({ harbour }: House) => ({ spaceId: harbour.spaceId });
export const atOperator = ({ harbour }: House) => ({ operatorId: harbour.operatorId, requestId: requestId() });
export const slot = (house: House) => ({
  ...inSpace(house),
  resourceId: house.membersOnly,
  startsAt: `${house.day}T09:00`,
  endsAt: `${house.day}T09:30`,
});
export const series = (house: House) => ({
  ...inSpace(house),
  resourceId: house.membersOnly,
  localStart: `${house.day}T12:00`,
  durationMinutes: 30,
  rrule: 'FREQ=DAILY;COUNT=2',
});
export const somebody = (house: House) => ({ ...atOperator(house), memberId: house.harbour.both.memberId });
export const roundTheClock = {
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 })),
  exceptions: [],
  own: [],
};
export const staffOnly = { visitor: 'auth.not_allowed', member: 'auth.not_allowed' };
