'use client';
import { UserPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { Label } from '@/ui/label';

const MOST = 11;

/** Somebody without an answer stands at the door: a name, and how many they are. */
export function WalkInForm({ onWalkIn }: { onWalkIn: (name: string, party: number) => void }) {
  const [name, setName] = useState('');
  const [party, setParty] = useState('1');
  const [nameId, partyId] = [useId(), useId()];
  const people = Math.min(MOST, Math.max(1, Math.trunc(Number(party)) || 1));
  return (
    <form
      aria-label="Somebody without an answer"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onWalkIn(name.trim(), people);
        setName('');
        setParty('1');
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
      <Button type="submit" disabledReason={name.trim() === '' ? 'Say who it is first.' : undefined}>
        <UserPlus aria-hidden />
        Let walk in
      </Button>
    </form>
  );
}
