import { MEMBERS_PAGES } from '../domain/who-looks';

/** By which way somebody came, as it is read. */
export const wayWords = (from: string): string =>
  from === '' ? 'Directly, or not known' : from === MEMBERS_PAGES ? 'From inside, as a member' : from;
