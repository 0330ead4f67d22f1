import { WorkbenchError } from '../base/workbench-error.js';

/** What a script tag says of the sign-in. */
export interface ScriptSettings {
  readonly centreUrl: string;
  readonly token: string | undefined;
  readonly userId: string | undefined;
}

/**
 * Reads both forms of the documents: attributes of the tag (`script.dataset`), and the address of the script. `sdkAppId` is
 * the cloud's own number of an application; a centre of ours is named by the token.
 * @throws `sdk/invalid-options` when there is no script to read, as in a module
 */
export function readScript(script: HTMLScriptElement | null): ScriptSettings {
  if (!script) {
    throw new WorkbenchError('sdk/invalid-options', {
      message: 'compat.js is a classic script: load it with <script src>, not as a module.',
    });
  }
  const address = new URL(script.src, document.baseURI);
  const from = (...names: readonly string[]): string | undefined =>
    names.map((name) => script.dataset[name] ?? address.searchParams.get(name)).find(Boolean) ?? undefined;
  return {
    centreUrl: from('centreUrl') ?? address.origin,
    token: from('token'),
    userId: from('userid', 'userId'),
  };
}
