'use client';
import { CloudUpload, Download, Printer, ScanLine } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { paths } from '@/client/paths';
import type { EventDateId, OperatorId, SpaceId } from '@/kernel/ids';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { buttonLook } from '@/ui/button-look';
import { Input } from '@/ui/input';
import { Label } from '@/ui/label';
import { moneyInWords } from '@/kernel/money';
import { countsOf, foundAtDoor, moneyAtDoor } from '../../domain/door-queue';
import type { Door } from '../../door.contract';
import { DoorList } from './door-list';
import { DoorOutcome } from './door-outcome';
import { useDoor } from './use-door';
import { WalkInForm } from './walk-in-form';

const CameraScan = lazy(() => import('./camera-scan').then((module) => ({ default: module.CameraScan })));

type Props = {
  operatorId: OperatorId;
  spaceId: SpaceId;
  dateId: EventDateId;
  first: Door;
  /** "Thursday 3 December, 18:30" */
  when: string;
  locale: string;
  printHref: string;
};

const SHOWN = 60;

/** The door on a phone in one hand: how many are in, the camera, and the list. Goes on without a connection. */
export function DoorScreen({ operatorId, spaceId, dateId, first, when, locale, printHref }: Props) {
  const { door, pending, outcome, letIn, walkIn, scan, undo, pay, takeBack } = useDoor(
    { operatorId, spaceId, dateId },
    first,
  );
  const [scanning, setScanning] = useState(false);
  const [q, setQ] = useState('');
  const searchId = useId();
  useCameraOfThisPage();
  const counts = countsOf(door.guests, pending);
  const found = foundAtDoor(door.guests, q, SHOWN);
  const money = moneyAtDoor(door.guests, pending);
  const off = door.status !== 'stands';
  return (
    <div className="mx-auto grid max-w-2xl gap-4">
      <header>
        <h1 className="text-xl break-words sm:text-2xl">Door: {door.title}</h1>
        <p className="text-ink-muted">{when}</p>
      </header>
      <p className="tabular text-center" data-testid="door-count">
        <span className="block text-6xl font-semibold">{counts.in}</span>
        <span className="text-ink-muted text-lg">
          in of {counts.going} who come
          {door.capacity === null ? '' : `, ${door.capacity} ${door.capacity === 1 ? 'place' : 'places'}`}
        </span>
      </p>
      {money ? (
        <p className="tabular text-ink-muted text-center" data-testid="door-money">
          {moneyInWords(money.paid, money.currency, locale)} paid at the door
          {money.open > 0 ? `, ${moneyInWords(money.open, money.currency, locale)} open` : ', nothing open'}
        </p>
      ) : null}
      {pending.length > 0 ? (
        <p role="status" className="text-center">
          <Badge>
            <CloudUpload aria-hidden />
            {pending.length === 1 ? '1 scan waits to be sent' : `${pending.length} scans wait to be sent`}
          </Badge>
        </p>
      ) : null}
      {off ? (
        <p role="alert" className="border-danger bg-danger-soft text-danger rounded-lg border p-4">
          This date does not take place.
        </p>
      ) : null}
      <DoorOutcome outcome={outcome} timeZone={door.timeZone} locale={locale} />
      {scanning ? (
        <Suspense>
          <CameraScan onCode={scan} />
        </Suspense>
      ) : null}
      <Button size="lg" wide variant={scanning ? 'secondary' : 'primary'} onClick={() => setScanning(!scanning)}>
        <ScanLine aria-hidden />
        {scanning ? 'Stop scanning' : 'Scan codes'}
      </Button>
      <div>
        <Label htmlFor={searchId}>Find by name</Label>
        <Input
          id={searchId}
          type="search"
          value={q}
          autoComplete="off"
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      {found.length > 0 ? (
        <DoorList
          {...{ guests: found, pending, timeZone: door.timeZone, locale, onLetIn: letIn }}
          onUndo={(guest) => void undo(guest)}
          onPay={pay}
          onTakeBack={(guest) => void takeBack(guest)}
        />
      ) : (
        <p className="text-ink-muted">
          {q.trim() === '' ? 'Nobody has answered yet.' : 'Nobody by that name. Let them walk in, if there is a place.'}
        </p>
      )}
      <WalkInForm tickets={door.tickets} locale={locale} onWalkIn={walkIn} />
      <div className="flex flex-wrap gap-3">
        <a className={buttonLook({ variant: 'secondary' })} href={printHref}>
          <Printer aria-hidden />
          List and badges to print
        </a>
        <a className={buttonLook({ variant: 'secondary' })} href={paths.api.eventGuests(operatorId, dateId)} download>
          <Download aria-hidden />
          Guests as a table (CSV)
        </a>
      </div>
      <LiveBadge />
    </div>
  );
}

type WithPolicy = { readonly featurePolicy?: { readonly allowsFeature: (name: string) => boolean } };
const TRIED = 'coworkflow.door.reloaded';

/** Only this page may use the camera, and a browser asks that of the page that was loaded: who came here by a link inside the app loads it once more. */
function useCameraOfThisPage(): void {
  useEffect(() => {
    const policy = (document as WithPolicy).featurePolicy;
    const allowed = !policy || policy.allowsFeature('camera');
    if (allowed) return sessionStorage.removeItem(TRIED);
    if (sessionStorage.getItem(TRIED)) return;
    sessionStorage.setItem(TRIED, '1');
    window.location.reload();
  }, []);
}
