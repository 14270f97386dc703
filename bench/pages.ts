import { compare, median, type Line } from './measure';

/** Page renders over HTTP against the cheapest route handler of the same server. */
export async function benchPages(baseUrl: string): Promise<Line[]> {
  const get = async (path: string) => {
    const answer = await fetch(baseUrl + path);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  };
  const bare = '/api/realtime/status';
  const lines: Line[] = [];
  for (const [what, path] of [
    ['The public page of a space', '/o/harbour/s/harbour-house'],
    ['The sign-in page', '/sign-in'],
  ] as const) {
    const { subject, floor } = await compare(
      () => get(path),
      () => get(bare),
      { runs: 200 },
    );
    lines.push({ what, subjectMs: median(subject), floor: 'a bare route handler', floorMs: median(floor), aim: null });
  }
  return lines;
}
