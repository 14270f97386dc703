/**
 * Every address of the product, so that a renamed page is one change. Search parameters are part of the address: a day, a floor and a
 * chosen desk can be sent as a link.
 */
type Search = Readonly<Record<string, string | number | boolean | null | undefined>>;

function withSearch(path: string, search: Search = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

const part = encodeURIComponent;

/** What the Book page keeps in its address; the page's own reader of these names stands beside it. */
export type BookSearch = {
  date?: string;
  from?: string;
  to?: string;
  floor?: string;
  desk?: string;
  view?: 'plan' | 'list' | 'day';
  /** How many come along. */
  guests?: string;
};
/** What the page of a new series keeps in its address: as Book has it, and an RRULE. */
export type NewSeriesSearch = {
  date?: string;
  from?: string;
  to?: string;
  desk?: string;
  rule?: string;
  guests?: string;
};
/** What the calendar of the front desk keeps in its address. */
export type CalendarSearch = {
  view?: 'day' | 'week' | 'resource';
  date?: string;
  resource?: string;
  kind?: string;
  floor?: string;
  group?: string;
  state?: string;
  q?: string;
  color?: 'kind' | 'state';
};
/** A wish as the Find page keeps it; `find-search.ts` reads and writes these names. */
export type FindAddress = Readonly<
  Partial<
    Record<
      'q' | 'kind' | 'people' | 'with' | 'group' | 'place' | 'minutes' | 'days' | 'part' | 'from' | 'to' | 'page',
      string | null
    >
  >
>;
/** What the report over events keeps in its address; its own reader of these names stands beside it. */
export type EventReportSearch = Readonly<
  Partial<Record<'from' | 'to' | 'host' | 'category' | 'sort' | 'least' | 'page', string | null>>
>;
/** What the public calendar of events keeps in its address: a list, a week or a month, and the day it stands at. */
export type EventsSearch = { view?: 'list' | 'week' | 'month'; day?: string; after?: string };
/** What the public page of an event keeps in its address: one of its dates, what came of its form, a code, and how far one has leafed back in its photos. */
type PublicEventSearch = { date?: string; said?: string; code?: string; photos?: string };
/** What the page of an answer keeps in its address: what was just done, or why not, and how far one has leafed back in the talk. */
type AnswerSearch = {
  token?: string;
  did?: string;
  refused?: string;
  said?: string;
  trouble?: string;
  comments?: string;
  photos?: string;
};
/** What a member's list of events keeps in its address. */
export type MemberEventsSearch = {
  show?: 'all' | 'mine' | 'hosting';
  view?: 'list' | 'week' | 'month';
  month?: string;
};
export type BookingsSearch = { show?: 'upcoming' | 'past'; booking?: string };

export type SettingsPart =
  | 'booking'
  | 'hours'
  | 'prices'
  | 'plans'
  | 'passes'
  | 'codes'
  | 'extras'
  | 'invoices'
  | 'resources'
  | 'import'
  | 'closures'
  | 'displays'
  | 'events';

/** A path inside this site, or home: what follows `next=` must never lead to another one. */
export function localPath(next: string | null | undefined): string {
  return next && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/';
}

export const paths = {
  home: () => '/',
  operator: (operator: string) => `/o/${part(operator)}`,
  space: (operator: string, space: string) => `/o/${part(operator)}/s/${part(space)}`,
  book: (operator: string, space: string, search: BookSearch = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/book`, search),
  /** A new series, date by date. */
  newSeries: (operator: string, space: string, search: NewSeriesSearch = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/series/new`, search),
  /** The series of a booking, to be changed from it on or as a whole. */
  changeSeries: (operator: string, space: string, booking: string, search: { scope?: 'following' | 'all' } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/series/${part(booking)}`, search),
  /** Find a time: a wish in fields, or in words (`q`). */
  find: (operator: string, space: string, search: FindAddress = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/find`, search),
  today: (operator: string, space: string, search: { date?: string } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/today`, search),
  /** Day, week and single resources, for the front desk. */
  calendar: (operator: string, space: string, search: CalendarSearch = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/calendar`, search),
  /** What is on in a space, for its members. */
  memberEvents: (operator: string, space: string, search: MemberEventsSearch = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events`, search),
  /** A new event; `from` is one whose words and settings it begins with. */
  newEvent: (operator: string, space: string, search: { from?: string } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/new`, search),
  editEvent: (operator: string, space: string, event: string) =>
    `/o/${part(operator)}/s/${part(space)}/events/${part(event)}/edit`,
  /** An event as a stranger sees it, for who runs it. */
  eventPreview: (operator: string, space: string, event: string, search: { date?: string } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/${part(event)}/preview`, search),
  /** What became of an event in figures, and who changed what; what became of all of them. */
  eventFigures: (operator: string, space: string, event: string, search: { date?: string } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/${part(event)}/figures`, search),
  eventHistory: (operator: string, space: string, event: string) =>
    `/o/${part(operator)}/s/${part(space)}/events/${part(event)}/history`,
  eventReport: (operator: string, space: string, search: EventReportSearch = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/report`, search),
  /** Who comes to a date, for those who run the event. */
  eventGuests: (operator: string, space: string, event: string, search: { date?: string } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/${part(event)}/guests`, search),
  /** Its door on a phone; what is to be printed for it. Loaded anew, not followed inside the app: the camera is allowed there alone. */
  eventDoor: (operator: string, space: string, event: string, search: { date?: string } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/${part(event)}/door`, search),
  eventPaper: (operator: string, space: string, event: string, search: { date?: string; as?: 'badges' } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/${part(event)}/paper`, search),
  /** What waits for a yes, for those who may give it. */
  requests: (operator: string, space: string) => `/o/${part(operator)}/s/${part(space)}/requests`,
  settingsHome: (operator: string, space: string) => `/o/${part(operator)}/s/${part(space)}/settings`,
  /** What owners and managers set; each part has a page of its own. */
  settings: (operator: string, space: string, about: SettingsPart, search: Search = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/settings/${about}`, search),
  /** The sheet of QR codes to print and put on the desks. */
  resourceCodes: (operator: string, space: string) => `/o/${part(operator)}/s/${part(space)}/settings/resources/codes`,
  /** Where the QR code at a desk leads. */
  checkIn: (operator: string, space: string, code: string) =>
    `/check-in/${part(operator)}/${part(space)}/${part(code)}`,
  /** What a wall display opens: the secret is in the address. */
  display: (token: string) => `/display/${part(token)}`,
  people: (operator: string, search: { q?: string; role?: string; show?: 'removed' } = {}) =>
    withSearch(`/o/${part(operator)}/people`, search),
  /** What one holds prepaid at an operator. */
  credits: (operator: string) => `/o/${part(operator)}/credits`,
  /** What a member holds, for whoever serves them. */
  creditsOf: (operator: string, member: string) => `/o/${part(operator)}/people/${part(member)}`,
  /** Who owes what, for those who run the place. */
  accounts: (operator: string) => `/o/${part(operator)}/accounts`,
  /** All invoices and credit notes, for those who run the place. */
  invoices: (operator: string) => `/o/${part(operator)}/invoices`,
  memberAccount: (operator: string, member: string) => `/o/${part(operator)}/accounts/${part(member)}`,
  /** What one owes oneself. */
  ownAccount: (operator: string) => `/o/${part(operator)}/account`,
  bookings: (search: BookingsSearch = {}) => withSearch('/bookings', search),
  profile: (search: { at?: string } = {}) => withSearch('/profile', search),
  signIn: (search: { next?: string; email?: string; error?: string; space?: string; operator?: string } = {}) =>
    withSearch('/sign-in', search),
  register: (search: { space?: string; next?: string } = {}) => withSearch('/register', search),
  forgot: (search: { email?: string; operator?: string } = {}) => withSearch('/forgot', search),
  reset: (search: { token?: string } = {}) => withSearch('/reset', search),
  /** Where the link of a registration leads. */
  confirm: (search: { token?: string } = {}) => withSearch('/auth/confirm', search),
  /** Where the link of an invitation leads. */
  join: (search: { token?: string } = {}) => withSearch('/auth/join', search),
  /** Where a sign-in link leads. `next` is where to go once signed in. */
  enter: (search: { token?: string; next?: string } = {}) => withSearch('/auth/enter', search),
  /** Where the links of a mail about a request lead; `say` is what its button is about to say. */
  answer: (search: { token?: string; say?: 'approve' | 'decline' } = {}) => withSearch('/auth/answer', search),
  /** What an operator's events are, for anybody: a list, a week, a month. */
  events: (operator: string, search: EventsSearch = {}) => withSearch(`/o/${part(operator)}/events`, search),
  /** The page of an event, for anybody who may open it; `date` is one of its dates. */
  event: (operator: string, event: string, search: PublicEventSearch = {}) =>
    withSearch(`/o/${part(operator)}/events/${part(event)}`, search),
  /** An event as a member sees it, and its door on a phone. */
  memberEvent: (operator: string, space: string, event: string, search: { date?: string; from?: string } = {}) =>
    withSearch(`/o/${part(operator)}/s/${part(space)}/events/${part(event)}`, search),
  /** All dates of an event, for who comes to all of them: a member, and who has the link of a mail. */
  memberEventDates: (operator: string, space: string, event: string) =>
    `/o/${part(operator)}/s/${part(space)}/events/${part(event)}/all-dates`,
  eventAllDates: (search: { token?: string; party?: string; did?: string; refused?: string } = {}) =>
    withSearch('/events/all-dates', search),
  sendEventAllDates: () => '/events/all-dates/send',
  /** Where the form of an event's page is sent, by who has no account. */
  askToCome: (operator: string, event: string) => `/o/${part(operator)}/events/${part(event)}/answer`,
  /** A date of an event as a calendar file; all that are to come where none is said. */
  eventFile: (operator: string, event: string, search: { date?: string } = {}) =>
    withSearch(`/o/${part(operator)}/events/${part(event)}/calendar.ics`, search),
  /** Where the link of a mail leads that asks whether it was them who wants to come. */
  eventConfirm: (search: { token?: string; refused?: string } = {}) => withSearch('/events/confirm', search),
  /** Where an invitation of somebody without an account leads. */
  eventInvited: (search: { token?: string; date?: string; refused?: string; code?: string } = {}) =>
    withSearch('/events/invited', search),
  /** Where the link in mails to who comes leads: it shows and changes their answer. */
  eventAnswer: (search: AnswerSearch = {}) => withSearch('/events/answer', search),
  /** Where the buttons of those pages are sent. */
  sendEventConfirm: () => '/events/confirm/send',
  sendEventAnswer: () => '/events/answer/send',
  sendEventTalk: () => '/events/answer/talk',
  sendEventPhotos: () => '/events/answer/photos',
  sendEventInvited: () => '/events/invited/send',
  /** Public events of an operator, for calendar programs and for readers of news. */
  eventsFeed: (operator: string) => `/o/${part(operator)}/events.ics`,
  eventsAtom: (operator: string) => `/o/${part(operator)}/events.atom`,
  /** What one comes to, for one's own calendar: the secret is in the address. */
  ownEventsFeed: (token: string) => `/feeds/${part(token)}/events.ics`,
  /** The same in somebody else's page. */
  eventsEmbed: (operator: string, search: { after?: string } = {}) =>
    withSearch(`/embed/${part(operator)}/events`, search),
  /** The API in words; each code of a refusal is a fragment of it. */
  apiDocs: () => '/docs/api',
  api: {
    trpc: () => '/api/trpc',
    auth: () => '/api/auth',
    /** Where one's own portrait at an operator is sent. */
    photos: (operatorId: string) => `/api/photos/${part(operatorId)}`,
    /** A member's portrait, or null where there is none. Each version is kept by browsers for good. */
    photo: (operatorId: string, memberId: string, version: number) =>
      version > 0 ? `/api/photos/${part(operatorId)}/${part(memberId)}?v=${version}` : null,
    /** Where photos of a resource are sent. */
    resourcePhotos: (spaceId: string, resourceId: string) =>
      `/api/spaces/${part(spaceId)}/resources/${part(resourceId)}/photos`,
    /** A photo of a resource in one of its two sizes; browsers keep each for good. */
    resourcePhoto: (operatorId: string, photoId: string, size: 'large' | 'small') =>
      `/api/resource-photos/${part(operatorId)}/${part(photoId)}?size=${size}`,
    /** Who answered to a date, as a table. */
    eventGuests: (operatorId: string, dateId: string) => `/api/event-guests/${part(operatorId)}/${part(dateId)}`,
    /** Where the cover of an event is sent. */
    eventCovers: (spaceId: string) => `/api/spaces/${part(spaceId)}/event-covers`,
    /** The cover of an event in one of its two sizes; browsers keep each for good. `invitation`: the token of who has no account. */
    eventCover: (operatorId: string, coverId: string, search: { size: 'large' | 'small'; invitation?: string }) =>
      withSearch(`/api/event-covers/${part(operatorId)}/${part(coverId)}`, search),
    /** The report over events as a table. */
    eventReport: (spaceId: string, search: EventReportSearch) =>
      withSearch(`/api/event-report/${part(spaceId)}`, search),
    /** Where photos of a date of an event are sent. */
    eventDatePhotos: (operatorId: string, dateId: string) =>
      `/api/event-dates/${part(operatorId)}/${part(dateId)}/photos`,
    /** A photo of an event in one of its two sizes. `token`: of the link to an answer, for who has no account. */
    eventPhoto: (operatorId: string, photoId: string, search: { size: 'large' | 'small'; token?: string }) =>
      withSearch(`/api/event-photos/${part(operatorId)}/${part(photoId)}`, search),
    /** The picture that stands beside a link to an event. */
    eventPicture: (operator: string, event: string, version: number) =>
      `/api/events/${part(operator)}/${part(event)}/picture?v=${version}`,
    realtimeAuth: () => '/api/realtime/auth',
    realtimeStatus: () => '/api/realtime/status',
    health: () => '/api/health',
    /** An invoice or credit note as a PDF. */
    invoice: (operatorId: string, invoiceId: string) => `/api/accounts/${part(operatorId)}/invoices/${part(invoiceId)}`,
    /** Invoices of these days as a table, for whoever keeps the books. */
    invoicesTable: (operatorId: string, dates: { from: string; to: string }) =>
      withSearch(`/api/accounts/${part(operatorId)}/invoices`, dates),
    /** What was invoiced and paid on an account. */
    statement: (operatorId: string, memberId: string, as: 'pdf' | 'csv') =>
      `/api/accounts/${part(operatorId)}/statements/${part(memberId)}?as=${as}`,
    openapi: () => '/api/v1/openapi.json',
  },
} as const;
