/** How a question is answered: in one's own words, by one of some answers, by several of them, or by a tick. */
export const QUESTION_KINDS = ['words', 'one', 'several', 'yes'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a host asks who comes. */
export type Question = {
  readonly id: string;
  readonly ask: string;
  readonly kind: QuestionKind;
  /** What there is to choose from; empty where nothing is. */
  readonly options: readonly string[];
  /** Nobody comes who has not answered it. */
  readonly needed: boolean;
};
/** As it is given: one text, or what was chosen. A tick is any text. */
export type GivenReply = { readonly questionId: string; readonly words: readonly string[] };
/** As it is kept: the question as it was asked stays with it. */
export type Reply = GivenReply & { readonly ask: string };

const FIELD = 'q-';
/** What the field of a question is called in a form. */
export const fieldOfQuestion = (id: string): string => FIELD + id;
export const questionOfField = (name: string): string | null =>
  name.startsWith(FIELD) ? name.slice(FIELD.length) : null;
export const chooses = (kind: QuestionKind): boolean => kind === 'one' || kind === 'several';
export const YES = 'Yes';

/** What was replied, question for question; what was not asked, or says nothing, is left out. */
export function repliesTo(questions: readonly Question[], given: readonly GivenReply[]): Reply[] {
  const replies = questions.map((question) => ({
    ...{ questionId: question.id, ask: question.ask },
    words: wordsTo(
      question,
      given.find(({ questionId }) => questionId === question.id),
    ),
  }));
  return replies.filter(({ words }) => words.length > 0);
}

function wordsTo({ kind, options }: Question, given: GivenReply | undefined): string[] {
  const said = (given?.words ?? []).map((text) => text.trim()).filter(Boolean);
  switch (kind) {
    case 'words':
      return said.slice(0, 1);
    case 'yes':
      return said.length > 0 ? [YES] : [];
    case 'one':
      return options.filter((option) => said.includes(option)).slice(0, 1);
    case 'several':
      return options.filter((option) => said.includes(option));
  }
}

/** What is still open, by the question: nobody has a place before it is answered. */
export function openQuestions(
  questions: readonly Question[],
  given: readonly GivenReply[],
): ReadonlyMap<string, string> {
  const replied = new Set(repliesTo(questions, given).map(({ questionId }) => questionId));
  const open = questions.filter(({ id, needed }) => needed && !replied.has(id));
  return new Map(open.map(({ id, kind }) => [id, WANTED[kind]]));
}

const WANTED: Readonly<Record<QuestionKind, string>> = {
  words: 'Answer this, please',
  one: 'Choose one of these',
  several: 'Choose at least one of these',
  yes: 'Tick this to come',
};

export type ReplySum = {
  readonly ask: string;
  readonly counts: readonly { readonly words: string; readonly answers: number }[];
};

/** How often each of the answers to choose from was chosen, in the order in which they are offered; own words are for reading one by one. */
export function sumReplies(questions: readonly Question[], replies: readonly (readonly GivenReply[])[]): ReplySum[] {
  return questions
    .filter(({ kind }) => kind !== 'words')
    .map(({ id, ask, kind, options }) => {
      const said = replies
        .flatMap((all) => all.filter(({ questionId }) => questionId === id))
        .flatMap((one) => one.words);
      const offered =
        kind === 'yes' ? [YES] : [...options, ...new Set(said.filter((words) => !options.includes(words)))];
      return {
        ask,
        counts: offered.map((words) => ({ words, answers: said.filter((one) => one === words).length })),
      };
    });
}
