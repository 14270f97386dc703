import type { JobSpec } from './enqueue';

/** Something that happened, in the past tense. Each room's `x.facts.ts` says which ones it announces. */
export type Fact = { readonly type: string };
type React = (fact: Fact) => JobSpec[];

const holder = globalThis as { __coworkflowReact?: React };

/** Told once per process by `wiring/reactions.ts`, which alone knows all rooms. */
export function setReactions(react: React): void {
  holder.__coworkflowReact = react;
}

/** The jobs that follow from what happened; the command enqueues them in its own transaction. */
export function jobsFor(facts: readonly Fact[]): JobSpec[] {
  const react = holder.__coworkflowReact;
  if (!react) throw new Error('Nobody listens to facts in this process: import "@/wiring/reactions" where it starts.');
  return facts.flatMap(react);
}
