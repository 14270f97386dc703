import { linkedWords } from '../domain/linked-words';

/** What somebody wrote, as they wrote it: lines stay, addresses can be followed, nothing else is anything but words. */
export const TalkWords = ({ words }: { words: string }) => (
  <p className="max-w-prose break-words whitespace-pre-line">
    {linkedWords(words).map(({ text, href }, at) =>
      href ? (
        <a
          key={at}
          href={href}
          rel="nofollow ugc noopener noreferrer"
          className="text-accent-ink underline underline-offset-4"
        >
          {text}
        </a>
      ) : (
        text
      ),
    )}
  </p>
);
