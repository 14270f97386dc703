/** After a refused form: puts the focus on the first control that is wrong, in reading order. Call it once the errors are on the page. */
export function focusFirstError(form: HTMLElement | null): boolean {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (!wrong) return false;
  const target = wrong.matches('[role="radiogroup"], [role="group"]')
    ? wrong.querySelector<HTMLElement>('[tabindex="0"], input, button')
    : wrong;
  (target ?? wrong).focus();
  return true;
}
