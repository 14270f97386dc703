import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { useTopic } from '@/client/live/use-topic';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { newId, type EventDateId, type Id, type OperatorId, type RsvpId, type SpaceId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import type { Door, DoorGuest } from '../../door.contract';
import {
  payerOf,
  queued,
  rsvpOf,
  rsvpOfCode,
  type DoorPayment,
  type Pending,
  type WalkIn,
} from '../../domain/door-queue';
import type { PaidView } from '../../door-payments.contract';
import type { CheckedIn } from '../../rsvps.contract';
import { openKept } from './kept-scans';

/** What the door says after a scan or a tap. `waits`: it is kept here and sent when the connection is back. */
export type Outcome =
  | ({ readonly is: 'in' | 'before' } & Pick<CheckedIn, 'rsvpId' | 'name' | 'party' | 'guestNames' | 'at'>)
  | { readonly is: 'waits'; readonly name: string | null }
  | { readonly is: 'undone'; readonly name: string }
  | ({ readonly is: 'paid' | 'paid_before' | 'unpaid' } & Pick<PaidView, 'name' | 'paid' | 'owed' | 'currency'>)
  | ({ readonly is: 'refused'; readonly name: string | null } & ErrorCopy);

type At = { readonly operatorId: OperatorId; readonly spaceId: SpaceId; readonly dateId: EventDateId };

/** A connection that says nothing for so long is none. */
const ANSWER_MS = 8_000;
const AGAIN_MS = 4_000;
const REFRESH_MS = 30_000;
/** What another try may mend: no connection, a server that starts anew, too much at once, a session that ran out. */
const LATER = new Set(['upstream', 'limited', 'internal', 'unauthenticated']);

const entered = ({ before, ...checkedIn }: CheckedIn): Outcome => ({ is: before ? 'before' : 'in', ...checkedIn });

/** The list at the door, and a queue of who was let in: sent one after another, again and again until the server has answered. */
export function useDoor({ operatorId, spaceId, dateId }: At, first: Door) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const list = useQuery(
    trpc.events.door.queryOptions({ operatorId, dateId }, { initialData: first, refetchInterval: REFRESH_MS }),
  );
  const refresh = () => void client.invalidateQueries(trpc.events.door.pathFilter());
  useTopic(spaceTopic(spaceId), refresh);
  const { guests } = list.data;

  // The queue lives beside React, so that two scans within one frame are two.
  const [queue] = useState(() => openKept(dateId));
  const busy = useRef(false);
  const pending = useSyncExternalStore(queue.subscribe, queue.now, queue.onServer);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const nameOf = (one: Pending): string | null =>
    'walkIn' in one.who
      ? one.who.walkIn.name
      : (guests.find(({ rsvpId }) => rsvpId === (payerOf(one) ?? rsvpOf(one)))?.name ?? null);

  const sendOne = async (one: Pending): Promise<Outcome> => {
    const ids = { scanId: one.scanId as Id<'scan'>, requestId: one.requestId as Id<'request'> };
    const about = { operatorId, dateId, at: one.at, ...ids };
    const { who } = one;
    const signal = AbortSignal.timeout(ANSWER_MS);
    if ('pays' in who) {
      const paymentId = one.scanId as Id<'rsvp_payment'>;
      const input = { ...about, ...who.pays, rsvpId: who.pays.rsvpId as RsvpId, paymentId };
      const { before, ...paid } = await api.events.payTicket.mutate(input, { signal });
      return { is: before ? 'paid_before' : 'paid', ...paid };
    }
    if ('walkIn' in who) {
      const { ticket, ...rest } = who.walkIn;
      const wanted = ticket ? { ...ticket, typeId: ticket.typeId as Id<'event_ticket_type'> } : null;
      return entered(await api.events.walkIn.mutate({ ...about, ...rest, ticket: wanted }, { signal }));
    }
    const whom = 'code' in who ? who : { rsvpId: who.rsvpId as RsvpId };
    return entered(await api.events.checkIn.mutate({ ...about, who: whom }, { signal }));
  };

  /**
   * Sends what waits, the oldest first; the first that finds no connection ends it until the next try. One that the server breaks on waits for the next
   * try, too, and keeps nobody behind it waiting.
   */
  const sendAll = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const broke = new Set<string>();
    const next = () => queue.now().find(({ scanId }) => !broke.has(scanId));
    try {
      for (let one = next(); one; one = next()) {
        const { scanId } = one;
        try {
          setOutcome(await sendOne(one));
        } catch (error) {
          const { kind, code, details } = refusalIn(error);
          if (LATER.has(kind)) {
            setOutcome({ is: 'waits', name: nameOf(one) });
            if (kind !== 'internal') return;
            broke.add(scanId);
            continue;
          }
          setOutcome({ is: 'refused', name: nameOf(one), ...eventCopy(code, details) });
        }
        queue.become(queue.now().filter((kept) => kept.scanId !== scanId));
        refresh();
      }
    } finally {
      busy.current = false;
    }
  };

  const again = useEffectEvent(() => void sendAll());
  useEffect(() => {
    again();
    const timer = setInterval(() => again(), AGAIN_MS);
    const now = () => again();
    window.addEventListener('online', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  }, []);

  const letIn = (who: Pending['who']) => {
    const one: Pending = { who, scanId: newId<'scan'>(), requestId: newId<'request'>(), at: new Date().toISOString() };
    const next = queued(queue.now(), one);
    if (next === queue.now()) return setOutcome({ is: 'waits', name: nameOf(one) });
    queue.become(next);
    if (next.length > 1) setOutcome({ is: 'waits', name: nameOf(one) });
    void sendAll();
  };

  return {
    door: list.data,
    pending,
    outcome,
    letIn: (guest: Pick<DoorGuest, 'rsvpId'>) => letIn({ rsvpId: guest.rsvpId }),
    walkIn: (walkIn: WalkIn) => letIn({ walkIn }),
    pay: (pays: DoorPayment) => letIn({ pays }),
    takeBack: async ({ rsvpId, name, payment }: DoorGuest) => {
      if (!payment) return;
      try {
        const ids = { rsvpId: rsvpId as RsvpId, paymentId: payment.paymentId as Id<'rsvp_payment'> };
        const input = { operatorId, dateId, ...ids, requestId: newId<'request'>() };
        setOutcome({ is: 'unpaid', ...(await api.events.takeBackTicketPayment.mutate(input)) });
      } catch (error) {
        const { code, details } = refusalIn(error);
        setOutcome({ is: 'refused', name, ...eventCopy(code, details) });
      }
      refresh();
    },
    scan: (code: string) => {
      if (rsvpOfCode(code) !== null) letIn({ code: code.trim() });
      else setOutcome({ is: 'refused', name: null, ...eventCopy('event.not_this_code', {}) });
    },
    undo: async ({ rsvpId, name }: Pick<DoorGuest, 'rsvpId' | 'name'>) => {
      try {
        const about = { operatorId, dateId, rsvpId: rsvpId as RsvpId, requestId: newId<'request'>() };
        await api.events.answerGuest.mutate({ ...about, act: 'undo_check_in' });
        setOutcome({ is: 'undone', name });
      } catch (error) {
        const { code, details } = refusalIn(error);
        setOutcome({ is: 'refused', name, ...eventCopy(code, details) });
      }
      refresh();
    },
  };
}
