import { paths } from './paths';

/** Ends this browser's session and goes to `to`. A page that was read before is not shown again: the browser loads afresh. */
export async function signOut(to: string = paths.home()): Promise<void> {
  const headers = { 'x-coworkflow': '1' };
  const answer = await fetch(`${paths.api.auth()}/csrf`, { headers });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  await fetch(`${paths.api.auth()}/signout`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ csrfToken, json: 'true' }),
  });
  window.location.assign(to);
}
