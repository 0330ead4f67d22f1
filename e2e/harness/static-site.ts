import { createReadStream, statSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

export interface SiteOptions {
  /** Which folder lies under which path; the longest path that fits is taken. */
  readonly folders: Readonly<Record<string, string>>;
  /** Pages and scripts made up for a test, by path. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Sent with everything, for example a content security policy. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Everything that isn't here is asked of this server, sockets too, so that a page has one origin. */
  readonly behind?: string;
}

/** A plain web server on this machine, as a customer's own. */
export class StaticSite {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(options: SiteOptions): Promise<StaticSite> {
    const server = createServer((asked, answer) => serve(options, asked, answer));
    server.on('upgrade', (asked: IncomingMessage, socket: Socket, head: Buffer) =>
      passSocket(options, { asked, socket, head }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new StaticSite(server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function serve(options: SiteOptions, asked: IncomingMessage, answer: ServerResponse): void {
  const path = new URL(asked.url ?? '/', 'http://site').pathname;
  for (const [name, value] of Object.entries(options.headers ?? {})) answer.setHeader(name, value);
  const page = options.pages?.[path];
  if (page !== undefined) {
    answer.setHeader('content-type', types[extname(path)] ?? 'text/html; charset=utf-8').end(page);
    return;
  }
  const file = fileOf(options.folders, path);
  if (file !== undefined) {
    answer.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(answer);
    return;
  }
  if (options.behind === undefined) answer.writeHead(404).end();
  else pass(options.behind, asked, answer);
}

function fileOf(folders: Readonly<Record<string, string>>, path: string): string | undefined {
  const prefix = Object.keys(folders)
    .filter((one) => path.startsWith(one))
    .sort((one, other) => other.length - one.length)[0];
  if (prefix === undefined) return undefined;
  const rest = normalize(`/${path.slice(prefix.length)}`);
  const file = join(folders[prefix] ?? '', rest.endsWith('/') ? `${rest}index.html` : rest);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
}

/** The server behind sees the page's own host, as behind a reverse proxy. */
function pass(behind: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method, headers, url = '/' } = asked;
  const onward = request(new URL(url, behind), { ...(method && { method }), headers }, (answered) => {
    const own = { ...answered.headers };
    delete own['content-security-policy'];
    answer.writeHead(answered.statusCode ?? 502, own);
    answered.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}

interface Upgrade {
  readonly asked: IncomingMessage;
  readonly socket: Socket;
  readonly head: Buffer;
}

function passSocket({ behind }: SiteOptions, { asked, socket, head }: Upgrade): void {
  socket.on('error', () => socket.destroy());
  if (behind === undefined) {
    socket.destroy();
    return;
  }
  const onward = request(new URL(asked.url ?? '/', behind), { headers: asked.headers });
  onward.on('error', () => socket.destroy());
  onward.on('response', () => socket.destroy());
  onward.on('upgrade', (answered, other, rest) => {
    const lines = [`HTTP/1.1 101 Switching Protocols`];
    for (let index = 0; index < answered.rawHeaders.length; index += 2)
      lines.push(`${answered.rawHeaders[index]}: ${answered.rawHeaders[index + 1]}`);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    other.on('error', () => socket.destroy());
    other.on('close', () => socket.destroy());
    socket.on('close', () => other.destroy());
    if (rest.length > 0) socket.write(rest);
    if (head.length > 0) other.write(head);
    other.pipe(socket);
    socket.pipe(other);
  });
  onward.end();
}
