/** Brings the keyboard to the first field of a form that says what is wrong with it, once it says so. */
export function focusFirstProblem(form: HTMLFormElement): void {
  // A field for a passphrase is marked for styles only.
  const wrong = '[aria-invalid="true"], input[data-invalid]';
  requestAnimationFrame(() => form.querySelector<HTMLElement>(wrong)?.focus());
}
