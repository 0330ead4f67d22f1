import { findMediaDevices } from '../adapters/devices/index.js';
import type { PageEntry } from './diagnostics-entry.js';

/** Tells what happens to the page; the answer stops it. */
export function watchPage(tell: (what: PageEntry['what']) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const on = (target: EventTarget | undefined, type: string, what: () => PageEntry['what']): void =>
    target?.addEventListener(type, () => tell(what()), { signal });
  on(document, 'visibilitychange', () => document.visibilityState);
  // Page Lifecycle: a frozen page runs no timer, and its sockets may be gone when it wakes.
  on(document, 'freeze', () => 'frozen');
  on(document, 'resume', () => 'resumed');
  on(globalThis.window, 'online', () => 'online');
  on(globalThis.window, 'offline', () => 'offline');
  on(findMediaDevices(), 'devicechange', () => 'devices-changed');
  return () => listening.abort();
}
