import sharp from 'sharp';
import { removeComment, writeComment } from '@/features/event-talk/commands/comment';
import { giveFeedback } from '@/features/event-talk/commands/give-feedback';
import { addEventPhoto, captionPhoto, removeEventPhoto } from '@/features/event-talk/commands/keep-event-photos';
import {
  captionPhotoInput,
  giveFeedbackInput,
  removeCommentInput,
  removePhotoInput,
  writeCommentInput,
} from '@/features/event-talk/event-talk.contract';
import { come, makeEvent } from '@/features/events/testing-events';
import { inOperator } from '@/server/db/transactions';
import type { BusyHouse, SentCommand } from './testing-busy-house';

const MINUTE = 60_000;

/** An event that its host comes to, and that was over an hour ago. */
const over = async (house: BusyHouse) => {
  const { eventId, dateIds } = await makeEvent(house.space, house.owner, null);
  const dateId = dateIds[0]!;
  await come(house.space, house.owner, dateId);
  const span = { startsAt: new Date(Date.now() - 180 * MINUTE), endsAt: new Date(Date.now() - 60 * MINUTE) };
  await inOperator(house.space, (tx) => tx.updateTable('eventDates').set(span).where('id', '=', dateId).execute());
  return { eventId, dateId };
};
const commented = async (house: BusyHouse) => {
  const { eventId } = await over(house);
  const said = await writeComment(house.owner, writeCommentInput.parse(house.request({ eventId, words: 'Bread' })));
  return { eventId, ...said };
};
const picture = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#1b5e78' } })
    .png()
    .toBuffer();
const photographed = async (house: BusyHouse) => {
  const { eventId, dateId } = await over(house);
  return { eventId, ...(await addEventPhoto(house.owner, house.request({ dateId, bytes: await picture() }))) };
};

export const TALK_COMMANDS: readonly SentCommand[] = [
  {
    name: 'write-comment',
    make: async (house) => {
      const { eventId } = await over(house);
      const input = writeCommentInput.parse(house.request({ eventId, words: 'Who brings bread?' }));
      return (who) => writeComment(who, input);
    },
  },
  {
    name: 'remove-comment',
    make: async (house) => {
      const input = removeCommentInput.parse(house.request(await commented(house)));
      return (who) => removeComment(who, input);
    },
  },
  {
    name: 'add-event-photo',
    make: async (house) => {
      const { dateId } = await over(house);
      const input = house.request({ dateId, bytes: await picture() });
      return (who) => addEventPhoto(who, input);
    },
  },
  {
    name: 'caption-event-photo',
    make: async (house) => {
      const input = captionPhotoInput.parse(house.request({ ...(await photographed(house)), caption: 'Soup' }));
      return (who) => captionPhoto(who, input);
    },
  },
  {
    name: 'remove-event-photo',
    make: async (house) => {
      const input = removePhotoInput.parse(house.request(await photographed(house)));
      return (who) => removeEventPhoto(who, input);
    },
  },
  {
    name: 'give-feedback',
    make: async (house) => {
      const { dateId } = await over(house);
      const input = giveFeedbackInput.parse(house.request({ dateId, stars: 4, good: 'The soup' }));
      return (who) => giveFeedback(who, input);
    },
  },
];
