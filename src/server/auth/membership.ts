import { sql } from 'kysely';
import { asPerson } from '@/server/db/transactions';
import { DomainError } from '@/kernel/domain-error';
import { operatorNotFound, spaceNotFound } from '@/kernel/not-found';
import type { ActingMember, Role } from '@/kernel/acting-member';
import type { MemberId, OperatorId, PersonId, SpaceId } from '@/kernel/ids';
import type { Session } from './session-token';

/** The person behind a session that still counts. */
export type CurrentPerson = {
  readonly personId: PersonId;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly timeZone: string | null;
};
type PersonRow = { email: string; emailVerifiedAt: Date | null; timeZone: string | null; sessionVersion: number };
type MemberRow = {
  sessionVersion: number;
  operatorId: OperatorId | null;
  memberId: MemberId | null;
  role: Role | null;
  displayName: string | null;
};

/** Another database answer than the one that signed the session in means: signed out meanwhile. */
function requireSignedIn<R extends { sessionVersion: number }>(session: Session | null, row: R | undefined): R {
  if (!session || row?.sessionVersion !== session.version)
    throw new DomainError('unauthenticated', 'auth.sign_in_needed');
  return row;
}

/** One statement: the person, if the session still counts. */
export async function getPerson(session: Session | null): Promise<CurrentPerson> {
  if (!session) throw new DomainError('unauthenticated', 'auth.sign_in_needed');
  const found = await asPerson(session, (tx) =>
    sql<PersonRow>`select email, email_verified_at, time_zone, session_version from auth.find_person(${session.personId})`.execute(
      tx,
    ),
  );
  const row = requireSignedIn(session, found.rows[0]);
  return {
    personId: session.personId,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    timeZone: row.timeZone,
  };
}

/** One statement: whether the session still counts, and the membership at this operator. */
export async function getMember(session: Session | null, operatorId: OperatorId): Promise<ActingMember> {
  if (!session) throw new DomainError('unauthenticated', 'auth.sign_in_needed');
  const found = await asPerson(session, (tx) =>
    sql<MemberRow>`select p.session_version, m.operator_id, m.id as member_id, m.role, m.display_name
      from auth.find_person(${session.personId}) p
      left join members m on m.operator_id = ${operatorId} and m.person_id = p.id and m.status = 'active'`.execute(tx),
  );
  const member = memberOf(session, found.rows[0]);
  if (!member) throw operatorNotFound();
  return member;
}

/** One statement: whether the session still counts, and the membership at the operator who runs this space. */
export async function getMemberOfSpace(session: Session | null, spaceId: SpaceId): Promise<ActingMember> {
  if (!session) throw new DomainError('unauthenticated', 'auth.sign_in_needed');
  const found = await asPerson(session, (tx) =>
    sql<MemberRow>`select p.session_version, m.operator_id, m.id as member_id, m.role, m.display_name
      from auth.find_person(${session.personId}) p
      left join spaces s on s.id = ${spaceId}
      left join members m on m.operator_id = s.operator_id and m.person_id = p.id and m.status = 'active'`.execute(tx),
  );
  const member = memberOf(session, found.rows[0]);
  if (!member) throw spaceNotFound();
  return member;
}

function memberOf(session: Session, row: MemberRow | undefined): ActingMember | null {
  const { operatorId, memberId, role, displayName } = requireSignedIn(session, row);
  if (!operatorId || !memberId || !role || displayName === null) return null;
  return { operatorId, memberId, personId: session.personId, role, displayName };
}
