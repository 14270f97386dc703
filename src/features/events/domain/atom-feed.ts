import { oneLine, manyLines } from '@/kernel/plain-text';

type Entry = {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly author: string;
  readonly publishedAt: Date;
  readonly changedAt: Date;
  /** In a line: when and where. */
  readonly summary: string;
  readonly content: string;
};
type Feed = {
  /** The address of the feed itself: its id, too. */
  readonly self: string;
  /** The page that it tells of. */
  readonly page: string;
  readonly name: string;
  readonly entries: readonly Entry[];
};

const BEGAN = '2026-01-01T00:00:00Z';

/** What is new, for readers of news (RFC 4287): the last published first. */
export function atomFeed({ self, page, name, entries }: Feed): string {
  const sorted = [...entries].sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const updated = Math.max(...sorted.map(({ changedAt }) => changedAt.getTime()));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>${escaped(self)}</id>`,
    `<title>${escaped(oneLine(name))}</title>`,
    `<updated>${sorted.length > 0 ? new Date(updated).toISOString() : BEGAN}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `<author><name>${escaped(oneLine(name))}</name></author>`,
    ...sorted.map(entryText),
    '</feed>',
    '',
  ].join('\n');
}

const entryText = (entry: Entry): string =>
  [
    '<entry>',
    `<id>urn:uuid:${escaped(entry.id)}</id>`,
    `<title>${escaped(oneLine(entry.title))}</title>`,
    `<link rel="alternate" type="text/html" href="${escaped(entry.url)}"/>`,
    `<author><name>${escaped(oneLine(entry.author))}</name></author>`,
    `<published>${entry.publishedAt.toISOString()}</published>`,
    `<updated>${entry.changedAt.toISOString()}</updated>`,
    `<summary>${escaped(oneLine(entry.summary))}</summary>`,
    `<content type="text">${escaped(manyLines(entry.content))}</content>`,
    '</entry>',
  ].join('\n');

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML has no way at all to write two of the characters that text may have. */
const escaped = (text: string): string =>
  text.replace(/[\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (mark) => MARKS[mark] ?? '');
