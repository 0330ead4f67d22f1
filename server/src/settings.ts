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
  /** Pages of other origins that may use this server, beside those of the seed. */
  readonly origins: readonly string[];
  /** IPv4 addresses telephones reach this host's media under. */
  readonly mediaAddresses: readonly string[] | null;
  /** A service that knows where numbers are: `POST {number}`. */
  readonly numberWebhook: string | null;
  readonly logLevel: string;
  /** Whether traces go to an OpenTelemetry collector, which the standard variables of OpenTelemetry describe. */
  readonly isTracing: boolean;
  /** How often one address may try to sign in, a minute. */
  readonly signInsPerMinute: number;
  /** How many codes one address may ask for, an hour. */
  readonly codesPerHour: number;
  /** Where text messages go, and what they are signed with; `null` = nowhere. */
  readonly smsWebhook: { readonly url: string; readonly secret: string } | null;
  /** The mail server, and who mail is from; `null` = none. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** The application at Tencent's TRTC whose rooms are entered, and its secret; `null` = none. */
  readonly trtc: { readonly sdkAppId: number; readonly secret: string } | null;
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
    origins: list(text('ORIGINS')).map((origin) => originOf('ORIGINS', origin)),
    mediaAddresses: text('PUBLIC_ADDRESS') === null ? null : list(text('PUBLIC_ADDRESS')),
    numberWebhook: webhook('TCCC_NUMBER_WEBHOOK', text('TCCC_NUMBER_WEBHOOK')),
    logLevel: text('LOG_LEVEL') ?? 'warn',
    isTracing: isTracing(text),
    signInsPerMinute: wholeNumber('SIGN_INS_PER_MINUTE', text('SIGN_INS_PER_MINUTE') ?? '30', 100_000),
    codesPerHour: wholeNumber('TCCC_CODES_PER_HOUR', text('TCCC_CODES_PER_HOUR') ?? '60', 100_000),
    smsWebhook: smsWebhook(text('TCCC_SMS_WEBHOOK'), text('TCCC_SMS_SECRET')),
    smtp: smtp(text('TCCC_SMTP_URL'), text('TCCC_MAIL_FROM')),
    trtc: trtc(text('TCCC_TRTC_SDK_APP_ID'), text('TCCC_TRTC_SECRET')),
  };
}

/** Variables of the OpenTelemetry specification; the SDK reads the others by itself. */
function isTracing(text: (name: string) => string | null): boolean {
  const names = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];
  const name = names.find((one) => text(one) !== null);
  const isOff =
    text('OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || text('OTEL_TRACES_EXPORTER') === 'none';
  if (name === undefined || isOff) return false;
  webhook(name, text(name));
  const protocol = text('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') ?? text('OTEL_EXPORTER_OTLP_PROTOCOL');
  if (protocol === 'grpc')
    throw new SettingsError(
      'OTEL_EXPORTER_OTLP_PROTOCOL can be http/json only; use port 4318 of the collector',
    );
  return true;
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new SettingsError(`${name} must be a whole number from 0 to ${most}, not "${text}"`);
  return value;
}

function webhook(name: string, text: string | null): string | null {
  if (text === null) return null;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new SettingsError(`${name} must be an http or https address, not "${text}"`);
  return text;
}

function list(text: string | null): readonly string[] {
  return text?.split(',').map((one) => one.trim()) ?? [];
}

function publicUrl(text: string | null): string | null {
  return text === null ? null : originOf('PUBLIC_URL', text);
}

function originOf(name: string, text: string): string {
  if (!/^https?:\/\/[^/]+\/?$/.test(text) || !URL.canParse(text))
    throw new SettingsError(`${name} must be an origin such as https://desk.example, not "${text}"`);
  return new URL(text).origin;
}

function smsWebhook(url: string | null, secret: string | null): ServerSettings['smsWebhook'] {
  if ((url === null) !== (secret === null))
    throw new SettingsError('TCCC_SMS_WEBHOOK and TCCC_SMS_SECRET go together: set both or none');
  if (url === null || secret === null) return null;
  if (!hasProtocol(url, ['http:', 'https:']))
    throw new SettingsError(`TCCC_SMS_WEBHOOK must be an http(s) address, not "${url}"`);
  if (secret.length < 16) throw new SettingsError('TCCC_SMS_SECRET must have at least 16 characters');
  return { url, secret };
}

function smtp(url: string | null, from: string | null): ServerSettings['smtp'] {
  if ((url === null) !== (from === null))
    throw new SettingsError('TCCC_SMTP_URL and TCCC_MAIL_FROM go together: set both or none');
  if (url === null || from === null) return null;
  // The address may hold a password: it is not repeated.
  if (!hasProtocol(url, ['smtp:', 'smtps:']))
    throw new SettingsError('TCCC_SMTP_URL must look like smtp://user:password@mail.example:587');
  if (!/^[^@\r\n]*[^@\s<]@[^@\s>]+>?$/.test(from))
    throw new SettingsError(`TCCC_MAIL_FROM must be an address such as desk@centre.example, not "${from}"`);
  return { url, from };
}

function trtc(sdkAppId: string | null, secret: string | null): ServerSettings['trtc'] {
  if ((sdkAppId === null) !== (secret === null))
    throw new SettingsError('TCCC_TRTC_SDK_APP_ID and TCCC_TRTC_SECRET go together: set both or none');
  if (sdkAppId === null || secret === null) return null;
  if (!/^[1-9]\d{0,9}$/.test(sdkAppId) || Number(sdkAppId) > 0xffff_ffff)
    throw new SettingsError(
      `TCCC_TRTC_SDK_APP_ID must be the number of an application at TRTC, such as 1400000000, not "${sdkAppId}"`,
    );
  // It is not repeated.
  if (!/^[\w-]{32,}$/.test(secret))
    throw new SettingsError(
      "TCCC_TRTC_SECRET must be the application's secret key: at least 32 letters and digits",
    );
  return { sdkAppId: Number(sdkAppId), secret };
}

function hasProtocol(url: string, protocols: readonly string[]): boolean {
  return URL.canParse(url) && protocols.includes(new URL(url).protocol) && new URL(url).hostname !== '';
}
