import { z } from 'zod';
import { router } from '@/server/trpc/init';
import { memberProcedure, memberWriteProcedure, publicProcedure, publicWriteProcedure } from '@/server/trpc/procedures';
import { commentByLink, removeComment, removeCommentByLink, writeComment } from './commands/comment';
import { feedbackByLink, giveFeedback } from './commands/give-feedback';
import { captionPhoto, removeEventPhoto, removePhotoByLink } from './commands/keep-event-photos';
import {
  aboutInput,
  aboutSchema,
  captionPhotoInput,
  commentByLinkInput,
  commentsInput,
  commentsSchema,
  feedbackByLinkInput,
  feedbackInput,
  feedbackSchema,
  giveFeedbackInput,
  linkedInput,
  linkedSchema,
  photosInput,
  photosSchema,
  publicPhotosInput,
  removeByLinkInput,
  removeCommentInput,
  removePhotoByLinkInput,
  removePhotoInput,
  writeCommentInput,
} from './event-talk.contract';
import { readAbout, readComments, readFeedback, readLinkedTalk, readPhotos, readPublicPhotos } from './talk.reads';

export const eventTalkRouter = router({
  /** What of it is for a member. */
  about: memberProcedure
    .input(aboutInput)
    .output(aboutSchema)
    .query(({ ctx, input }) => readAbout(ctx.member, input)),
  comments: memberProcedure
    .input(commentsInput)
    .output(commentsSchema)
    .query(({ ctx, input }) => readComments(ctx.member, input)),
  comment: memberWriteProcedure
    .input(writeCommentInput)
    .output(z.object({ commentId: z.string() }))
    .mutation(({ ctx, input }) => writeComment(ctx.member, input)),
  removeComment: memberWriteProcedure
    .input(removeCommentInput)
    .mutation(({ ctx, input }) => removeComment(ctx.member, input)),
  photos: memberProcedure
    .input(photosInput)
    .output(photosSchema)
    .query(({ ctx, input }) => readPhotos(ctx.member, input)),
  captionPhoto: memberWriteProcedure
    .input(captionPhotoInput)
    .mutation(({ ctx, input }) => captionPhoto(ctx.member, input)),
  removePhoto: memberWriteProcedure
    .input(removePhotoInput)
    .mutation(({ ctx, input }) => removeEventPhoto(ctx.member, input)),
  /** Photos on the page of an event that anybody may open. */
  publicPhotos: publicProcedure
    .input(publicPhotosInput)
    .output(photosSchema.nullable())
    .query(({ input }) => readPublicPhotos(input)),
  giveFeedback: memberWriteProcedure
    .input(giveFeedbackInput)
    .mutation(({ ctx, input }) => giveFeedback(ctx.member, input)),
  /** For who runs the event. */
  feedback: memberProcedure
    .input(feedbackInput)
    .output(feedbackSchema)
    .query(({ ctx, input }) => readFeedback(ctx.member, input)),
  /** Behind the link of a mail. */
  linked: publicProcedure
    .input(linkedInput)
    .output(linkedSchema)
    .query(({ input }) => readLinkedTalk(input)),
  commentByLink: publicWriteProcedure
    .input(commentByLinkInput)
    .output(z.object({ commentId: z.string() }))
    .mutation(({ input }) => commentByLink(input)),
  removeCommentByLink: publicWriteProcedure
    .input(removeByLinkInput)
    .mutation(({ input }) => removeCommentByLink(input)),
  removePhotoByLink: publicWriteProcedure
    .input(removePhotoByLinkInput)
    .mutation(({ input }) => removePhotoByLink(input)),
  feedbackByLink: publicWriteProcedure.input(feedbackByLinkInput).mutation(({ input }) => feedbackByLink(input)),
});
