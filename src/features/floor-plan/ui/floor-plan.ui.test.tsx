import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { instantOf } from '@/kernel/zone';
import type { BusyRange, FloorDrawing, PlanResource, PlanResourceState } from '../floor-plan.contract';
import { DayStrip } from './day-strip';
import { DayTimeline } from './day-timeline';
import { FloorPlanView } from './floor-plan-view';
import { ResourceListTwin } from './resource-list-twin';
import { TimeRangeSlider } from './time-range-slider';

beforeAll(() => {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});
afterEach(cleanup);

const zone = 'Europe/Lisbon';
const date = '2026-11-23';
const at = (time: string) => instantOf(`${date}T${time}`, zone);
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const drawing: FloorDrawing = {
  width: 1000,
  height: 600,
  outline: [
    { x: 0, y: 0 },
    { x: 1000, y: 0 },
    { x: 1000, y: 600 },
    { x: 0, y: 600 },
  ],
  walls: [],
  windows: [],
  doors: [],
  zones: [],
  furniture: [],
  labels: [],
};
const desk = (n: number, x: number, y: number): PlanResource => ({
  id: `d${n}`,
  name: `Desk ${n}`,
  kind: 'desk',
  capacity: 1,
  amenities: ['Monitor'],
  groupName: 'Window desks',
  shape: { x, y, width: 150, height: 140, rotation: 0, chairSide: 'bottom' },
});
const room: PlanResource = {
  id: 'anchor',
  name: 'Anchor',
  kind: 'meeting_room',
  capacity: 4,
  amenities: ['Screen'],
  shape: { x: 600, y: 100, width: 380, height: 400, rotation: 0, seats: 4 },
};
const resources = [room, desk(1, 50, 50), desk(2, 250, 50), desk(3, 50, 300)];
const states: Record<string, PlanResourceState> = {
  d1: { state: 'free' },
  d2: { state: 'taken', who: 'Ana' },
  d3: { state: 'partly', freeShare: 0.4 },
  anchor: { state: 'not_for_you', reason: 'Your plan has desks only' },
};
const open = [span('08:00', '20:00')];
const ana: BusyRange = { ...span('09:00', '12:00'), kind: 'booking', mine: false, who: 'Ana' };
const days = Object.fromEntries(resources.map((r) => [r.id, { busy: r.id === 'd2' ? [ana] : [], openRanges: open }]));
const names = (elements: HTMLElement[]) => elements.map((e) => e.getAttribute('aria-label'));

describe('the plan', () => {
  const plan = (onSelect = vi.fn()) =>
    render(
      <FloorPlanView
        floorName="Ground floor"
        drawing={drawing}
        resources={resources}
        states={states}
        range="09:00–17:00"
        onSelect={onSelect}
      />,
    );

  it('names every resource with its state and the wanted time', () => {
    plan();
    expect(names(screen.getAllByRole('option'))).toEqual([
      'Desk 1, free 09:00–17:00',
      'Desk 2, taken by Ana 09:00–17:00',
      'Desk 3, 40 % free 09:00–17:00',
      'Anchor, not for your plan 09:00–17:00, Your plan has desks only',
    ]);
    expect(within(screen.getByRole('list', { name: 'Legend' })).getAllByRole('listitem')).toHaveLength(7);
  });

  it('is one tab stop; arrows walk by place; Enter, Space and a click select', async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn();
    plan(onSelect);
    const [first, second, third] = screen.getAllByRole('option');
    expect(screen.getAllByRole('option').filter((o) => o.tabIndex === 0)).toHaveLength(1);
    await user.tab();
    expect(document.activeElement).toBe(first);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(second);
    await user.keyboard('{Enter}');
    await user.keyboard('{ArrowLeft}{ArrowDown}');
    expect(document.activeElement).toBe(third);
    await user.keyboard(' ');
    fireEvent.click(screen.getByRole('option', { name: /Anchor/ }));
    expect(onSelect.mock.calls.map(([id]: unknown[]) => id)).toEqual(['d2', 'd3', 'anchor']);
  });

  it('draws again only the place whose state changed', () => {
    const drawn = new Map<string, number>();
    const watched = resources.map((resource) => ({
      ...resource,
      get name() {
        drawn.set(resource.id, (drawn.get(resource.id) ?? 0) + 1);
        return resource.name;
      },
    }));
    const onSelect = () => undefined;
    const plan = (now: typeof states) => (
      <FloorPlanView
        floorName="G"
        drawing={drawing}
        resources={watched}
        states={now}
        range="09:00–17:00"
        onSelect={onSelect}
      />
    );
    const { rerender } = render(plan(states));
    expect([...drawn.keys()].sort()).toEqual(['anchor', 'd1', 'd2', 'd3']);
    drawn.clear();
    rerender(plan({ ...structuredClone(states), d1: { state: 'taken' } }));
    expect([...drawn.keys()]).toEqual(['d1']);
    expect(screen.getByRole('option', { name: /Desk 1, taken/ })).toBeTruthy();
  });
});

describe('the list twin', () => {
  it('has the same resources in the same order with the same action', async () => {
    const onSelect = vi.fn();
    render(
      <ResourceListTwin
        label="Ground floor"
        resources={resources}
        states={states}
        days={days}
        date={date}
        zone={zone}
        range={span('09:00', '17:00')}
        selectedId="d3"
        onSelect={onSelect}
      />,
    );
    expect(screen.getAllByRole('heading').map((h) => h.textContent)).toEqual(['Window desks', 'Meeting rooms']);
    const rows = screen.getAllByRole('button');
    for (const [i, name] of [
      /^Desk 1,\s?Free\s?09:00–17:00,\s?Monitor$/,
      /^Desk 2,\s?Taken by Ana\s?09:00–17:00,\s?Monitor$/,
      /^Desk 3,\s?40 % free\s?09:00–17:00,\s?Monitor$/,
      /^Anchor,\s?Not for your plan\s?09:00–17:00,\s?4 seats · Screen,\s?Your plan has desks only$/,
    ].entries())
      expect(screen.getByRole('button', { name })).toBe(rows[i]);
    expect(rows.map((r) => r.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'true', 'false']);
    rows[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onSelect).toHaveBeenCalledWith('d2');
  });
});

describe('the timeline', () => {
  const rows = resources.map((resource) => ({ resource, busy: days[resource.id]?.busy ?? [], openRanges: open }));
  const timeline = (onPick = vi.fn(), more: Partial<Parameters<typeof DayTimeline>[0]> = {}) =>
    render(
      <DayTimeline
        label="Monday"
        date={date}
        zone={zone}
        rows={rows}
        range={span('13:00', '15:00')}
        onPick={onPick}
        {...more}
      />,
    );

  it('shows who has what where it is visible, and what is free', () => {
    timeline();
    const second = screen.getByRole('group', { name: 'Desk 2' });
    expect(within(second).getByText('Ana')).toBeTruthy();
    expect(names(within(second).getAllByRole('button'))).toEqual([
      'Desk 2, free 08:00–09:00',
      'Desk 2, free 12:00–20:00',
    ]);
  });

  it('is one tab stop; arrows walk over free stretches, Enter picks, Shift and Alt change the ends', async () => {
    const onPick = vi.fn();
    timeline(onPick, { selectedId: 'd1' });
    const user = userEvent.setup();
    expect(screen.getAllByRole('button').filter((b) => b.tabIndex === 0)).toHaveLength(1);
    screen.getByRole('button', { name: 'Desk 1, free 08:00–20:00' }).focus();
    await user.keyboard('{Shift>}{ArrowRight}{/Shift}');
    expect(onPick).toHaveBeenLastCalledWith('d1', span('13:00', '15:15'));
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(onPick).toHaveBeenLastCalledWith('d1', span('12:45', '15:00'));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onPick).toHaveBeenLastCalledWith('d2', span('13:00', '15:00'));
  });

  it('picks a range by drawing it with the mouse, kept inside of the free stretch', () => {
    const onPick = vi.fn();
    timeline(onPick);
    const stretch = screen.getByRole('button', { name: 'Desk 2, free 12:00–20:00' });
    stretch.setPointerCapture = () => undefined;
    const track = stretch.parentElement;
    if (track)
      track.getBoundingClientRect = () => ({
        left: 0,
        width: 2400,
        top: 0,
        height: 40,
        right: 2400,
        bottom: 40,
        x: 0,
        y: 0,
        toJSON: () => '',
      });
    const mouse = (clientX: number) => ({ pointerType: 'mouse', pointerId: 1, button: 0, clientX });
    fireEvent.pointerDown(stretch, mouse(1400));
    fireEvent.pointerMove(stretch, mouse(1100));
    fireEvent.pointerUp(stretch, mouse(1100));
    fireEvent.click(stretch, { detail: 1 });
    expect(onPick.mock.calls).toEqual([['d2', span('12:00', '14:15')]]);
  });
});

describe('the slider and the strip', () => {
  it('moves in quarter hours and speaks the wall clock', async () => {
    const onChange = vi.fn();
    render(
      <TimeRangeSlider date={date} zone={zone} openRanges={open} range={span('09:00', '17:00')} onChange={onChange} />,
    );
    const from = screen.getByRole('slider', { name: 'From' });
    expect(from.getAttribute('aria-valuetext')).toBe('09:00');
    expect(screen.getByRole('slider', { name: 'Until' }).getAttribute('aria-valuetext')).toBe('17:00');
    from.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(onChange).toHaveBeenLastCalledWith(span('09:15', '17:00'));
  });

  it('says a day in words', () => {
    render(<DayStrip date={date} zone={zone} openRanges={open} busy={[ana]} />);
    expect(screen.getByRole('img', { name: 'Free 08:00–09:00, 12:00–20:00; Ana 09:00–12:00' })).toBeTruthy();
  });
});
