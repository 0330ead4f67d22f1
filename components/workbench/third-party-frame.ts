import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Catalogue } from '../../src/i18n/index.js';
import type { AgentProfile, CallSnapshot } from '../../src/model/index.js';
import { icon } from '../internal/icon.js';
import { alert } from '../internal/icons.js';
import { sandboxFor, thirdPartyAddress } from './third-party-address.js';

/** What a {@link ThirdPartyFrame} shows. */
export interface ThirdPartyView {
  /** The integrator's address with its places; empty for none. */
  readonly template: string;
  readonly agent: AgentProfile | null;
  /** The open task. */
  readonly call: CallSnapshot | null;
}

/**
 * The integrator's page beside the call. Another call's page replaces it; what changes within a call never reloads it,
 * and it stays after the task is gone, until the next call: somebody may still be writing in it.
 */
export class ThirdPartyFrame {
  #template = '';
  #key: string | undefined;
  #address: string | null = null;
  readonly #kept = new Set<string>();

  /** Leaves the page as it is when this call's task opens: the host shows the customer elsewhere. */
  keepFor(callId: string): void {
    this.#kept.add(callId);
  }

  /** Whether there is something to show, or to say. */
  get isShown(): boolean {
    return this.#template !== '';
  }

  /** Keeps up with the open task. For `willUpdate`: asks for no update of its own. */
  follow({ template, agent, call }: ThirdPartyView): void {
    const isShowable = call?.context.kind === 'external' && !this.#kept.has(call.context.id);
    const external = isShowable ? call : null;
    const isNew = template !== this.#template || this.#key === undefined;
    const key = external?.context.id ?? (isNew ? '' : this.#key);
    if (!isNew && key === this.#key) return;
    if (template !== '' && agent === null) return;
    this.#template = template;
    this.#key = key;
    this.#address = template === '' ? null : thirdPartyAddress(template, { agent, call: external });
  }

  /** Forgets the page: another agent may come. */
  reset(): void {
    this.#template = '';
    this.#key = undefined;
    this.#address = null;
    this.#kept.clear();
  }

  /** A new frame for every call, so that the browser's way back stays the host's. */
  render(texts: Catalogue): TemplateResult {
    const address = this.#address;
    if (address === null) {
      return html`<div class="blocked" role="alert">
        ${icon(alert)}
        <p>${texts['thirdParty.blocked']}</p>
        <p class="remedy">${texts['thirdParty.blockedHint']}</p>
      </div>`;
    }
    return html`${keyed(
      `${this.#key} ${address}`,
      html`<iframe
        class="frame"
        part="third-party-frame"
        title=${texts['desk.thirdParty']}
        sandbox=${sandboxFor(address)}
        referrerpolicy="no-referrer"
        src=${address}
      ></iframe>`,
    )}`;
  }
}
