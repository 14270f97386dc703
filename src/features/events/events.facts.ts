import type { EventDateId, EventId, Id, OperatorId, PersonId, RsvpId, SpaceId } from '@/kernel/ids';
import type { RsvpHow, RsvpStatus } from './domain/rsvp-state';

type About = { readonly operatorId: OperatorId; readonly spaceId: SpaceId; readonly eventId: EventId };

/** What became of one answer. `version` is that of the answer from then on. */
export type ChangedRsvp = {
  readonly rsvpId: RsvpId;
  readonly version: number;
  readonly was: RsvpStatus | null;
  readonly status: RsvpStatus;
  readonly how: RsvpHow | null;
  readonly personId: PersonId | null;
  /** When an offer lapses, ISO text. */
  readonly offerExpiresAt: string | null;
  /** One of many that were answered at once: they are told together. */
  readonly together?: true;
  /** Its ticket is paid on account. */
  readonly owes?: boolean;
};

export type DatesNews = 'answered' | 'added' | 'taken_back';

/** Dates of which tickets may come to another sum now; left out at an event without any. */
type Owing = { readonly owing?: readonly EventDateId[] };

/** What this room announces. */
export type EventFact =
  /** `asked`: somebody said yes to it. */
  | ({ readonly type: 'event.published'; readonly asked?: true } & About)
  /** Somebody said yes to it; it is out at its own moment. */
  | ({ readonly type: 'event.approved' } & About)
  | ({ readonly type: 'event.asked' } & About)
  | ({ readonly type: 'event.refused' } & About)
  /** Words, places or dates are others. `dates`: those whose time or place changed, or that were cancelled, as those who come are told. */
  | ({ readonly type: 'event.changed'; readonly freed: boolean; readonly moved: readonly EventDateId[] } & Owing &
      About)
  | ({ readonly type: 'event.cancelled'; readonly dateIds: readonly EventDateId[] } & Owing & About)
  | ({ readonly type: 'rsvps.changed'; readonly dateId: EventDateId; readonly rsvps: readonly ChangedRsvp[] } & About)
  /** Many dates were answered at once: by whom they are for, for them as they had said before, or taken back. In the order of the dates. */
  | ({
      readonly type: 'rsvps.answered';
      readonly news: DatesNews;
      readonly personId: PersonId | null;
      readonly rsvpIds: readonly RsvpId[];
    } & About)
  | ({ readonly type: 'rsvp.checked_in'; readonly dateId: EventDateId; readonly rsvpId: RsvpId } & About)
  /** Paid at the door, or taken back. */
  | ({ readonly type: 'rsvp.paid'; readonly dateId: EventDateId; readonly rsvpId: RsvpId } & About)
  /** A host wrote to those who answered. */
  | ({ readonly type: 'event.message_sent'; readonly messageId: Id<'event_message'> } & About)
  /** Somebody without an account wants to come: the link that proves their address is on its way. */
  | ({ readonly type: 'rsvp.link_asked'; readonly dateId: EventDateId; readonly linkId: Id<'rsvp_link'> } & About)
  /** Somebody is asked to come. */
  | ({ readonly type: 'event.invited'; readonly invitations: readonly InvitedToEvent[] } & About);

export type InvitedToEvent = { readonly invitationId: Id<'event_invitation'>; readonly personId: PersonId | null };
