/**
 * Lets a browser test read what assistive technology gets:
 * `await executeServerCommand('aria-snapshot', { selector: 'tccc-dialpad' })` answers lines such as `- button "Call"`.
 */
export function ariaSnapshotPlugin() {
  return {
    name: 'aria-snapshot',
    async executeCommand({ command, payload, session }) {
      if (command !== 'aria-snapshot') return undefined;
      const page = session.browser.getPage(session.id);
      return page.locator(payload?.selector ?? 'body').ariaSnapshot();
    },
  };
}
