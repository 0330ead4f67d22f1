import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the operator sets through the environment. */
export interface ServerSettings {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Certificate and key, PEM files; without them the server speaks plain HTTP. */
  readonly tls: { readonly certPath: string; readonly keyPath: string } | null;
  /** A PostgreSQL to use instead of the embedded database. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly seedPath: string;
  /** Where pages reach this server when that is not the address it listens on, e.g. behind a proxy. */
  readonly publicUrl: string | null;
  /** IPv4 addresses telephones reach this host's media under. */
  readonly mediaAddresses: readonly string[] | null;
  readonly logLevel: string;
  /** How often one address may try to sign in, a minute. */
  readonly signInsPerMinute: number;
}

/** A setting of the environment that can't be understood. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export const demoSeedPath = fileURLToPath(new URL('../seed/demo.yaml', import.meta.url));

/** Reads the settings from environment variables. @throws SettingsError */
export function readSettings(environment: NodeJS.ProcessEnv): ServerSettings {
  const text = (name: string): string | null => environment[name]?.trim() || null;
  const [certPath, keyPath] = [text('TLS_CERT'), text('TLS_KEY')];
  if ((certPath === null) !== (keyPath === null))
    throw new SettingsError('TLS_CERT and TLS_KEY go together: set both or none');
  return {
    host: text('HOST') ?? '127.0.0.1',
    port: wholeNumber('PORT', text('PORT') ?? '8480', 65_535),
    tls: certPath !== null && keyPath !== null ? { certPath, keyPath } : null,
    databaseUrl: text('DATABASE_URL'),
    dataDir: resolve(text('DATA_DIR') ?? 'data'),
    seedPath: resolve(text('SEED') ?? demoSeedPath),
    publicUrl: publicUrl(text('PUBLIC_URL')),
    mediaAddresses:
      text('PUBLIC_ADDRESS')
        ?.split(',')
        .map((address) => address.trim()) ?? null,
    logLevel: text('LOG_LEVEL') ?? 'warn',
    signInsPerMinute: wholeNumber('SIGN_INS_PER_MINUTE', text('SIGN_INS_PER_MINUTE') ?? '30', 100_000),
  };
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new SettingsError(`${name} must be a whole number from 0 to ${most}, not "${text}"`);
  return value;
}

function publicUrl(text: string | null): string | null {
  if (text === null) return null;
  if (!/^https?:\/\/[^/]+\/?$/.test(text))
    throw new SettingsError(`PUBLIC_URL must be an origin such as https://desk.example, not "${text}"`);
  return new URL(text).origin;
}
