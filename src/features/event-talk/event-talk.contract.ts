import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { eventPageInput } from '@/features/events/event-pages.contract';
import { eventDateIdSchema, eventIdSchema, requestIdSchema } from '@/features/events/events.contract';

const operatorId = idSchema<'operator'>();
const token = z.string().max(2000);
const words = z.string().trim().min(1, 'Write something').max(2000, 'At most 2,000 characters');

export const COMMENTS_AT_ONCE = 20;
export const PHOTOS_AT_ONCE = 24;
/** By one person to one date. */
export const PHOTOS_MOST = 30;

const commentCursor = z.object({ writtenAt: z.iso.datetime(), id: idSchema<'event_comment'>() });
const commentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Of somebody who runs the event. */
  host: z.boolean(),
  mine: z.boolean(),
  /** Null once a host took it away. */
  words: z.string().nullable(),
  writtenAt: z.iso.datetime(),
});
export type Comment = z.infer<typeof commentSchema>;
export const commentsSchema = z.object({
  comments: z.array(commentSchema),
  next: commentCursor.nullable(),
  /** Takes away what others wrote. */
  runs: z.boolean(),
});
export type Comments = z.infer<typeof commentsSchema>;

export const feedbackGivenSchema = z.object({
  stars: z.int().min(1, 'Choose one to five stars').max(5, 'Choose one to five stars'),
  good: z.string().trim().max(2000, 'At most 2,000 characters').default(''),
  better: z.string().trim().max(2000, 'At most 2,000 characters').default(''),
  /** The hosts may see whose it is. */
  named: z.boolean().default(false),
});
export type FeedbackGiven = z.output<typeof feedbackGivenSchema>;

/** What somebody may do about a date that they answered to, or run. */
const ownDateSchema = z.object({
  dateId: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  mayAddPhotos: z.boolean(),
  /** Null for who was not there, and before it is over; `open` until when it can be given or changed. */
  feedback: z.object({ rsvpId: z.string(), open: z.boolean(), given: feedbackGivenSchema.nullable() }).nullable(),
});
export type OwnDate = z.infer<typeof ownDateSchema>;
export const aboutSchema = z.object({
  /** Comes to it, or runs it: reads and writes. */
  speaks: z.boolean(),
  runs: z.boolean(),
  seesPhotos: z.boolean(),
  dates: z.array(ownDateSchema),
});
export type About = z.infer<typeof aboutSchema>;

export const photoSchema = z.object({
  id: z.string(),
  dateId: z.string(),
  name: z.string(),
  mine: z.boolean(),
  caption: z.string(),
  width: z.int(),
  height: z.int(),
});
export type Photo = z.infer<typeof photoSchema>;
const photoCursor = z.object({ id: idSchema<'event_photo'>() });
export const photosSchema = z.object({ photos: z.array(photoSchema), next: photoCursor.nullable(), runs: z.boolean() });
export type Photos = z.infer<typeof photosSchema>;

const ofEvent = { operatorId, eventId: eventIdSchema };
export const aboutInput = z.object(ofEvent);
export const commentsInput = z.object({ ...ofEvent, cursor: commentCursor.nullish() });
export type CommentsInput = z.output<typeof commentsInput>;
export const writeCommentInput = z.object({ ...ofEvent, words, requestId: requestIdSchema });
export type WriteCommentInput = z.output<typeof writeCommentInput>;
export const removeCommentInput = z.object({
  ...ofEvent,
  commentId: idSchema<'event_comment'>(),
  requestId: requestIdSchema,
});
export type RemoveCommentInput = z.output<typeof removeCommentInput>;
export const photosInput = z.object({ ...ofEvent, cursor: photoCursor.nullish() });
export type PhotosInput = z.output<typeof photosInput>;
export const publicPhotosInput = eventPageInput.extend({ cursor: photoCursor.nullish() });
export type PublicPhotosInput = z.output<typeof publicPhotosInput>;
export const captionPhotoInput = z.object({
  ...ofEvent,
  photoId: idSchema<'event_photo'>(),
  caption: z.string().trim().max(200),
  requestId: requestIdSchema,
});
export type CaptionPhotoInput = z.output<typeof captionPhotoInput>;
export const removePhotoInput = captionPhotoInput.omit({ caption: true });
export type RemovePhotoInput = z.output<typeof removePhotoInput>;
export const giveFeedbackInput = feedbackGivenSchema.extend({
  operatorId,
  dateId: eventDateIdSchema,
  requestId: requestIdSchema,
});
export type GiveFeedbackInput = z.output<typeof giveFeedbackInput>;

/** For who runs the event: of one date, or of all of them. */
export const feedbackInput = z.object({ ...ofEvent, dateId: eventDateIdSchema.nullable() });
export type FeedbackInput = z.output<typeof feedbackInput>;
export const feedbackSchema = z.object({
  count: z.int(),
  /** Null where nobody has said anything. */
  average: z.number().nullable(),
  /** How many gave one star, two, … five. */
  stars: z.array(z.int()).length(5),
  words: z.array(
    z.object({ name: z.string().nullable(), stars: z.int().nullable(), good: z.string(), better: z.string() }),
  ),
  /** Answers without a name that are not shown one by one, as they are too few. */
  withheld: z.int(),
});
export type Feedback = z.infer<typeof feedbackSchema>;

/** By the link that is in every mail about an answer. */
export const linkedInput = z.object({ token, cursor: commentCursor.nullish(), photoCursor: photoCursor.nullish() });
export type LinkedInput = z.output<typeof linkedInput>;
export const linkedSchema = z.object({
  eventId: z.string(),
  about: aboutSchema,
  comments: commentsSchema.nullable(),
  photos: photosSchema.nullable(),
});
export type LinkedTalk = z.infer<typeof linkedSchema>;
export const commentByLinkInput = z.object({ token, words, requestId: requestIdSchema });
export type CommentByLinkInput = z.output<typeof commentByLinkInput>;
export const removeByLinkInput = z.object({ token, commentId: idSchema<'event_comment'>() });
export type RemoveByLinkInput = z.output<typeof removeByLinkInput>;
export const removePhotoByLinkInput = z.object({ token, photoId: idSchema<'event_photo'>() });
export type RemovePhotoByLinkInput = z.output<typeof removePhotoByLinkInput>;
export const feedbackByLinkInput = feedbackGivenSchema.extend({ token });
export type FeedbackByLinkInput = z.output<typeof feedbackByLinkInput>;
