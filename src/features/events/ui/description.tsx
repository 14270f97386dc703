import { Fragment } from 'react';
import { readDescription, type Part } from '../domain/description';

/** The words of a host, as their Markdown means them. Whatever is in them, there is no script, no picture from elsewhere and no link of ours. */
export const Description = ({ markdown }: { markdown: string }) => (
  <div className="grid max-w-prose gap-3 text-lg break-words">
    <Parts parts={readDescription(markdown)} />
  </div>
);

const Parts = ({ parts }: { parts: readonly Part[] }) =>
  parts.map((part, at) => (
    <Fragment key={at}>
      <OnePart part={part} />
    </Fragment>
  ));

function OnePart({ part }: { part: Part }) {
  switch (part.is) {
    case 'text':
      return part.text;
    case 'code':
      return <code className="bg-sunken rounded-sm px-1 py-0.5 text-base">{part.text}</code>;
    case 'block_code':
      return (
        // A long line scrolls by itself, with the keyboard too.
        <pre tabIndex={0} className="bg-sunken focus-ring overflow-x-auto rounded-md p-3 text-sm">
          {part.text}
        </pre>
      );
    case 'break':
      return <br />;
    case 'rule':
      return <hr className="border-line my-2" />;
    case 'paragraph':
      return (
        <p>
          <Parts parts={part.parts} />
        </p>
      );
    case 'strong':
      return (
        <strong className="font-semibold">
          <Parts parts={part.parts} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Parts parts={part.parts} />
        </em>
      );
    case 'quote':
      return (
        <blockquote className="border-line text-ink-muted grid gap-2 border-l-4 pl-4">
          <Parts parts={part.parts} />
        </blockquote>
      );
    case 'heading': {
      const Heading = part.level === 3 ? 'h3' : 'h4';
      return (
        <Heading className="mt-2 text-lg font-semibold">
          <Parts parts={part.parts} />
        </Heading>
      );
    }
    case 'list':
      return part.from === null ? (
        <ul className="grid list-disc gap-1 pl-6">
          <Parts parts={part.parts} />
        </ul>
      ) : (
        <ol start={part.from} className="grid list-decimal gap-1 pl-6">
          <Parts parts={part.parts} />
        </ol>
      );
    case 'item':
      return (
        <li>
          <Parts parts={part.parts} />
        </li>
      );
    case 'link':
      return (
        <a
          href={part.href}
          rel="nofollow ugc noopener noreferrer"
          className="text-accent-ink underline underline-offset-4"
        >
          <Parts parts={part.parts} />
        </a>
      );
  }
}
