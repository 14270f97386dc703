// @vitest-environment jsdom
import { parseAtomFeed } from 'feedsmith';
import { expect, it } from 'vitest';
import { atomFeed } from './atom-feed';

const entry = {
  id: '01a21d82-a992-7977-9833-fe49bc4ed607',
  title: 'Tea & <talk>',
  url: 'https://book.example.org/o/harbour/events/tea?a=1&b=2',
  author: 'Ana "A" Lima',
  publishedAt: new Date('2026-11-01T09:00:00Z'),
  changedAt: new Date('2026-11-20T09:00:00Z'),
  summary: 'Thu, 3 Dec 2026, 18:00–20:00. Garden Room',
  content: 'One\u0000\u0008\uFFFE\nTwo ]]> three',
};
const feed = (entries: (typeof entry)[]) =>
  atomFeed({
    self: 'https://a.example/events.atom',
    page: 'https://a.example/events',
    name: 'Events of Bed & Desk',
    entries,
  });

it('is the feed that RFC 4287 asks for, the last published first', () => {
  const text = feed([entry, { ...entry, id: 'b', title: 'Newer', publishedAt: new Date('2026-11-02T09:00:00Z') }]);
  expect(text.match(/<title>.*<\/title>/g)).toEqual([
    '<title>Events of Bed &amp; Desk</title>',
    '<title>Newer</title>',
    '<title>Tea &amp; &lt;talk&gt;</title>',
  ]);
  expect(text).toContain('<updated>2026-11-20T09:00:00.000Z</updated>');
  expect(text).toContain('<id>urn:uuid:01a21d82-a992-7977-9833-fe49bc4ed607</id>');
  expect(text).toContain('href="https://book.example.org/o/harbour/events/tea?a=1&amp;b=2"');
  expect(text).toContain('<name>Ana &quot;A&quot; Lima</name>');
});

it('has nothing in it that XML cannot have', () => {
  // eslint-disable-next-line no-control-regex
  expect(feed([entry])).not.toMatch(/[\u0000-\u0008\u000b-\u001f\uFFFE\uFFFF]/);
  expect(feed([entry])).toContain('Two ]]&gt; three');
});

it('has a time of its own, too, without an entry', () => {
  expect(feed([])).toContain('<updated>2026-01-01T00:00:00Z</updated>');
});

it('is read by a reader of news and by a strict reader of XML, and both read the same', () => {
  const text = feed([entry]);
  const read = parseAtomFeed(text);
  expect(read.title).toMatchObject({ value: 'Events of Bed & Desk' });
  expect(
    read.entries?.map(({ id, title, links, authors }) => [id, title?.value, links?.[0]?.href, authors?.[0]?.name]),
  ).toEqual([[`urn:uuid:${entry.id}`, entry.title, entry.url, entry.author]]);
  const document = new DOMParser().parseFromString(text, 'application/xml');
  expect(document.documentElement.namespaceURI).toBe('http://www.w3.org/2005/Atom');
  const first = document.querySelector('entry');
  const textOf = (name: string) => first?.querySelector(name)?.textContent;
  expect([textOf('id'), textOf('title'), textOf('author > name')]).toEqual([
    `urn:uuid:${entry.id}`,
    entry.title,
    entry.author,
  ]);
  expect(first?.querySelector('link')?.getAttribute('href')).toBe(entry.url);
  // What RFC 4287 4.1.1 asks of every feed.
  for (const needed of ['feed > id', 'feed > title', 'feed > updated', 'feed > link[rel=self]'])
    expect(document.querySelectorAll(needed)).toHaveLength(1);
});
