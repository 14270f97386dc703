import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResourceId } from '@/kernel/ids';
import { changedLeaves, judgeParts, leavesOf, wholesAbove, withNewParts, type PartsGraph } from './parts-graph';

const id = (name: string) => name as ResourceId;
const ids = (...names: string[]) => names.map(id);
const graph = (parts: Record<string, string[]>): PartsGraph =>
  new Map(Object.entries(parts).map(([whole, list]) => [id(whole), list.map(id)]));
/** A hall of two halves, the east one of two quarters. */
const house = graph({ hall: ['east', 'west'], east: ['ne', 'se'] });

describe('a combined resource', () => {
  it('takes the time of its undivided parts, and stands below its wholes', () => {
    expect(leavesOf(house, id('hall'))).toEqual(ids('ne', 'se', 'west'));
    expect(leavesOf(house, id('se'))).toEqual(ids('se'));
    expect(wholesAbove(house, id('ne')).sort()).toEqual(ids('east', 'hall'));
  });

  it.each<[string, string, string[], unknown]>([
    ['quarters for the other half', 'west', ['nw', 'sw'], null],
    ['no parts any more', 'hall', [], null],
    ['the same again', 'hall', ['east', 'west'], null],
    ['a part of two wholes', 'studio', ['west', 'x'], null],
    ['itself', 'hall', ['hall'], { code: 'parts.ring', path: ids('hall', 'hall') }],
    ['what it is a part of', 'ne', ['hall'], { code: 'parts.ring', path: ids('ne', 'hall', 'east', 'ne') }],
    ['a fourth level below', 'ne', ['a', 'b'], { code: 'parts.too_deep', path: ids('hall', 'east', 'ne', 'a') }],
    ['a fourth level above', 'house', ['hall'], { code: 'parts.too_deep', path: ids('house', 'hall', 'east', 'ne') }],
    [
      'a part that another brings along',
      'hall',
      ['east', 'ne'],
      { code: 'parts.inside_another', path: ids('ne', 'east') },
    ],
  ])('made of %s', (_, whole, parts, expected) => {
    expect(judgeParts(house, id(whole), ids(...parts))).toEqual(expected);
  });

  it('changes the time of itself and of its wholes, of nobody else', () => {
    const next = withNewParts(house, id('east'), ids('ne', 'x'));
    expect(changedLeaves(house, next, id('east'))).toEqual([
      { resourceId: 'east', before: ids('ne', 'se'), after: ids('ne', 'x') },
      { resourceId: 'hall', before: ids('ne', 'se', 'west'), after: ids('ne', 'west', 'x') },
    ]);
    expect(changedLeaves(house, withNewParts(house, id('hall'), ids('west', 'east')), id('hall'))).toEqual([]);
  });
});

it('whatever is allowed, one after another, has no ring and is at most three deep', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const step = fc.tuple(name, fc.uniqueArray(name, { maxLength: 3 }));
  let allowed = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let now: PartsGraph = new Map();
      for (const [whole, parts] of steps) {
        if (judgeParts(now, id(whole), parts.map(id))) continue;
        now = withNewParts(now, id(whole), parts.map(id));
        allowed++;
      }
      const depth = (of: ResourceId, seen: readonly ResourceId[]): number => {
        expect(seen).not.toContain(of);
        return 1 + Math.max(0, ...(now.get(of) ?? []).map((part) => depth(part, [...seen, of])));
      };
      for (const whole of now.keys()) expect(depth(whole, [])).toBeLessThanOrEqual(3);
    }),
  );
  expect(allowed).toBeGreaterThan(100);
});
