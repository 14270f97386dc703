import { describe, expect, it } from 'vitest';
import { floorDrawingSchema, resourceShapeSchema } from '@/features/floor-plan/floor-plan.contract';
import { slugOf } from './slug-of';
import { startingDrawing, startingResources } from './starting-plan';

describe('what a new space begins with', () => {
  it('is a drawing that the plan accepts', () => {
    expect(() => floorDrawingSchema.parse(startingDrawing)).not.toThrow();
    for (const { shape } of startingResources) expect(() => resourceShapeSchema.parse(shape)).not.toThrow();
  });

  it('has every resource inside, and none on another', () => {
    const boxes = startingResources.map(({ shape }) => shape);
    for (const [i, a] of boxes.entries()) {
      expect(a.x).toBeGreaterThan(40);
      expect(a.y).toBeGreaterThan(40);
      expect(a.x + a.width).toBeLessThan(startingDrawing.width - 40);
      expect(a.y + a.height).toBeLessThan(startingDrawing.height - 40);
      for (const b of boxes.slice(i + 1))
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        );
    }
  });
});

it.each([
  ['Harbour House', 'harbour-house'],
  ['  Café  São João! ', 'cafe-sao-joao'],
  ['港', 'space'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('the address of %j is %s', (name, slug) => expect(slugOf(name)).toBe(slug));
