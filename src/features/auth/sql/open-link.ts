import { asPerson } from '@/server/db/transactions';
import type { OpenLinkAnswer } from '../auth.contract';
import { findListedSpace, findOperator } from './operators';
import { findLink, type LinkPurpose } from './links';
import { findPersonByEmail } from './people';
import type { SpaceId } from '@/kernel/ids';

/** What stands behind a link that is still good, for the page that asks before it uses it up. */
export async function findOpenLink(token: string, purpose: LinkPurpose): Promise<OpenLinkAnswer | null> {
  const found = await asPerson({ personId: null }, async (tx) => {
    const link = await findLink(tx, token, purpose);
    return link && { link, person: await findPersonByEmail(tx, link.email) };
  });
  if (!found) return null;
  const { link, person } = found;
  const { name, spaceId, passwordHash } = link.payload as { name?: string; spaceId?: string; passwordHash?: string };
  const [operator, space] = await Promise.all([
    link.operatorId ? findOperator(link.operatorId) : undefined,
    spaceId ? findListedSpace(spaceId as SpaceId) : undefined,
  ]);
  return {
    email: link.email,
    name: name ?? null,
    hasAccount: person !== null,
    hasPassword: person ? person.hasPassword : Boolean(passwordHash),
    operator: operator ? { slug: operator.slug, name: operator.name, accent: operator.accent } : null,
    space: space ? { id: space.id, slug: space.slug, name: space.name } : null,
  };
}
