import { oneLine } from '@/kernel/plain-text';
import type { MonthOfDates } from './spoken-times';

/** Whose mail it looks like: the operator, or CoWorkFlow itself where no operator is meant. */
export type MailBrand = { readonly name: string; readonly accent: string };

export const COWORKFLOW_BRAND: MailBrand = { name: 'CoWorkFlow', accent: '#1b5e78' };

/** What a mail is made of. HTML and text are both written from it, so that neither can say less than the other. */
export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quiet'; readonly text: string }
  | { readonly kind: 'card'; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'months'; readonly title: string; readonly months: readonly MonthOfDates[] }
  | {
      readonly kind: 'list';
      readonly title: string;
      readonly items: readonly { readonly text: string; readonly why?: string }[];
    }
  /** A code as a picture that comes with the mail (`cid:ticket`) and in letters, for where it is not shown. */
  | { readonly kind: 'code'; readonly title: string; readonly code: string }
  /** `spelled` writes the address out as well, for links that people carry to another device. */
  | { readonly kind: 'button'; readonly label: string; readonly url: string; readonly spelled?: boolean };

export type MailDocument = {
  readonly brand: MailBrand;
  readonly subject: string;
  /** The line that an inbox shows after the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly blocks: readonly MailBlock[];
  /** Why this mail came. */
  readonly reason: string;
};

export type Mail = { readonly subject: string; readonly html: string; readonly text: string };

/** The same document with every text on one line and every link absolute; a link that is not is a mistake and stops the mail. */
export function checkedDocument(document: MailDocument): MailDocument {
  return {
    brand: { name: oneLine(document.brand.name), accent: document.brand.accent },
    subject: oneLine(document.subject),
    preheader: oneLine(document.preheader),
    heading: oneLine(document.heading),
    reason: oneLine(document.reason),
    blocks: document.blocks.map(checkedBlock),
  };
}

function checkedBlock(block: MailBlock): MailBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'quiet':
      return { ...block, text: oneLine(block.text) };
    case 'card':
      return { ...block, title: oneLine(block.title), lines: block.lines.map(oneLine).filter((line) => line !== '') };
    case 'months':
      return block;
    case 'code':
      return { ...block, title: oneLine(block.title), code: oneLine(block.code) };
    case 'list':
      return {
        ...block,
        items: block.items.map(({ text, why }) => ({ text: oneLine(text), why: why && oneLine(why) })),
      };
    case 'button':
      if (!/^https?:\/\/\S+$/.test(block.url))
        throw new Error(`A mail needs an absolute address for "${block.label}".`);
      return block;
  }
}

/** The mail for programs and people who read plain text. */
export function textOf(document: MailDocument): string {
  const { heading, blocks, reason, brand } = document;
  return [heading, ...blocks.map(blockText), `-- \n${brand.name}\n${reason}`].join('\n\n') + '\n';
}

function blockText(block: MailBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'quiet':
      return block.text;
    case 'card':
      return [block.title, ...block.lines].map((line) => `  ${line}`).join('\n');
    case 'months':
      return [`${block.title}:`, ...block.months.map(({ month, days }) => `  ${month}: ${days.join(', ')}`)].join('\n');
    case 'list':
      return [`${block.title}:`, ...block.items.map(({ text, why }) => `  - ${text}${why ? `: ${why}` : ''}`)].join(
        '\n',
      );
    case 'code':
      return `${block.title}:\n  ${block.code}`;
    case 'button':
      return `${block.label}:\n${block.url}`;
  }
}
