import { readSettings, SettingsError, type ServerSettings } from './settings.js';
import { SeedError } from './seed/read-seed.js';
import { startServer, type RunningServer } from './server.js';
import { DataDirectoryLockedError } from './store/lock-file.js';

// The program: reads the environment, starts, says where it is, and stops when it is told to.

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const program: { isStopping: boolean; server: RunningServer | null } = { isStopping: false, server: null };

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (program.isStopping) process.exit(1);
    program.isStopping = true;
    if (program.server) void stop(program.server, 0);
  });
}

try {
  const settings = readSettings(process.env);
  const server = await startServer({
    settings,
    onFatal: (error) => {
      complain(`The server can't go on: ${error.stack ?? error.message}`);
      if (program.isStopping || !program.server) process.exit(1);
      program.isStopping = true;
      void stop(program.server, 1);
    },
  });
  program.server = server;
  greet(server, settings);
  if (program.isStopping) void stop(server, 0);
} catch (error) {
  complain(explain(error));
  process.exit(1);
}

async function stop(running: RunningServer, code: number): Promise<void> {
  try {
    await running.stop();
    process.exit(code);
  } catch (error) {
    complain(explain(error));
    process.exit(1);
  }
}

function greet({ url, seed, accounts, phones }: RunningServer, settings: ServerSettings): void {
  say(`${seed.centres.map(({ name }) => name).join(', ')} takes calls at ${url}`);
  if (!seed.isDemo) {
    say(
      'Passwords that were made up for accounts of the seed lie in generated-secrets.json in the data directory.',
    );
    return;
  }
  say(`  agent desk          ${url}/`);
  say(`  customer telephone  ${url}/customer/`);
  say(`  interface           ${url}/api/openapi.json`);
  if (!settings.smsWebhook && !settings.smtp) say(`  codes and mails     ${url}/outbox`);
  say('Accounts of this demo:');
  for (const { email, name, role, password } of accounts) {
    const isFirst = seed.agents.find((agent) => agent.email === email)?.isReady === false;
    const note =
      password === null ? '(password set by its owner)' : isFirst ? `${password}  (first sign-in)` : password;
    say(`  ${email.padEnd(28)} ${name}  ${role.padEnd(14)} ${note}`);
  }
  say(`Customers: ${phones.map(({ number }) => number).join(', ')}`);
  for (const { name, numbers } of seed.centres)
    say(`${name}: ${numbers.map(({ number }) => number).join(', ')}`);
}

/** A mistake of the operator needs its message only; anything else its stack. */
function explain(error: unknown): string {
  if (
    error instanceof SettingsError ||
    error instanceof SeedError ||
    error instanceof DataDirectoryLockedError
  )
    return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `${error.message}. Set PORT to a free one.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
