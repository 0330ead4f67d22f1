/** Whether the focus is on nothing around `element`: at most on the hosts that it stands in, or on the page itself. */
export function isFocusLost(element: Element): boolean {
  for (let host = element; ;) {
    const root = host.getRootNode();
    const { activeElement } = root as Document | ShadowRoot;
    if (activeElement !== null && activeElement !== host && activeElement !== document.body) return false;
    if (!(root instanceof ShadowRoot)) return true;
    host = root.host;
  }
}
