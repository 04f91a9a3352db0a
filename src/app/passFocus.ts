/**
 * Gives the focus on after a press of a control that goes with it. A key's user sees where it went; a
 * pointer's user, who looks where it pressed, is not scrolled away from there.
 * @param press the click, which a key makes without a count
 */
export function passFocus(to: HTMLElement | null, press: { readonly detail: number }): void {
  to?.focus({ preventScroll: press.detail > 0 });
}
