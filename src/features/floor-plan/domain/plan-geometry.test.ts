import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorDrawingSchema, resourceShapeSchema } from '../floor-plan.contract';
import { clampView, fitToScreen, openingView, panBy, reveal, scaleOf, zoomAbout } from './fit-to-screen';
import { abbreviationsOf, fitLabel, zoomStep } from './label-fit';
import { deskParts } from './place-geometry';
import { centreOf } from './shape-geometry';
import { neighbourOf } from './spatial-neighbour';

const size = fc.record({ width: fc.integer({ min: 200, max: 5000 }), height: fc.integer({ min: 200, max: 5000 }) });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('fitting to the screen', () => {
  it('shows all of the drawing in the screen’s proportions', () => {
    fc.assert(
      fc.property(size, size, (drawing, screen) => {
        const view = fitToScreen(drawing, screen);
        expect(view.width / view.height).toBeCloseTo(screen.width / screen.height, 6);
        expect(view.x).toBeLessThanOrEqual(1e-6);
        expect(view.y).toBeLessThanOrEqual(1e-6);
        expect(view.x + view.width).toBeGreaterThanOrEqual(drawing.width - 1e-6);
        expect(view.y + view.height).toBeGreaterThanOrEqual(drawing.height - 1e-6);
      }),
    );
  });

  it('never loses the drawing nor its proportions, however one zooms and drags', () => {
    const step = fc.record({
      factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
      x: share,
      y: share,
      dx: fc.integer({ min: -900, max: 900 }),
      dy: fc.integer({ min: -900, max: 900 }),
    });
    fc.assert(
      fc.property(size, size, fc.array(step, { maxLength: 12 }), (drawing, screen, steps) => {
        let view = openingView(drawing, screen);
        for (const s of steps) {
          view = zoomAbout(
            view,
            s.factor,
            { x: view.x + s.x * view.width, y: view.y + s.y * view.height },
            drawing,
            screen,
          );
          view = panBy(view, s.dx, s.dy, drawing, screen);
        }
        expect(view.width / view.height).toBeCloseTo(screen.width / screen.height, 5);
        expect(view.x).toBeLessThan(drawing.width);
        expect(view.x + view.width).toBeGreaterThan(0);
        expect(clampView(view, drawing, screen)).toEqual(view);
      }),
    );
  });

  it('keeps the point under the finger where it is, away from the edges', () => {
    const [drawing, screen] = [
      { width: 2000, height: 1500 },
      { width: 800, height: 600 },
    ];
    const closer = zoomAbout(fitToScreen(drawing, screen), 2, { x: 1000, y: 750 }, drawing, screen);
    const at = { x: 900, y: 700 };
    const next = zoomAbout(closer, 1.5, at, drawing, screen);
    expect((at.x - next.x) / next.width).toBeCloseTo((at.x - closer.x) / closer.width, 9);
    expect((at.y - next.y) / next.height).toBeCloseTo((at.y - closer.y) / closer.height, 9);
  });

  it('opens closer on a phone, where desks of a whole plan would be too small to tap', () => {
    const view = openingView({ width: 2520, height: 1620 }, { width: 358, height: 384 });
    expect(150 * scaleOf(view, { width: 358, height: 384 })).toBeGreaterThan(24);
  });

  it('reveals a place, and does not move when it is on the screen', () => {
    const [drawing, screen] = [
      { width: 2000, height: 1500 },
      { width: 400, height: 300 },
    ];
    const view = { x: 0, y: 0, width: 800, height: 600 };
    expect(reveal(view, { x: 200, y: 200, width: 100, height: 100 }, drawing, screen)).toBe(view);
    const moved = reveal(view, { x: 1500, y: 1000, width: 100, height: 100 }, drawing, screen);
    expect(moved.x + moved.width).toBeGreaterThanOrEqual(1600);
    expect(moved.y + moved.height).toBeGreaterThanOrEqual(1100);
  });
});

describe('walking with the arrow keys', () => {
  const places = [
    { id: 'a', x: 0, y: 0 },
    { id: 'b', x: 100, y: 10 },
    { id: 'c', x: 60, y: 90 },
    { id: 'd', x: 0, y: 100 },
  ];
  it('stays in the row and in the column', () => {
    expect(neighbourOf({ id: 'a', x: 0, y: 0 }, 'right', places)?.id).toBe('b');
    expect(neighbourOf({ id: 'a', x: 0, y: 0 }, 'down', places)?.id).toBe('d');
    expect(neighbourOf({ id: 'a', x: 0, y: 0 }, 'left', places)).toBeUndefined();
  });

  it('always goes in the direction of the key, and finds something whenever there is something', () => {
    const place = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (list) => {
        const all = list.map((p, i) => ({ ...p, id: String(i) }));
        for (const from of all) {
          const next = neighbourOf(from, 'right', all);
          expect(next === undefined).toBe(!all.some((p) => p.x > from.x));
          if (next) expect(next.x).toBeGreaterThan(from.x);
        }
      }),
    );
  });
});

describe('labels', () => {
  it('shorten to what still tells places apart', () => {
    expect(abbreviationsOf('Desk 14')).toEqual(['Desk 14', '14']);
    expect(abbreviationsOf('Phone booth 2')).toEqual(['Phone booth 2', 'booth 2', '2']);
    expect(abbreviationsOf('Hall West')).toEqual(['Hall West', 'West', 'Hall']);
    expect(abbreviationsOf('Heron')).toEqual(['Heron']);
  });

  it('never run out of their place and are never smaller than ten pixels', () => {
    const name = fc.constantFrom('Desk 4', 'Desk 24', 'Phone booth 1', 'Lighthouse', "Captain's office", 'Hall West');
    fc.assert(
      fc.property(name, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 200 }), (text, width, height) => {
        const label = fitLabel(text, width, height);
        if (!label) return;
        expect(label.fontPx).toBeGreaterThanOrEqual(10);
        expect(label.fontPx).toBeLessThanOrEqual(13);
        for (const line of label.lines) expect(line.length * label.fontPx * 0.6).toBeLessThanOrEqual(width + 1e-9);
        expect(label.lines.length * label.fontPx * 1.15).toBeLessThanOrEqual(height + 1e-9);
      }),
    );
  });

  it('are fitted again only in steps, within a tenth of their size', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 5, noNaN: true }), (scale) => {
        expect(Math.abs(zoomStep(scale) / scale - 1)).toBeLessThan(0.1);
      }),
    );
  });
});

describe('shapes', () => {
  it('have their centre of area, not of their box, as label place', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 0, y: 100 },
    ];
    const centre = centreOf({ x: 0, y: 0, width: 100, height: 100, rotation: 0, points });
    expect(centre.x).toBeCloseTo(33.33, 1);
    expect(centre.y).toBeCloseTo(33.33, 1);
  });

  it('keep a desk’s top and chair on its ground, whichever side the chair is', () => {
    for (const chairSide of ['top', 'right', 'bottom', 'left'] as const) {
      const upright = chairSide === 'top' || chairSide === 'bottom';
      const shape = { x: 10, y: 20, width: upright ? 150 : 140, height: upright ? 140 : 150, rotation: 0, chairSide };
      const { top, chair } = deskParts(shape);
      expect(top.x).toBeGreaterThanOrEqual(shape.x);
      expect(top.x + top.width).toBeLessThanOrEqual(shape.x + shape.width);
      expect(top.y + top.height).toBeLessThanOrEqual(shape.y + shape.height);
      const overTop = chair.x > top.x && chair.x < top.x + top.width && chair.y > top.y && chair.y < top.y + top.height;
      expect(overTop).toBe(false);
    }
  });
});

describe('the contract', () => {
  const empty = {
    width: 1000,
    height: 800,
    outline: [
      { x: 0, y: 0 },
      { x: 1000, y: 0 },
      { x: 1000, y: 800 },
    ],
    walls: [],
    windows: [],
    doors: [],
    zones: [],
    furniture: [],
    labels: [],
  };
  it('takes a drawing, and refuses what lies outside, is endless, unknown or too large', () => {
    expect(floorDrawingSchema.safeParse(empty).success).toBe(true);
    const labels = (x: number) => ({ ...empty, labels: [{ x, y: 10, text: 'Here' }] });
    expect(floorDrawingSchema.safeParse(labels(1200)).success).toBe(false);
    expect(floorDrawingSchema.safeParse(labels(Infinity)).success).toBe(false);
    const piece = (kind: string) => ({ ...empty, furniture: [{ kind, x: 1, y: 1, width: 10, height: 10 }] });
    expect(floorDrawingSchema.safeParse(piece('plant')).success).toBe(true);
    expect(floorDrawingSchema.safeParse(piece('dragon')).success).toBe(false);
    const points = Array.from({ length: 200 }, (_, i) => ({ x: i * 3.123456789, y: i * 2.123456789 }));
    const walls = Array.from({ length: 300 }, () => ({ points, thickness: 10 }));
    expect(floorDrawingSchema.safeParse({ ...empty, walls }).success).toBe(false);
  });

  it('refuses a shape without size', () => {
    expect(resourceShapeSchema.safeParse({ x: 0, y: 0, width: 0, height: 10 }).success).toBe(false);
    expect(resourceShapeSchema.parse({ x: 0, y: 0, width: 10, height: 10 }).rotation).toBe(0);
  });
});
