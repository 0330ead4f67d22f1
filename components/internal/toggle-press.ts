/**
 * The press of a control that changes over: the second click of a double click and a held Enter would undo what the first
 * did, in sight of nobody, so a gesture counts once. Put it on `click` and `keydown`.
 */
export function togglePress(act: () => void): EventListenerObject {
  return {
    handleEvent(event: Event): void {
      if (event instanceof KeyboardEvent) {
        if (event.repeat && event.key === 'Enter') event.preventDefault();
      } else if (!(event instanceof MouseEvent) || event.detail <= 1) act();
    },
  };
}
