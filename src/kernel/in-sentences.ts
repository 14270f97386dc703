/** A title and a hint as running text. Titles have no full stop, but an owner's own words may end in one of theirs. */
export const inSentences = ({ title, hint }: { readonly title: string; readonly hint?: string }): string =>
  [/[.!?…]$/.test(title) ? title : `${title}.`, hint].filter(Boolean).join(' ');
