/** What a procedure says about itself as a REST address, beside the `openapi` part that the document generator reads. */
export type RestMeta = {
  readonly rest?: {
    /** The statuses of its answers in words, where they are not just 200. */
    readonly answers?: Readonly<Record<number, string>>;
    /** The status of an answer to this input, where it is not always 200. */
    readonly statusOf?: (input: Readonly<Record<string, unknown>>) => number;
    /** Codes of refusals by status, besides those that every address may answer with. */
    readonly refusals?: Readonly<Record<number, readonly string[]>>;
    /** An Idempotency-Key makes a repeat harmless. */
    readonly idempotent?: boolean;
    readonly example?: {
      readonly query?: Readonly<Record<string, string>>;
      readonly body?: Readonly<Record<string, unknown>>;
      readonly answer: Readonly<Record<string, unknown>>;
    };
  };
};
