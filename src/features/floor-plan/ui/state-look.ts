import { Check, CircleUserRound, Contrast, Hourglass, Lock, Moon, UserRound, type LucideIcon } from 'lucide-react';
import type { PlanState } from '../floor-plan.contract';

/** The theme's word for a state's colours (`--state-part`, `state-part`). */
const TONE: Record<PlanState, string> = {
  free: 'free',
  yours: 'yours',
  partly: 'part',
  taken: 'taken',
  held: 'held',
  closed: 'closed',
  not_for_you: 'barred',
};

/** Colour is never alone: each state has its icon, and all but free and yours a pattern. */
export const STATE_ICON: Record<PlanState, LucideIcon> = {
  free: Check,
  yours: CircleUserRound,
  partly: Contrast,
  taken: UserRound,
  held: Hourglass,
  closed: Moon,
  not_for_you: Lock,
};

export const stateFill = (state: PlanState) => `var(--state-${TONE[state]})`;
export const stateInk = (state: PlanState) => `var(--state-${TONE[state]}-ink)`;
export const stateLine = (state: PlanState) => `var(--state-${TONE[state]}-line)`;
/** The class that gives an HTML element ground, text, border and pattern of a state; written out, or Tailwind does not see them. */
export const STATE_CLASS: Record<PlanState, string> = {
  free: 'state-free',
  yours: 'state-yours',
  partly: 'state-part',
  taken: 'state-taken',
  held: 'state-held',
  closed: 'state-closed',
  not_for_you: 'state-barred',
};

export const hasPattern = (state: PlanState) => state !== 'free' && state !== 'yours';
/** The id of a state's SVG pattern within one plan. */
export const patternId = (plan: string, state: PlanState) => `${plan}-${TONE[state]}`;
