import type { Catalogue } from '../../src/i18n/index.js';
import type { CentreChoice } from '../../src/ports/index.js';
import type { Workbench } from '../../src/workbench/workbench.js';
import type { CodeController } from '../internal/code-controller.js';
import type { FormController } from '../internal/form-controller.js';

export type SignInField = 'email' | 'password' | 'mobile' | 'code' | 'name' | 'newPassword';

/** The forms at the entrance that an agent can go to by themselves. */
export type Entry = 'password' | 'code' | 'reset' | 'new-password';

/** What one step leaves for another, or for its own next rendering. Gone with the page: a reload starts at the entrance. */
export interface SignInMemory {
  readonly entry: Entry;
  readonly email: string;
  readonly mobile: string;
  readonly newPassword: string;
  readonly isRevealed: boolean;
  /** Good news for the entrance, for example that the password was reset. */
  readonly notice: string;
  /** For completing a first sign-in; `null` when none is under way. */
  readonly setupToken: string | null;
  /** For setting a new password. */
  readonly resetToken: string | null;
  /** The centres that were offered; they stay in sight while the chosen one is entered. */
  readonly centres: readonly CentreChoice[];
  readonly centreId: string | null;
  readonly isGoingOnline: boolean;
}

export const emptyMemory: SignInMemory = {
  entry: 'password',
  email: '',
  mobile: '',
  newPassword: '',
  isRevealed: false,
  notice: '',
  setupToken: null,
  resetToken: null,
  centres: [],
  centreId: null,
  isGoingOnline: true,
};

/** What every step of the sign-in works with. */
export interface SignInStep {
  readonly texts: Catalogue;
  readonly language: string;
  readonly workbench: Workbench;
  readonly form: FormController<SignInField>;
  readonly code: CodeController;
  readonly memory: SignInMemory;
  /** An answer of the centre is awaited. */
  readonly isBusy: boolean;
  readonly remember: (change: Partial<SignInMemory>) => void;
}
