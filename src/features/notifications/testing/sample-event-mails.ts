import { instantOf } from '@/kernel/zone';
import type { RsvpNews } from '../domain/rsvp-news';
import { confirmRsvpMail, rsvpMail, type EventSetting } from '../mails/event-mails';
import { allDatesMail } from '../mails/all-dates-mail';
import { eventAnsweredMail, eventInvitationMail, eventToAnswerMail } from '../mails/hosting-mails';
import { eventCommentsMail } from '../mails/event-comments-mail';
import { eventMessageMail } from '../mails/event-message-mail';

const evening = (date: string) => ({
  startsAt: instantOf(`${date}T18:30`, 'Europe/Lisbon'),
  endsAt: instantOf(`${date}T20:30`, 'Europe/Lisbon'),
});
const APP = 'https://app.example.com';
const setting: EventSetting = {
  ...{ brand: { name: 'Harbour', accent: '#1b5e78' }, name: 'Ana Duarte', title: 'Pricing for freelancers' },
  ...{ hostName: 'Rui Pinto', where: 'The hall', address: 'Harbour House, Cais do Sodré 8, 1200-450 Lisboa' },
  ...{ zone: 'Europe/Lisbon', writtenAt: new Date('2026-11-22T10:00:00Z') },
};
const span = evening('2026-12-03');

export const sampleRsvpMail = (news: RsvpNews, more: Partial<Parameters<typeof rsvpMail>[0]> = {}) =>
  rsvpMail({
    ...{ ...setting, news, span, going: false, onlineUrl: '', party: 1, ahead: 0, offerExpiresAt: null },
    ...{ was: null, ticket: null, paid: 0, charged: false },
    ...{ endedWords: '', answerUrl: `${APP}/events/answer?token=x`, code: null, ...more },
  });
const ticket = { typeId: 't', name: 'Regular', each: 3500, currency: 'EUR', pays: 'door' as const };
const comes = { going: true, party: 3, code: 'AZMUZQ0BcACAAAAAAAAAAYh3Jm2q1TzEo0w4Pg' };
const event = { ...setting, name: 'Olga Reis', spans: [span, evening('2026-12-10')] };
const allDates = {
  ...setting,
  going: [],
  waiting: [],
  asked: [],
  cancelled: [],
  datesUrl: `${APP}/events/all-dates?token=x`,
};
const eventUrl = `${APP}/o/harbour/s/house/events/pricing-for-freelancers`;

/** What is told of events, one of each. */
export const sampleEventMails = {
  'rsvp-confirm': () =>
    confirmRsvpMail({
      ...{ ...setting, span, party: 2, ticket, expiresAt: new Date('2026-11-24T10:00:00Z') },
      confirmUrl: `${APP}/events/confirm?token=x`,
    }),
  'rsvp-going': () => sampleRsvpMail('going', comes),
  'rsvp-online': () =>
    sampleRsvpMail('going', { ...comes, where: 'Online', address: '', onlineUrl: 'https://meet.example.org/room' }),
  'rsvp-approved': () => sampleRsvpMail('approved', comes),
  'rsvp-going-ticket': () => sampleRsvpMail('going', { ...comes, ticket: { ...ticket, pays: 'account' } }),
  'rsvp-offered-ticket': () =>
    sampleRsvpMail('offered', { offerExpiresAt: new Date('2026-11-22T20:00:00Z'), ticket, party: 2 }),
  'rsvp-off-ticket': () =>
    sampleRsvpMail('off', { endedWords: 'Rain.', ticket: { ...ticket, pays: 'account' }, charged: true }),
  'rsvp-place': () => sampleRsvpMail('place', comes),
  'rsvp-asked': () => sampleRsvpMail('asked'),
  'rsvp-waiting': () => sampleRsvpMail('waiting', { ahead: 2, party: 2 }),
  'rsvp-offered': () => sampleRsvpMail('offered', { offerExpiresAt: new Date('2026-11-22T20:00:00Z') }),
  'rsvp-lapsed': () => sampleRsvpMail('lapsed'),
  'rsvp-declined': () => sampleRsvpMail('declined'),
  'rsvp-removed': () => sampleRsvpMail('removed'),
  'rsvp-cancelled': () => sampleRsvpMail('cancelled'),
  'rsvp-moved': () => sampleRsvpMail('moved', { ...comes, was: { where: 'The garden', span: evening('2026-12-01') } }),
  'rsvp-off': () => sampleRsvpMail('off', { endedWords: 'The speaker fell ill. We try again in January.' }),
  'rsvp-reminder': () => sampleRsvpMail('reminder', comes),
  'rsvp-thanks': () => sampleRsvpMail('thanks', { going: true }),
  'rsvps-answered': () =>
    allDatesMail({
      ...allDates,
      news: 'answered',
      going: [span, evening('2026-12-17')],
      waiting: [evening('2026-12-10')],
    }),
  'rsvps-added': () => allDatesMail({ ...allDates, news: 'added', going: [evening('2027-01-07')] }),
  'rsvps-taken-back': () => allDatesMail({ ...allDates, news: 'taken_back', cancelled: [span, evening('2026-12-10')] }),
  'event-invitation': () =>
    eventInvitationMail({ ...event, name: '', member: false, eventUrl: `${APP}/events/invited?token=x` }),
  'event-message': () =>
    eventMessageMail({
      ...{ ...setting, span, byName: 'Rui Pinto', answerUrl: `${APP}/events/answer?token=x` },
      words: 'The doors open at 18:00.\n\nBring a mug, we bring the coffee.',
    }),
  'event-comments': () =>
    eventCommentsMail({
      ...{ ...event, eventUrl },
      comments: [
        { name: 'Ana Duarte', words: 'Is there a place for bicycles?' },
        { name: 'Ben Borg', words: 'I bring bread.\n\nWho brings butter?' },
      ],
    }),
  'event-to-answer': () => eventToAnswerMail({ ...event, eventUrl }),
  'event-approved': () => eventAnsweredMail({ ...event, eventUrl, yes: true, words: '' }),
  'event-refused': () =>
    eventAnsweredMail({ ...event, eventUrl, yes: false, words: 'The hall is for members on Thursdays.' }),
};
