'use client';
import type { BookingView } from '../bookings.contract';
import type { ChangeAsked } from './booking-menu';
import { DetailsDialog } from './details-dialog';
import { HandOverDialog } from './hand-over-dialog';
import { KeepOnlyDialog } from './keep-only-dialog';
import { MoveDialog } from './move-dialog';
import { SwapDialog } from './swap-dialog';

export type ChangeDialogProps = {
  booking: BookingView;
  now: Date;
  locale: string;
  /** Staff do it for whoever has it: their name. */
  whose?: string;
  onClose: () => void;
};

const DIALOGS = {
  move: MoveDialog,
  details: DetailsDialog,
  swap: SwapDialog,
  hand_over: HandOverDialog,
  keep_only: KeepOnlyDialog,
};

/** The window for one way of changing a booking. Its code comes when the first is opened. */
export function ChangeDialog({ what, ...props }: ChangeDialogProps & { what: ChangeAsked }) {
  const Asked = DIALOGS[what];
  return <Asked {...props} />;
}
