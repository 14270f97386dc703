'use client';
import { UserPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { Label } from '@/ui/label';
import { Select } from '@/ui/select';
import type { WalkIn } from '../../domain/door-queue';
import { eachOf, pickOf } from '../../domain/ticket-choice';
import type { TicketView } from '../../tickets.contract';
import { ticketPrice } from '../ticket-words';

const MOST = 11;

type Props = { tickets: readonly TicketView[]; locale: string; onWalkIn: (walkIn: WalkIn) => void };

/** Somebody without an answer stands at the door: a name, how many they are, and where there are tickets, which. */
export function WalkInForm({ tickets, locale, onWalkIn }: Props) {
  const [name, setName] = useState('');
  const [party, setParty] = useState('1');
  const [said, setSaid] = useState<{ typeId: string; typed: string } | null>(null);
  const [nameId, partyId, ticketId, priceId] = [useId(), useId(), useId(), useId()];
  const people = Math.min(MOST, Math.max(1, Math.trunc(Number(party)) || 1));
  const [first] = tickets;
  const picked = said ?? (first ? pickOf(first) : null);
  const view = tickets.find(({ typeId }) => typeId === picked?.typeId);
  const at = { state: 'on_sale' as const, placesLeft: null, opensAt: null, endsAt: null };
  const choices = tickets.map((one) => ({ view: one, at: { ...at, typeId: one.typeId } }));
  const price = picked ? eachOf(picked, { choices, has: null }) : null;
  const ticket =
    picked && price && price.each !== null && !price.problem ? { typeId: picked.typeId, each: price.each } : null;
  const barred = name.trim() === '' ? 'Say who it is first.' : picked && !ticket ? 'Say what they pay.' : undefined;
  return (
    <form
      aria-label="Somebody without an answer"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (barred) return;
        onWalkIn({ name: name.trim(), party: people, ...(ticket ? { ticket } : {}) });
        setName('');
        setParty('1');
        setSaid(null);
      }}
    >
      <div className="min-w-40 flex-1">
        <Label htmlFor={nameId}>Walk-in: name</Label>
        <Input id={nameId} value={name} maxLength={120} autoComplete="off" onChange={(e) => setName(e.target.value)} />
      </div>
      <div className="w-20">
        <Label htmlFor={partyId}>People</Label>
        <Input
          {...{ id: partyId, type: 'number', inputMode: 'numeric', min: 1, max: MOST, value: party }}
          onChange={(e) => setParty(e.target.value)}
        />
      </div>
      {picked ? (
        <div className="min-w-40 flex-1">
          <Label htmlFor={ticketId}>Ticket</Label>
          <Select
            id={ticketId}
            value={picked.typeId}
            onChange={({ target }) => {
              const found = tickets.find(({ typeId }) => typeId === target.value);
              if (found) setSaid(pickOf(found));
            }}
          >
            {tickets.map((one) => (
              <option key={one.typeId} value={one.typeId}>
                {one.name}: {ticketPrice(one, locale)}
              </option>
            ))}
          </Select>
        </div>
      ) : null}
      {picked && view?.pricing === 'open' ? (
        <div className="w-28">
          <Label htmlFor={priceId}>Each pays, {view.currency}</Label>
          <Input
            id={priceId}
            inputMode="decimal"
            value={picked.typed}
            autoComplete="off"
            onChange={({ target }) => setSaid({ ...picked, typed: target.value })}
          />
        </div>
      ) : null}
      <Button type="submit" disabledReason={barred}>
        <UserPlus aria-hidden />
        Let walk in
      </Button>
    </form>
  );
}
