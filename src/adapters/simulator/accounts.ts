import { WorkbenchError, type Clock } from '../../base/index.js';
import { requireBoundMobile, requireMobile, requireStrongPassword } from '../../centre/index.js';
import { codePolicy, lockMsAfter, signInSteps, type SignInStep } from '../../model/index.js';
import type { CodeRequest, CodeSent, FirstSignIn } from '../../ports/index.js';
import { newId } from './new-id.js';

/** A seat of an account in a centre. */
export interface SimulatedSeat {
  readonly centreId: string;
  readonly agentId: string;
}

/** Someone who may sign in. Passwords are plain: a simulator guards nothing. */
export interface SimulatedAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly mobile: string | null;
  readonly seats: readonly SimulatedSeat[];
  /** Whether the first sign-in must be completed (S2). */
  readonly mustSetUp: boolean;
}

/** A message that a real centre would send by SMS. */
export interface SimulatedMessage {
  readonly to: string;
  readonly purpose: CodeRequest['purpose'];
  readonly code: string;
  readonly at: number;
}

interface Code extends SimulatedMessage {
  readonly account: string;
  tries: number;
  isUsed: boolean;
}

interface Step {
  readonly step: SignInStep;
  readonly account: string;
  readonly endsAt: number;
}

/** Who people are and how they prove it: the rules of the server, over accounts in memory. */
export class Accounts {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #accounts = new Map<string, SimulatedAccount>();
  readonly #codes: Code[] = [];
  readonly #asked = new Map<string, number[]>();
  readonly #steps = new Map<string, Step>();
  readonly #failures = new Map<string, { count: number; lockedUntil: number }>();

  constructor(accounts: readonly SimulatedAccount[], clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    for (const account of accounts) this.#accounts.set(key(account.email), account);
  }

  get all(): readonly SimulatedAccount[] {
    return [...this.#accounts.values()];
  }

  /** What was sent, newest first. */
  get outbox(): readonly SimulatedMessage[] {
    return this.#codes.map(({ to, purpose, code, at }) => ({ to, purpose, code, at })).reverse();
  }

  /** @throws `auth/wrong-credentials`, `auth/account-locked` */
  byPassword(email: string, password: string): SimulatedAccount {
    const account = this.#accounts.get(key(email));
    if (!account) throw new WorkbenchError('auth/wrong-credentials');
    const known = this.#failures.get(key(email)) ?? { count: 0, lockedUntil: 0 };
    const now = this.#clock.now();
    if (known.lockedUntil > now)
      throw new WorkbenchError('auth/account-locked', { retryAfterMs: known.lockedUntil - now });
    if (account.password === password) {
      this.#failures.delete(key(email));
      return account;
    }
    const count = known.count + 1;
    this.#failures.set(key(email), { count, lockedUntil: now + lockMsAfter(count) });
    throw new WorkbenchError('auth/wrong-credentials');
  }

  /** @throws `auth/code-wrong`, `call/number-invalid` */
  byCode(purpose: 'sign-in' | 'reset-password', typed: string, code: string): SimulatedAccount {
    const mobile = requireMobile(typed);
    const account = this.#account(this.#verify({ purpose, to: mobile, code }));
    if (account.mobile !== mobile) throw new WorkbenchError('auth/code-wrong');
    return account;
  }

  /** @throws `auth/code-too-soon`, `auth/too-many-attempts`, `call/number-invalid`, `auth/mobile-mismatch`, `auth/token-expired` */
  send(request: CodeRequest, signedIn: SimulatedAccount | null): CodeSent {
    const to = requireMobile(request.mobile);
    const account = this.#recipient(request, to, signedIn);
    const now = this.#clock.now();
    const asked = (this.#asked.get(to) ?? []).filter((at) => at > now - 3_600_000);
    const waitMs = (asked.at(-1) ?? -Infinity) + codePolicy.pauseMs - now;
    if (waitMs > 0) throw new WorkbenchError('auth/code-too-soon', { retryAfterMs: waitMs });
    if (asked.length >= codePolicy.mostAnHour) {
      throw new WorkbenchError('auth/too-many-attempts', {
        retryAfterMs: (asked[0] ?? now) + 3_600_000 - now,
      });
    }
    this.#asked.set(to, [...asked, now]);
    if (account) {
      const code = String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
        .slice(-6)
        .padStart(6, '0');
      const { purpose } = request;
      this.#codes.push({ to, purpose, code, at: now, account: key(account.email), tries: 0, isUsed: false });
      this.#onChange();
    }
    return { resendAfterMs: codePolicy.pauseMs };
  }

  /** A token that leads to the next step. */
  issue(step: SignInStep, account: SimulatedAccount): string {
    const token = newId(step);
    this.#steps.set(token, {
      step,
      account: key(account.email),
      endsAt: this.#clock.now() + signInSteps[step],
    });
    return token;
  }

  /** Whose step it is. @throws `auth/token-expired` */
  peek(step: SignInStep, token: string): SimulatedAccount {
    const found = this.#steps.get(token);
    if (found?.step !== step || found.endsAt <= this.#clock.now())
      throw new WorkbenchError('auth/token-expired');
    return this.#account(found.account);
  }

  forget(token: string): void {
    this.#steps.delete(token);
  }

  /** @throws `auth/password-weak`, `auth/token-expired`, `auth/code-wrong`, `auth/mobile-taken`, `call/number-invalid` */
  setUp({ setupToken, code, newPassword, name, mobile: typed }: FirstSignIn): SimulatedAccount {
    requireStrongPassword(newPassword);
    const mobile = requireMobile(typed);
    const account = this.peek('setup', setupToken);
    if (this.#verify({ purpose: 'setup', to: mobile, code }) !== key(account.email))
      throw new WorkbenchError('auth/code-wrong');
    this.#checkFree(mobile, account);
    this.forget(setupToken);
    return this.#change(account, { password: newPassword, name: name.trim(), mobile, mustSetUp: false });
  }

  /** @throws `auth/password-weak`, `auth/token-expired` */
  resetPassword(resetToken: string, newPassword: string): SimulatedAccount {
    requireStrongPassword(newPassword);
    const account = this.peek('reset', resetToken);
    this.forget(resetToken);
    return this.#change(account, { password: newPassword });
  }

  /** @throws `auth/mobile-mismatch`, `auth/code-wrong`, `auth/mobile-taken`, `call/number-invalid` */
  changeMobile(
    account: SimulatedAccount,
    change: { readonly oldMobile: string; readonly newMobile: string; readonly code: string },
  ): SimulatedAccount {
    const mobile = requireMobile(change.newMobile);
    requireBoundMobile(account.mobile, change.oldMobile);
    const owner = this.#verify({ purpose: 'change-mobile', to: mobile, code: change.code });
    if (owner !== key(account.email)) throw new WorkbenchError('auth/code-wrong');
    this.#checkFree(mobile, account);
    return this.#change(account, { mobile });
  }

  #recipient(
    request: CodeRequest,
    to: string,
    signedIn: SimulatedAccount | null,
  ): SimulatedAccount | undefined {
    if (request.purpose === 'setup') return this.peek('setup', request.setupToken);
    if (request.purpose !== 'change-mobile') return this.all.find(({ mobile }) => mobile === to);
    if (!signedIn) throw new WorkbenchError('auth/session-expired');
    requireBoundMobile(signedIn.mobile, request.oldMobile);
    return signedIn;
  }

  /** Uses a code up. @returns whose it is. @throws `auth/code-wrong` */
  #verify(shown: {
    readonly purpose: CodeRequest['purpose'];
    readonly to: string;
    readonly code: string;
  }): string {
    const newest = this.#codes
      .filter(({ purpose, to }) => purpose === shown.purpose && to === shown.to)
      .at(-1);
    const isUsable =
      newest !== undefined &&
      !newest.isUsed &&
      newest.tries++ < codePolicy.mostTries &&
      newest.at + codePolicy.lifeMs > this.#clock.now();
    if (!isUsable || newest.code !== shown.code.trim()) throw new WorkbenchError('auth/code-wrong');
    newest.isUsed = true;
    return newest.account;
  }

  #checkFree(mobile: string, account: SimulatedAccount): void {
    const holder = this.all.find((one) => one.mobile === mobile);
    if (holder && holder.email !== account.email) throw new WorkbenchError('auth/mobile-taken');
  }

  #account(email: string): SimulatedAccount {
    const account = this.#accounts.get(email);
    if (!account) throw new WorkbenchError('auth/token-expired');
    return account;
  }

  #change(account: SimulatedAccount, change: Partial<SimulatedAccount>): SimulatedAccount {
    const changed = { ...account, ...change };
    this.#accounts.set(key(account.email), changed);
    this.#onChange();
    return changed;
  }
}

function key(email: string): string {
  return email.trim().toLowerCase();
}
