/** The administrator's console, if there is one to show: only a web address is a link. */
export function adminLink(url: string | null | undefined): string | null {
  return url && /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : null;
}
