/**
 * A ref for what a finished job brings to the screen: the keyboard goes on from there. Without it the focus would be
 * lost with the button that started or cancelled the job.
 */
export function focusOnShow(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
