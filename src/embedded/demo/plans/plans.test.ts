import { describe, expect, it } from 'vitest';
import { floorDrawingSchema, resourceShapeSchema, type Point } from '@/features/floor-plan/floor-plan.contract';
import { outlineOf } from '@/features/floor-plan/domain/shape-geometry';
import type { DemoPlan, DemoResource } from './demo-plan';
import { harbourHouse } from './harbour-house';
import { lagoonHut } from './lagoon-hut';

/** Two convex outlines overlap when no edge of either separates them; touching does not count. */
function overlap(a: readonly Point[], b: readonly Point[]): boolean {
  const separates = (edges: readonly Point[], p: readonly Point[], q: readonly Point[]) =>
    edges.some((from, i) => {
      const to = edges[(i + 1) % edges.length] ?? from;
      const axis = { x: to.y - from.y, y: from.x - to.x };
      const along = (points: readonly Point[]) => points.map((o) => o.x * axis.x + o.y * axis.y);
      return (
        Math.max(...along(p)) <= Math.min(...along(q)) + 1e-6 || Math.max(...along(q)) <= Math.min(...along(p)) + 1e-6
      );
    });
  return !separates(a, a, b) && !separates(b, a, b);
}

function insideConvex(outline: readonly Point[], p: Point): boolean {
  return outline.every((from, i) => {
    const to = outline[(i + 1) % outline.length] ?? from;
    return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x) > 0;
  });
}

const count = (plan: DemoPlan, kind: DemoResource['kind']) => plan.resources.filter((r) => r.kind === kind).length;

describe.each([
  ['Harbour House', harbourHouse],
  ['Lagoon Hut', lagoonHut],
])('%s', (_name, plan) => {
  it('has drawings and shapes that pass the contract', () => {
    for (const floor of plan.floors) expect(floorDrawingSchema.safeParse(floor.drawing).error).toBeUndefined();
    for (const resource of plan.resources) expect(resourceShapeSchema.safeParse(resource.shape).error).toBeUndefined();
  });

  it('has no two resources on the same ground, except a whole and its parts', () => {
    const clashes = plan.resources.flatMap((a, i) =>
      plan.resources
        .slice(i + 1)
        .filter((b) => a.floor === b.floor && !a.partsOf?.includes(b.slug) && !b.partsOf?.includes(a.slug))
        .filter((b) => overlap(outlineOf(a.shape), outlineOf(b.shape)))
        .map((b) => `${a.slug} on ${b.slug}`),
    );
    expect(clashes).toEqual([]);
  });

  it('keeps every resource inside of the outer walls, and furniture off the desks', () => {
    for (const resource of plan.resources) {
      const drawing = plan.floors.find((f) => f.slug === resource.floor)?.drawing;
      const outline = outlineOf(resource.shape);
      expect(
        outline.every((p) => insideConvex(drawing?.outline ?? [], p)),
        resource.slug,
      ).toBe(true);
      if (resource.kind !== 'desk' && resource.kind !== 'phone_booth') continue;
      const blocking = (drawing?.furniture ?? []).filter((f) => f.kind !== 'rug' && overlap(outlineOf(f), outline));
      expect(blocking.map((f) => `${f.kind} on ${resource.slug}`)).toEqual([]);
    }
  });

  it('names floors, groups and parts that exist, each slug once', () => {
    const slugs = plan.resources.map((r) => r.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const resource of plan.resources) {
      expect(plan.floors.map((f) => f.slug)).toContain(resource.floor);
      if (resource.group) expect(plan.groups.map((g) => g.slug)).toContain(resource.group);
      for (const part of resource.partsOf ?? []) expect(slugs).toContain(part);
    }
  });
});

describe('the demo', () => {
  it('has what the two houses promise', () => {
    expect(count(harbourHouse, 'desk')).toBe(24);
    expect(harbourHouse.resources.filter((r) => r.kind === 'meeting_room').map((r) => r.capacity)).toEqual([
      4, 6, 8, 10,
    ]);
    expect(count(harbourHouse, 'phone_booth')).toBe(3);
    expect(count(harbourHouse, 'private_office')).toBe(2);
    expect(count(harbourHouse, 'event_space')).toBe(3);
    expect(count(lagoonHut, 'desk')).toBe(6);
    expect(count(lagoonHut, 'meeting_room')).toBe(1);
    expect(count(lagoonHut, 'phone_booth')).toBe(1);
  });

  it('gives the whole hall exactly the ground of its halves', () => {
    const shape = (slug: string) => harbourHouse.resources.find((r) => r.slug === slug)?.shape;
    const [whole, west, east] = [shape('hall'), shape('hall-west'), shape('hall-east')];
    expect(west && east && west.x + west.width).toBe(east?.x);
    expect(whole?.width).toBe((west?.width ?? 0) + (east?.width ?? 0));
    expect(whole?.x).toBe(west?.x);
  });
});
