/** An HTTP answer other than 200: 400 unreadable, 401 not genuine, 404 unknown, 413 too large. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
