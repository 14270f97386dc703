import { newId } from '@/kernel/ids';
import { atOperator, requestId, type Entry, type House } from './testing-gates';

/** Of an event that there is not: who comes to one talks about it, and others of these procedures let people come. */
const ofEvent =
  (more: object = {}) =>
  (house: House) => ({ ...atOperator(house), eventId: newId(), requestId: requestId(), ...more });
const operator = 'operator' as const;
const byLink = (more: object = {}): Entry => ({
  ...{ gate: 'public', always: 'event.link_over' },
  input: () => ({ token: 'no link of ours', ...more }),
});

export const TALK_PROCEDURES: Record<string, Entry> = {
  'eventTalk.about': { gate: operator, always: 'event.not_found', input: ofEvent() },
  'eventTalk.comments': { gate: operator, always: 'event.not_found', input: ofEvent() },
  'eventTalk.comment': { gate: operator, always: 'event.not_found', input: ofEvent({ words: 'Hello' }) },
  'eventTalk.removeComment': { gate: operator, always: 'event.not_found', input: ofEvent({ commentId: newId() }) },
  'eventTalk.photos': { gate: operator, always: 'event.not_found', input: ofEvent() },
  'eventTalk.captionPhoto': {
    ...{ gate: operator, always: 'event.not_found' },
    input: ofEvent({ photoId: newId(), caption: 'Soup' }),
  },
  'eventTalk.removePhoto': { gate: operator, always: 'event.not_found', input: ofEvent({ photoId: newId() }) },
  'eventTalk.publicPhotos': {
    gate: 'public',
    input: ({ harbour }) => ({ operator: `op-${harbour.operatorId}`, event: harbour.event.slug }),
  },
  'eventTalk.giveFeedback': {
    ...{ gate: operator, always: 'event.not_found' },
    input: (house) => ({ ...ofEvent({ stars: 4 })(house), dateId: newId() }),
  },
  'eventTalk.feedback': { gate: operator, always: 'event.not_found', input: ofEvent({ dateId: null }) },
  'eventTalk.linked': byLink(),
  'eventTalk.commentByLink': byLink({ words: 'Hello', requestId: newId() }),
  'eventTalk.removeCommentByLink': byLink({ commentId: newId() }),
  'eventTalk.removePhotoByLink': byLink({ photoId: newId() }),
  'eventTalk.feedbackByLink': byLink({ stars: 4 }),
};
