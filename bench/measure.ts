import { performance } from 'node:perf_hooks';

/** Sorted durations of single runs, in milliseconds. */
export type Times = readonly number[];

export const quantile = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
export const median = (times: Times): number => quantile(times, 0.5);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Runs `work` so many times, `atOnce` at a time, after a few unmeasured runs. */
export async function measure(work: (run: number) => Promise<unknown>, runs: number, atOnce = 1): Promise<Times> {
  for (let warm = 0; warm < Math.min(10, runs); warm++) await work(-1 - warm);
  const times: number[] = [];
  let next = 0;
  const lane = async () => {
    while (next < runs) {
      const run = next++;
      times.push(await timed(() => work(run)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return times.sort((a, b) => a - b);
}

/** Measures two things in turns, so that a busy moment of the machine falls on both. */
export async function compare(
  subject: (run: number) => Promise<unknown>,
  floor: (run: number) => Promise<unknown>,
  { runs, atOnce = 1, turns = 4 }: { runs: number; atOnce?: number; turns?: number },
): Promise<{ subject: Times; floor: Times }> {
  const taken = { subject: [] as number[], floor: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    const share = Math.ceil(runs / turns);
    const shift = (work: (run: number) => Promise<unknown>) => (run: number) =>
      work(run < 0 ? run - turn * 100 : run + turn * share);
    taken.floor.push(...(await measure(shift(floor), share, atOnce)));
    taken.subject.push(...(await measure(shift(subject), share, atOnce)));
  }
  const sorted = (times: number[]) => times.sort((a, b) => a - b);
  return { subject: sorted(taken.subject), floor: sorted(taken.floor) };
}

/** One line of the report: what was measured, against what, and the aim where there is one. */
export type Line = {
  readonly what: string;
  readonly subjectMs: number;
  readonly floor: string;
  readonly floorMs: number;
  readonly aim: number | null;
};

export const ratio = (line: Line): number => line.subjectMs / line.floorMs;

export function inWords(line: Line): string {
  const verdict =
    line.aim === null ? '' : ratio(line) <= line.aim ? ` (aim ≤ ${line.aim}: held)` : ` (aim ≤ ${line.aim}: MISSED)`;
  return `| ${line.what} | ${line.subjectMs.toFixed(2)} ms | ${line.floor} | ${line.floorMs.toFixed(2)} ms | **${ratio(line).toFixed(2)}**${verdict} |`;
}
