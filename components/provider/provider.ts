import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { workbenchContext } from '../../src/context/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';

/**
 * @summary Gives one workbench to every element inside, for a page that arranges the elements itself.
 * @slot - The elements.
 *
 * @example
 * const provider = document.querySelector('tccc-provider');
 * provider.workbench = createWorkbench({ centre, line });
 */
export class TcccProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
    :host([hidden]) {
      display: none;
    }
  `;

  readonly #context = new ContextProvider(this, { context: workbenchContext });

  /** The workbench that the elements inside show. Whoever created it disposes of it. */
  @property({ attribute: false }) workbench?: Workbench | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('workbench')) this.#context.setValue(this.workbench);
  }

  override render(): unknown {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tccc-provider': TcccProvider;
  }
}
