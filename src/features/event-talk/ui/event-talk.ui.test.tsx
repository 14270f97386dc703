import '@/testing/jsdom-gaps';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { answering, Refused, TestScreen } from '@/client/testing-api';
import { newId, type OperatorId, type SpaceId } from '@/kernel/ids';
import type { About, Comment, Feedback, OwnDate, Photo } from '../event-talk.contract';
import { EventTalk } from './event-talk';
import { FeedbackResults } from './feedback-results';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: vi.fn() }), usePathname: () => '/' }));
afterEach(cleanup);

const [operatorId, spaceId] = [newId() as OperatorId, newId() as SpaceId];
const date = (more: Partial<OwnDate> = {}): OwnDate => ({
  ...{ dateId: newId(), startsAt: '2026-11-25T18:00:00.000Z', endsAt: '2026-11-25T20:00:00.000Z' },
  ...{ mayAddPhotos: false, feedback: null },
  ...more,
});
const comment = (words: string | null, more: Partial<Comment> = {}): Comment => ({
  ...{ id: newId(), name: 'Ana', host: false, mine: false, words, writtenAt: '2026-11-26T07:00:00.000Z' },
  ...more,
});
const photo = (caption: string): Photo => ({
  ...{ id: newId(), dateId: newId(), name: 'Ana', mine: false, caption, width: 1600, height: 1200 },
});

type Shown = { about?: Partial<About>; comments?: Comment[]; photos?: Photo[]; runs?: boolean; answers?: object };
function show({ about = {}, comments = [], photos = [], runs = false, answers = {} }: Shown) {
  // Answers are kept for each event: each screen has one of its own.
  const eventId = newId<'event'>();
  const first = { speaks: true, runs, seesPhotos: true, dates: [], ...about };
  const { asked } = answering({
    'eventTalk.about': () => first,
    'eventTalk.comments': () => ({ comments, next: null, runs }),
    'eventTalk.photos': () => ({ photos, next: null, runs }),
    ...answers,
  });
  render(
    <TestScreen>
      <EventTalk
        {...{ operatorId, eventId, spaceId, first }}
        timeZone="Europe/Lisbon"
        readAt="2026-11-26T08:00:00.000Z"
        locale="en-GB"
      />
    </TestScreen>,
  );
  return {
    user: userEvent.setup(),
    eventId,
    sent: (path: string) => asked.findLast((one) => one.path === path)?.input,
  };
}

test('a comment is sent, and stays where it is refused; what is written keeps its addresses and nothing else', async () => {
  let refuse = true;
  const { user, eventId, sent } = show({
    comments: [comment('See https://example.org/bread, <b>all</b>'), comment(null), comment('Bread', { host: true })],
    answers: {
      'eventTalk.comment': () => {
        if (refuse) throw new Refused({ kind: 'limited', code: 'talk.too_fast', details: {} });
        return { commentId: newId() };
      },
    },
  });
  const list = await screen.findByRole('list', { name: 'Comments' });
  const link = within(list).getByRole<HTMLAnchorElement>('link');
  expect([link.href, link.rel]).toEqual(['https://example.org/bread', 'nofollow ugc noopener noreferrer']);
  expect(within(list).getByText(/<b>all<\/b>/)).toBeTruthy();
  expect(within(list).getByText('A host took this away.')).toBeTruthy();
  expect(within(list).getByText('Host')).toBeTruthy();
  expect(within(list).queryByRole('button')).toBeNull();
  const field = screen.getByLabelText<HTMLTextAreaElement>('Your comment');
  await user.type(field, 'I bring butter');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('That were many comments in a short time');
  expect(field.value).toBe('I bring butter');
  refuse = false;
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(field.value).toBe(''));
  expect(sent('eventTalk.comment')).toMatchObject({ operatorId, eventId, words: 'I bring butter' });
});

test('who does not come is told who talks here; a host takes away what others wrote, after a question', async () => {
  show({ about: { speaks: false, seesPhotos: false } });
  expect(screen.getByText(/Those who come talk here/)).toBeTruthy();
  expect(screen.queryByLabelText('Your comment')).toBeNull();
  cleanup();
  const rude = comment('Rude');
  const { user, sent } = show({
    ...{ runs: true, comments: [rude] },
    answers: { 'eventTalk.removeComment': () => ({ removed: true }) },
  });
  await user.click(await screen.findByRole('button', { name: 'Take away the comment of Ana' }));
  const question = await screen.findByRole('alertdialog');
  await user.click(within(question).getByRole('button', { name: 'Take it away' }));
  await waitFor(() => expect(sent('eventTalk.removeComment')).toMatchObject({ commentId: rude.id }));
});

test('photos are looked at large, with arrows to the next and Escape to the page', async () => {
  const { user } = show({ photos: [photo('Soup'), photo(''), photo('Bread')] });
  const small = await screen.findByRole('img', { name: 'Soup, 1 of 3' });
  await user.click(small);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('img', { name: 'Soup' })).toBeTruthy();
  expect(within(dialog).getByRole('button', { name: 'The photo before' })).toHaveProperty('disabled', true);
  await user.keyboard('{ArrowRight}');
  await within(dialog).findByRole('img', { name: 'Photo by Ana' });
  await user.keyboard('{ArrowRight}{ArrowRight}');
  await within(dialog).findByRole('img', { name: 'Bread' });
  await user.keyboard('{ArrowLeft}');
  await within(dialog).findByRole('img', { name: 'Photo by Ana' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('several photos are sent one after another, and one that is refused keeps no other', async () => {
  const addresses: string[] = [];
  const there = date({ mayAddPhotos: true });
  const { user } = show({ about: { dates: [there] } });
  await screen.findByText('None yet. Add the first, for those who were there.');
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    if (!address.includes('event-dates')) return real(address, init);
    addresses.push(address);
    const refused = (init.body as File).name === 'two.png';
    const answer = refused ? { kind: 'invalid', code: 'photo.not_a_picture', details: {} } : { photoId: newId() };
    return Promise.resolve(Response.json(answer, { status: refused ? 422 : 200 }));
  });
  const files = ['one.png', 'two.png', 'three.png'].map((name) => new File([name], name, { type: 'image/png' }));
  await user.upload(screen.getByLabelText('Photos to add'), files);
  await screen.findByText('two.png: This is no picture that we can read.');
  expect(addresses).toEqual(Array(3).fill(`/api/event-dates/${operatorId}/${there.dateId}/photos`));
  vi.unstubAllGlobals();
});

test('feedback: stars and words, without a name unless one says so; what was given stands, and can be changed', async () => {
  const { user, sent } = show({
    about: { dates: [date({ feedback: { rsvpId: newId(), open: true, given: null } })] },
    answers: { 'eventTalk.giveFeedback': () => ({ given: true }) },
  });
  const form = await screen.findByRole('region', { name: 'Your feedback' });
  await user.click(within(form).getByRole('radio', { name: '4 stars: good' }));
  await user.type(within(form).getByLabelText(/What was good/), 'The soup');
  await user.click(within(form).getByRole('button', { name: 'Send' }));
  await waitFor(() =>
    expect(sent('eventTalk.giveFeedback')).toMatchObject({ stars: 4, good: 'The soup', better: '', named: false }),
  );
  cleanup();
  const given = { stars: 2, good: '', better: 'Warmer', named: true };
  const again = show({ about: { dates: [date({ feedback: { rsvpId: newId(), open: true, given } })] } });
  const stands = await screen.findByRole('region', { name: 'Your feedback' });
  expect(within(stands).getByRole('img', { name: '2 stars of 5' })).toBeTruthy();
  expect(within(stands).getByText('The hosts see that it is yours.')).toBeTruthy();
  await again.user.click(within(stands).getByRole('button', { name: 'Change it' }));
  expect(within(stands).getByRole('radio', { name: '2 stars: so-so' })).toHaveProperty('checked', true);
});

test('hosts read the average, how many gave what, and why some words are kept back', async () => {
  const feedback: Feedback = {
    ...{ count: 3, average: 4.3, stars: [0, 0, 1, 0, 2], withheld: 1 },
    words: [{ name: 'Ben', stars: 5, good: 'Bread', better: '' }],
  };
  const { asked } = answering({ 'eventTalk.feedback': () => feedback });
  const [eventId, dateId] = [newId<'event'>(), newId<'event_date'>()];
  render(
    <TestScreen>
      <FeedbackResults {...{ operatorId, eventId, dateId }} over several />
    </TestScreen>,
  );
  await screen.findByText('4.3');
  expect(screen.getByText(/One more wrote without a name. Their words are shown once 3 or more/)).toBeTruthy();
  expect(within(screen.getByRole('list', { name: 'In their words' })).getByText('Ben')).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'All dates' }));
  await waitFor(() => expect(asked.at(-1)?.input).toMatchObject({ dateId: null }));
});
