import { describe, expect, it } from 'vitest';
import { optionView, rowView } from '../testing-rows';
import {
  acceptAll,
  byPerson,
  cancelRest,
  choiceOf,
  clashesOf,
  decisionsOf,
  lookAgain,
  moveRest,
  sumsOf,
} from './row-choices';

const ROWS = [
  rowView('a', 'Ana', { options: [optionView('Desk 2'), optionView('Desk 3')], proposed: true }),
  rowView('b', 'Ben', { options: [optionView('Desk 3')], proposed: true }),
  rowView('c', 'Cleo', { begun: true }),
  rowView('d', 'Walk-in', { guest: true, reachable: false }),
  rowView('e', 'Ana', { personId: 'Ana' }),
];
const planOf = (rows = ROWS) => ({ rows });

describe('what was said of each row', () => {
  it('yes to all is a yes to what is proposed, and to nothing else', () => {
    const said = acceptAll(ROWS, { b: { act: 'cancel' } });
    expect(said).toMatchObject({ a: { act: 'move', option: { resourceName: 'Desk 2' } }, b: { act: 'cancel' } });
    expect(Object.keys(said).sort()).toEqual(['a', 'b']);
    expect(sumsOf(ROWS, said)).toEqual({
      move: 1,
      cancel: 1,
      keep: 1,
      open: 2,
      proposed: 0,
      otherwise: 0,
      people: 3,
      toSpeakWith: ['Walk-in'],
    });
    expect(sumsOf(ROWS, cancelRest(ROWS, said))).toMatchObject({ move: 1, cancel: 3, keep: 1, open: 0 });
  });

  it('goes to the server as one decision for each row, about the booking as it was seen', () => {
    const [, ben] = ROWS;
    const all = cancelRest(ROWS, acceptAll(ROWS, {}));
    const decisions = decisionsOf(ROWS, all);
    expect(decisions.map(({ bookingId, act }) => [bookingId, act])).toEqual([
      ['a', 'move'],
      ['b', 'move'],
      ['c', 'keep'],
      ['d', 'cancel'],
      ['e', 'cancel'],
    ]);
    const { resourceId, startsAt, endsAt } = ben!.options[0]!;
    expect(decisions[1]).toEqual({ act: 'move', bookingId: 'b', version: 'b 1', resourceId, startsAt, endsAt });
    expect(decisionsOf(ROWS, {})).toEqual([{ act: 'keep', bookingId: 'c', version: 'c 1' }]);
  });

  it('names both of two who were given the same, also where only a part of it is', () => {
    const late = optionView('Desk 3', { startsAt: '2026-12-03T13:30:00.000Z', endsAt: '2026-12-03T14:30:00.000Z' });
    const rows = [rowView('a', 'Ana', { options: [late] }), ROWS[1]!];
    const said = {
      a: { act: 'move' as const, option: late },
      b: { act: 'move' as const, option: ROWS[1]!.options[0]! },
    };
    expect([...clashesOf(rows, said)]).toEqual([
      ['a', 'Ben'],
      ['b', 'Ana'],
    ]);
    const after = optionView('Desk 3', { startsAt: '2026-12-03T14:00:00.000Z', endsAt: '2026-12-03T15:00:00.000Z' });
    expect(clashesOf(rows, { ...said, a: { act: 'move', option: after } }).size).toBe(0);
  });

  it('passes over what another row was given: the next that is free is proposed, or nothing', () => {
    const both = [optionView('Desk 3'), optionView('Desk 4')];
    const rows = [
      rowView('a', 'Ana', { options: both, proposed: true }),
      rowView('b', 'Ben', { options: both, proposed: true }),
    ];
    const said = acceptAll(rows, {});
    expect(said).toMatchObject({
      a: { option: { resourceName: 'Desk 3' } },
      b: { option: { resourceName: 'Desk 4' } },
    });
    const three = [...rows, rowView('c', 'Cleo', { options: both, proposed: true })];
    expect(acceptAll(three, said)).toEqual(said);
    expect(sumsOf(three, said)).toMatchObject({ open: 1, proposed: 0 });
    expect(cancelRest(three, said)).toMatchObject({ c: { act: 'cancel' } });
  });

  it('moves to another day whom nothing that day will do, where the owner says so, and no two to the same', () => {
    const friday = {
      startsAt: '2026-12-04T13:00:00.000Z',
      endsAt: '2026-12-04T14:00:00.000Z',
      kind: 'other_day' as const,
    };
    const options = [optionView('Desk 3', friday)];
    const rows = [rowView('a', 'Ana', { options }), rowView('b', 'Ben', { options })];
    expect(acceptAll(rows, {})).toEqual({});
    expect(sumsOf(rows, {})).toMatchObject({ open: 2, proposed: 0, otherwise: 2 });
    const said = moveRest(rows, {});
    expect(said).toEqual({ a: { act: 'move', option: options[0] } });
    expect(sumsOf(rows, said)).toMatchObject({ move: 1, open: 1, otherwise: 0 });
    expect(moveRest(rows, { a: { act: 'cancel' } })).toMatchObject({ a: { act: 'cancel' }, b: { act: 'move' } });
  });

  it('stands under the name of its person, guests apart from members', () => {
    expect(byPerson(ROWS).map(({ who, rows }) => [who, rows.length])).toEqual([
      ['Ana', 2],
      ['Ben', 1],
      ['Cleo', 1],
      ['Walk-in', 1],
    ]);
    const twoAnas = [rowView('a', 'Ana'), rowView('b', 'Ana', { guest: true })];
    expect(byPerson(twoAnas)).toHaveLength(2);
  });
});

describe('another look at the plan', () => {
  const before = planOf();
  const said = acceptAll(ROWS, { d: { act: 'cancel' }, e: { act: 'cancel' } });

  it('keeps all that was said where nothing is other than it was', () => {
    expect(lookAgain(before, planOf(), said)).toEqual({ choices: said, marks: {}, gone: [] });
  });

  it('asks again about what is new, changed or taken, and says who is gone', () => {
    const [a, b, , d] = ROWS;
    const after = planOf([{ ...a!, version: 'a 2' }, b!, d!, rowView('n', 'Nia')]);
    const { choices, marks, gone } = lookAgain(before, after, said, ['b']);
    expect(marks).toEqual({ a: 'changed', b: 'taken', n: 'new' });
    expect(Object.keys(choices)).toEqual(['d']);
    expect(gone).toEqual(['Cleo', 'Ana']);
    expect(choiceOf(after.rows[0]!, choices)).toBeUndefined();
  });
});
