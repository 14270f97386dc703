import { findInviteLink, findPersonByEmail } from '@/features/auth/auth.service';
import type { ActingMember } from '@/kernel/acting-member';
import type { MemberId, PersonId } from '@/kernel/ids';
import { asPerson, inOperator } from '@/server/db/transactions';
import { invitePayload } from './commands/accept-invitation';
import { maySee, maySeePeople } from './members.access';
import type { InvitationSeen, MyProfile, PeopleInput, PeoplePage, PeopleSummary } from './members.contract';
import { demand } from './members.errors';
import { findInvitationSeen } from './sql/invitation-writes';
import { listMyMemberships } from './sql/membership-reads';
import { findPeopleSummary, listPeople, type NamePlace } from './sql/people-reads';
import { findPhoto } from './sql/photo-writes';
import { listMyProfiles } from './sql/profile-reads';

/** One page of an operator's people, for those who run it. @throws DomainError `auth.not_allowed` */
export async function readPeople(member: ActingMember, input: PeopleInput): Promise<PeoplePage> {
  demand(maySeePeople(member.role));
  const rows = await inOperator(member, (tx) => listPeople(tx, input, placeOf(input.cursor)));
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  const more = rows.length > input.limit && last;
  return {
    items: shown.map(({ sortName: _, ...row }) => row),
    // The database's own idea of a lower-case name: its order is the one to go on in.
    nextCursor: more ? cursorOf({ name: last.sortName, id: last.memberId }) : null,
  };
}

/** How many people there are, and who was invited. @throws DomainError `auth.not_allowed` */
export async function readPeopleSummary(member: ActingMember): Promise<PeopleSummary> {
  demand(maySeePeople(member.role));
  return inOperator(member, findPeopleSummary);
}

/** What stands behind an invitation's link, or null when it is no longer good. Looking does not use it up. */
export async function lookAtInvitation(token: string): Promise<InvitationSeen | null> {
  const link = await asPerson({ personId: null }, (tx) => findInviteLink(tx, token));
  const payload = invitePayload.safeParse(link?.payload);
  if (!link?.operatorId || !payload.success) return null;
  const found = await inOperator({ operatorId: link.operatorId }, async (tx) => ({
    invitation: await findInvitationSeen(tx, payload.data.invitationId),
    person: await findPersonByEmail(tx, link.email),
  }));
  if (found.invitation?.email !== link.email) return null;
  const { email, role, inviterName, slug, name, accent, space, invitedName } = found.invitation;
  const { person } = found;
  const elsewhere = person ? await asPerson({ personId: person.id }, listMyMemberships) : [];
  return {
    email,
    role,
    inviterName,
    operator: { slug, name, accent },
    space: space ? { slug: space } : null,
    hasAccount: person !== null,
    name: elsewhere[0]?.displayName ?? (invitedName || null),
  };
}

/** One's own names, photos and wishes at every operator. */
export async function readMyProfile(person: {
  readonly personId: PersonId;
  readonly email: string;
  readonly timeZone: string | null;
}): Promise<MyProfile> {
  return asPerson(person, async (tx) => {
    const account = await findPersonByEmail(tx, person.email);
    const { email, timeZone } = person;
    return {
      person: { email, timeZone, hasPassword: account?.hasPassword ?? false },
      profiles: await listMyProfiles(tx),
    };
  });
}

/** A member's portrait, where this asker may see the member; else null, as where there is none. */
export async function readPhoto(asker: ActingMember, memberId: MemberId) {
  const photo = await inOperator(asker, (tx) => findPhoto(tx, memberId));
  if (!photo || !maySee(asker, { ...photo, memberId })) return null;
  const { bytes, contentType, photoVersion } = photo;
  return { bytes, contentType, photoVersion };
}

const cursorOf = (place: NamePlace) => Buffer.from(JSON.stringify([place.name, place.id])).toString('base64url');

/** A cursor that we did not make is the first page. */
function placeOf(cursor: string | null | undefined): NamePlace | null {
  if (!cursor) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(place) || place.length !== 2) return null;
    const [name, id] = place as unknown[];
    return typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : null;
  } catch {
    return null;
  }
}
