/** The space that somebody looked at last, so that My bookings leads back to it. Not a secret, and not a right. */
export const LAST_SPACE_COOKIE = 'coworkflow.space';

export function rememberSpace(operator: string, space: string): void {
  document.cookie = `${LAST_SPACE_COOKIE}=${operator}/${space}; path=/; max-age=31536000; samesite=lax`;
}
