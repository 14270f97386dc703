import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';

/** A part of a description as it may be shown: no HTML of others, no pictures from elsewhere, no address but those of the web, mail and telephone. */
export type Part =
  | { readonly is: 'text' | 'code' | 'block_code'; readonly text: string }
  | { readonly is: 'break' | 'rule' }
  | { readonly is: 'paragraph' | 'strong' | 'emphasis' | 'quote' | 'item'; readonly parts: readonly Part[] }
  | { readonly is: 'heading'; readonly level: 3 | 4; readonly parts: readonly Part[] }
  | { readonly is: 'list'; readonly from: number | null; readonly parts: readonly Part[] }
  | { readonly is: 'link'; readonly href: string; readonly parts: readonly Part[] };

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];
/** Where the addresses stand that are written below the text: `[here][1]`. */
type Addresses = ReadonlyMap<string, string>;

/** Nobody nests deeper by hand; beyond it what is said is shown without its form. */
const DEEPEST = 12;
const SAFE = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;

/** Markdown as its host wrote it, made safe: what is not known here is text, or nothing. */
export function readDescription(markdown: string): readonly Part[] {
  const root = fromMarkdown(shallow(markdown), {
    extensions: [gfmAutolinkLiteral()],
    mdastExtensions: [gfmAutolinkLiteralFromMarkdown()],
  });
  const addresses = new Map<string, string>();
  for (const node of root.children) if (node.type === 'definition') addresses.set(node.identifier, node.url);
  return partsOf(root.children, addresses, 0);
}

/** A line of nothing but a hundred quotation marks would be a hundred quotations in one another. */
const shallow = (markdown: string): string =>
  markdown.replace(/^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){13,}/gm, '');

const partsOf = (nodes: readonly Node[], addresses: Addresses, depth: number): Part[] =>
  nodes.flatMap((node) => partOf(node, addresses, depth));

function partOf(node: Node, addresses: Addresses, depth: number): Part[] {
  if (depth > DEEPEST) return [{ is: 'text', text: textOf([node]) }];
  const inside = () => ('children' in node ? partsOf(node.children, addresses, depth + 1) : []);
  switch (node.type) {
    case 'text':
    case 'html':
      return [{ is: 'text', text: node.value }];
    case 'inlineCode':
      return [{ is: 'code', text: node.value }];
    case 'code':
      return [{ is: 'block_code', text: node.value }];
    case 'break':
      return [{ is: 'break' }];
    case 'thematicBreak':
      return [{ is: 'rule' }];
    case 'paragraph':
    case 'strong':
    case 'emphasis':
      return [{ is: node.type, parts: inside() }];
    case 'blockquote':
      return [{ is: 'quote', parts: inside() }];
    case 'listItem':
      return [{ is: 'item', parts: inside() }];
    case 'list':
      return [{ is: 'list', from: node.ordered ? (node.start ?? 1) : null, parts: inside() }];
    case 'heading':
      // The page has its title and the headings of its parts: those of a description stand below them.
      return [{ is: 'heading', level: node.depth <= 2 ? 3 : 4, parts: inside() }];
    case 'link':
      return linkTo(node.url, inside());
    case 'linkReference':
      return linkTo(addresses.get(node.identifier) ?? '', inside());
    case 'image':
    case 'imageReference':
      return node.alt ? [{ is: 'text', text: node.alt }] : [];
    default:
      return [];
  }
}

const linkTo = (href: string, parts: Part[]): Part[] => (SAFE.test(href) ? [{ is: 'link', href, parts }] : parts);

function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => ('children' in node ? textOf(node.children as readonly Node[]) : 'value' in node ? node.value : ''))
    .join('');
}

const BLOCKS: ReadonlySet<Part['is']> = new Set([
  'paragraph',
  'heading',
  'quote',
  'item',
  'list',
  'block_code',
  'rule',
]);

/** What it says, for where there is no form: calendars, feeds, the line beside a link. Paragraphs are lines. */
export function plainDescription(markdown: string): string {
  const words = (parts: readonly Part[]): string =>
    parts
      .map((part) => {
        const text = 'parts' in part ? words(part.parts) : 'text' in part ? part.text : part.is === 'break' ? '\n' : '';
        return BLOCKS.has(part.is) ? `\n${text}\n` : text;
      })
      .join('');
  return words(readDescription(markdown))
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** The beginning of it in one line, cut at a word. */
export function shortDescription(markdown: string, most = 180): string {
  const line = plainDescription(markdown).replace(/\s+/g, ' ');
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 30)).trimEnd()}…`;
}
