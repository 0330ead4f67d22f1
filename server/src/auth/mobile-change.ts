import { WorkbenchError } from 'tccc-workbench/base';
import { requireBoundMobile, requireMobile } from 'tccc-workbench/centre';
import type { Store } from '../store/store.js';
import type { Codes } from './codes.js';

/** A change of the bound number, for the one who is signed in. */
export interface MobileChangeRequest {
  readonly accountId: string;
  /** What is bound now; empty when nothing is. */
  readonly oldMobile: string;
  readonly newMobile: string;
}

/** Binds another mobile number (row S6): who is signed in knows the old one and holds the new one. */
export class MobileChange {
  readonly #store: Store;
  readonly #codes: Codes;

  constructor(store: Store, codes: Codes) {
    this.#store = store;
    this.#codes = codes;
  }

  /** The number a code may be sent to. @throws `auth/mobile-mismatch`, `call/number-invalid` */
  async check(request: MobileChangeRequest): Promise<string> {
    const mobile = requireMobile(request.newMobile);
    const account = await this.#store.accounts.byId(request.accountId);
    if (!account) throw new WorkbenchError('auth/mobile-mismatch');
    requireBoundMobile(account.mobile, request.oldMobile);
    return mobile;
  }

  /** @throws `auth/mobile-mismatch`, `auth/code-wrong`, `auth/mobile-taken`, `call/number-invalid` */
  async complete(request: MobileChangeRequest, code: string): Promise<void> {
    const mobile = await this.check(request);
    const { accountId } = request;
    await this.#codes.verify({ purpose: 'change-mobile', mobile, code, accountId });
    if (!(await this.#store.accounts.bindMobile(accountId, mobile)))
      throw new WorkbenchError('auth/mobile-taken');
  }
}
