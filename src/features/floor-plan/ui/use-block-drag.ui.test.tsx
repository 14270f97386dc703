import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { KeyboardEvent } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayRange, instantOf } from '@/kernel/zone';
import type { BlockProposal, DragBlock, Lane } from '../domain/block-drag';
import { arrowed } from './block-place';
import { useBlockDrag } from './use-block-drag';

afterEach(cleanup);

const zone = 'Europe/Lisbon';
const date = '2026-11-23';
const span = (from: string, to: string) => ({
  startsAt: instantOf(`${date}T${from}`, zone),
  endsAt: instantOf(`${date}T${to}`, zone),
});
const lanes: Lane[] = ['d1', 'd2'].map((id) => ({ id, shown: dayRange(date, zone) }));
const block: DragBlock = { id: 'b', laneId: 'd1', range: span('09:00', '11:00'), parts: ['whole', 'start', 'end'] };

/** Two rows of 40 px, an hour is 100 px: 9:00 stands at 900. */
function Rows({ onConfirm, of = block }: { onConfirm: (proposal: BlockProposal) => void; of?: DragBlock }) {
  const { frameRef, ...drag } = useBlockDrag({ lanes, axis: 'x', stepMinutes: 15, zone, onConfirm });
  const box = (top: number) => (element: HTMLElement | null) => {
    if (!element) return;
    element.setPointerCapture = () => undefined;
    element.getBoundingClientRect = () => ({ left: 0, width: 2400, top, bottom: top + 40 }) as DOMRect;
  };
  const shows = drag.proposal && `${drag.proposal.laneId} ${drag.proposal.range.startsAt.toISOString().slice(11, 16)}`;
  return (
    <div ref={frameRef}>
      <div ref={box(0)} {...drag.laneProps('d1')}>
        <div
          tabIndex={0}
          data-testid="block"
          ref={(e) => void (e && (e.setPointerCapture = () => undefined))}
          {...drag.handlersFor(of)}
        >
          <i
            data-testid="end"
            ref={(e) => void (e && (e.setPointerCapture = () => undefined))}
            {...drag.handlersFor(of, 'end')}
          />
        </div>
      </div>
      <div ref={box(40)} {...drag.laneProps('d2')} />
      <output>
        {shows ?? 'as it was'} {drag.held ? 'held' : 'let go'}
      </output>
      <button onClick={drag.confirm}>Move</button>
    </div>
  );
}
const said = () => screen.getByRole('status').textContent;
const mouse = (x: number, y: number) => ({ pointerId: 1, pointerType: 'mouse', button: 0, clientX: x, clientY: y });

describe('a week of places: days beside each other', () => {
  const days = ['2026-11-23', '2026-11-24'];
  const week: Lane[] = ['p', 'q'].flatMap((place) =>
    days.map((day) => ({ id: `${place}|${day}`, shown: dayRange(day, zone) })),
  );
  const keyed = (key: string, laneId = 'p|2026-11-23') => {
    const from = { block: { ...block, laneId }, part: 'whole' as const, laneId, range: block.range };
    const event = { key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
    return arrowed(event as KeyboardEvent, from, { lanes: week, axis: 'x', perRow: 2, stepMinutes: 15, zone })?.laneId;
  };

  it('goes down to the same day of the next place, and by pages to the day beside', () => {
    expect(keyed('ArrowDown')).toBe('q|2026-11-23');
    expect(keyed('PageDown')).toBe('p|2026-11-24');
    expect(keyed('PageUp')).toBeUndefined();
    expect(keyed('PageDown', 'p|2026-11-24')).toBeUndefined();
  });
});

describe('taking hold of a block', () => {
  it('moves with the mouse to another row and time, asks, and tells who agreed to what', () => {
    const onConfirm = vi.fn();
    render(<Rows onConfirm={onConfirm} />);
    const it = screen.getByTestId('block');
    fireEvent.pointerDown(it, mouse(950, 20));
    fireEvent.pointerMove(it, mouse(953, 20));
    expect(said()).toBe('as it was let go');
    fireEvent.pointerMove(it, mouse(1250, 60));
    expect(said()).toBe('d2 12:00 held');
    fireEvent.pointerUp(it, mouse(1250, 60));
    expect(said()).toBe('d2 12:00 let go');
    expect(onConfirm).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('Move'));
    expect(onConfirm).toHaveBeenCalledWith(expect.objectContaining({ laneId: 'd2', range: span('12:00', '14:00') }));
  });

  it('pulls an end without moving the block, and means nothing once it is back', () => {
    render(<Rows onConfirm={vi.fn()} />);
    const end = screen.getByTestId('end');
    fireEvent.pointerDown(end, mouse(1100, 20));
    fireEvent.pointerMove(end, mouse(1300, 60));
    expect(said()).toBe('d1 09:00 held');
    fireEvent.pointerMove(end, mouse(1101, 20));
    fireEvent.pointerUp(end, mouse(1101, 20));
    expect(said()).toBe('as it was let go');
  });

  it('goes with a finger only once that has rested', () => {
    vi.useFakeTimers();
    render(<Rows onConfirm={vi.fn()} />);
    const it = screen.getByTestId('block');
    const finger = (x: number, y: number) => ({ ...mouse(x, y), pointerType: 'touch' });
    fireEvent.pointerDown(it, finger(950, 20));
    fireEvent.pointerMove(it, finger(1250, 20));
    expect(said()).toBe('as it was let go');
    fireEvent.pointerDown(it, finger(950, 20));
    vi.advanceTimersByTime(400);
    fireEvent.pointerMove(it, finger(1250, 20));
    expect(said()).toBe('d1 12:00 held');
    vi.useRealTimers();
  });

  it('goes by keys: a step, the next row, an end; Enter agrees, Escape gives up', async () => {
    const onConfirm = vi.fn();
    render(<Rows onConfirm={onConfirm} />);
    const user = userEvent.setup();
    screen.getByTestId('block').focus();
    await user.keyboard('{ArrowRight}{ArrowDown}{Shift>}{ArrowRight}{/Shift}');
    expect(said()).toBe('d2 09:15 let go');
    await user.keyboard('{Enter}');
    expect(onConfirm).toHaveBeenCalledWith(expect.objectContaining({ laneId: 'd2', range: span('09:15', '11:30') }));
    await user.keyboard('{Escape}');
    expect(said()).toBe('as it was let go');
  });

  it('lets what has begun go to another row, and keeps its time', () => {
    render(<Rows onConfirm={vi.fn()} of={{ ...block, parts: ['whole', 'end'], timeStays: true }} />);
    const it = screen.getByTestId('block');
    fireEvent.pointerDown(it, mouse(950, 20));
    fireEvent.pointerMove(it, mouse(1250, 60));
    expect(said()).toBe('d2 09:00 held');
    fireEvent.keyDown(it, { key: 'ArrowRight' });
    expect(said()).toMatch(/^d2 09:00/);
  });

  it('does only what may be done to it', async () => {
    render(<Rows onConfirm={vi.fn()} of={{ ...block, parts: ['end'] }} />);
    const it = screen.getByTestId('block');
    fireEvent.pointerDown(it, mouse(950, 20));
    fireEvent.pointerMove(it, mouse(1250, 60));
    expect(said()).toBe('as it was let go');
    it.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(said()).toBe('as it was let go');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(said()).toBe('d1 09:00 let go');
  });
});
