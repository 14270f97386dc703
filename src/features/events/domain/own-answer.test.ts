import { describe, expect, it } from 'vitest';
import { ownAnswer, type AnswerableDate } from './own-answer';

const NOW = new Date('2026-11-26T12:00:00Z');
const FREE = { out: true, approval: false };
const date = (rest: Partial<AnswerableDate> = {}): AnswerableDate => ({
  ...{ status: 'stands', phase: 'open', placesLeft: 3, mine: null },
  ...rest,
});
const mine = (status: 'asked' | 'going' | 'waiting' | 'offered' | 'declined' | 'cancelled', rest: object = {}) => ({
  ...{ status, how: null, offerExpiresAt: null, checkedInAt: null },
  ...rest,
});

describe('what one can do about a date', () => {
  it('offers to come, to wait where it is full, and to ask where a yes is needed', () => {
    expect(ownAnswer(date(), FREE, NOW).answer).toBe('come');
    expect(ownAnswer(date({ placesLeft: null }), FREE, NOW).answer).toBe('come');
    expect(ownAnswer(date({ placesLeft: 0 }), FREE, NOW).answer).toBe('wait');
    expect(ownAnswer(date({ placesLeft: 0 }), { out: true, approval: true }, NOW).answer).toBe('ask');
  });
  it.each(['not_yet', 'closed', 'begun', 'over'] as const)('takes no answer while it is %s', (phase) => {
    expect(ownAnswer(date({ phase }), FREE, NOW).answer).toBeNull();
  });
  it('lets who comes change and cancel until the deadline', () => {
    const going = { mine: mine('going') };
    expect(ownAnswer(date(going), FREE, NOW)).toMatchObject({ standing: 'going', change: true, cancel: true });
    expect(ownAnswer(date({ ...going, phase: 'closed' }), FREE, NOW)).toMatchObject({ change: false, cancel: false });
  });
  it('lets who waits leave the line after the deadline too', () => {
    const waiting = date({ mine: mine('waiting'), phase: 'closed' });
    expect(ownAnswer(waiting, FREE, NOW)).toMatchObject({ standing: 'waiting', change: false, cancel: true });
  });
  it('holds an offer until its moment; from then on it is as if nothing had been said', () => {
    const until = (offerExpiresAt: string) => date({ mine: mine('offered', { offerExpiresAt }) });
    expect(ownAnswer(until('2026-11-26T12:00:01Z'), FREE, NOW).standing).toBe('offered');
    expect(ownAnswer(until('2026-11-26T12:00:00Z'), FREE, NOW)).toMatchObject({ standing: 'none', answer: 'come' });
  });
  it('takes no second answer from whom the host has refused, and one from who cancelled', () => {
    const refused = date({ mine: mine('declined', { how: 'by_host' }) });
    expect(ownAnswer(refused, FREE, NOW)).toMatchObject({ standing: 'refused', answer: null });
    expect(ownAnswer(date({ mine: mine('cancelled', { how: 'by_guest' }) }), FREE, NOW).answer).toBe('come');
    expect(ownAnswer(date({ mine: mine('declined', { how: 'by_guest' }) }), FREE, NOW).answer).toBe('come');
  });
  it('has nothing for what is off, and says since when somebody is in', () => {
    expect(ownAnswer(date({ status: 'cancelled' }), FREE, NOW).standing).toBe('off');
    expect(ownAnswer(date(), { out: false, approval: false }, NOW).standing).toBe('off');
    const inside = date({ mine: mine('going', { checkedInAt: '2026-11-26T11:00:00Z' }), phase: 'begun' });
    expect(ownAnswer(inside, FREE, NOW)).toEqual({ standing: 'in', answer: null, change: false, cancel: false });
  });
});
