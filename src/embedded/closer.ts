/** Remembers how to undo what was begun, and undoes it backwards, once: at the end, or in the middle of a start that is called off. */
export type Closer = {
  add: (undo: () => void | Promise<void>) => void;
  close: () => Promise<void>;
  isClosing: () => boolean;
};

export function makeCloser(): Closer {
  const undos: (() => void | Promise<void>)[] = [];
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    // What is added while this runs is undone too.
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      try {
        await undo();
      } catch {
        // One part that will not go must not keep the others.
      }
    }
  }

  return {
    add(undo) {
      undos.push(undo);
      if (closing) closing = closing.then(closeAll);
    },
    close: () => (closing ??= closeAll()),
    isClosing: () => closing !== undefined,
  };
}
