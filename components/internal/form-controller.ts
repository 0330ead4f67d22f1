import type { ReactiveController, ReactiveElement } from 'lit';
import { isWorkbenchError, type ErrorCode, type WorkbenchError } from '../../src/base/index.js';

/** What was wrong with the last try, by field; `form` is for what no field can mend. */
export type Problems<Field extends string> = { readonly [Name in Field | 'form']?: string };

/** Which field of the account's forms can mend an error of the centre. */
export const accountFields = {
  'auth/code-wrong': 'code',
  'auth/code-too-soon': 'code',
  'auth/mobile-taken': 'mobile',
  'call/number-invalid': 'mobile',
  'auth/password-weak': 'newPassword',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** What a {@link FormController} asks of its host. */
export interface FormControllerOptions<Field extends string> {
  /** What is wrong, and what to do. */
  readonly textOf: (code: ErrorCode) => string;
  /** Fetches the words for that, which come with the first error. */
  readonly words: () => Promise<void>;
  /** The fields that can mend an error; the others stand where the command was given. */
  readonly fieldOf: Readonly<Partial<Record<ErrorCode, Field>>>;
}

/** Keeps what is wrong with each field of a form, and leads the focus to the first of them. */
export class FormController<Field extends string> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: FormControllerOptions<Field>;
  #problems: Problems<Field> = {};

  constructor(host: ReactiveElement, options: FormControllerOptions<Field>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#problems = {};
  }

  get problems(): Problems<Field> {
    return this.#problems;
  }

  clear(): void {
    this.show({});
  }

  show(problems: Problems<Field>): void {
    this.#problems = problems;
    this.#host.requestUpdate();
  }

  /** Shows what is missing and moves to the first of it. @returns whether anything is */
  refuses(missing: Problems<Field>): boolean {
    this.show(missing);
    const first = Object.keys(missing)[0];
    if (first) this.focus(first);
    return first !== undefined;
  }

  /** Runs a command; a refusal stands at the field that can mend it, else at `place`. @returns its code, `null` when carried out */
  async run(place: Field | 'form', command: () => Promise<unknown>): Promise<ErrorCode | null> {
    this.clear();
    try {
      await command();
      return null;
    } catch (error) {
      if (!isWorkbenchError(error)) throw error;
      await this.#tell(error, place);
      return error.code;
    }
  }

  /** Moves to a field, with what it holds selected. */
  focus(name: string): void {
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    field?.focus();
    field?.select();
  }

  async #tell({ code }: WorkbenchError, place: Field | 'form'): Promise<void> {
    const { fieldOf, textOf, words } = this.#options;
    await words();
    const found: Field | 'form' = fieldOf[code] ?? place;
    const isThere = this.#host.renderRoot.querySelector(`input[name="${found}"]`) !== null;
    const at = isThere ? found : place;
    this.show({ [at]: textOf(code) } as Problems<Field>);
    await this.#host.updateComplete;
    this.focus(at);
  }
}

/** What of a form was typed, in the order it was asked for. */
export function readFields<const Names extends readonly string[]>(
  { currentTarget }: Event,
  ...names: Names
): { readonly [Index in keyof Names]: string } {
  const data = new FormData(currentTarget as HTMLFormElement);
  return names.map((name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  }) as { readonly [Index in keyof Names]: string };
}
