import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as a mail server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Header and body, as they came. */
  readonly data: string;
}

/** A mail server for tests: speaks as much SMTP (RFC 5321) as a client needs to hand over a mail. */
export class SmtpServerFixture {
  readonly mails: TakenMail[] = [];
  /** What recipients are answered; anything but 250 refuses them. */
  recipientAnswer = '250 2.1.5 Ok';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(): Promise<SmtpServerFixture> {
    const fixture = new SmtpServerFixture();
    await new Promise<void>((resolve) => fixture.#server.listen(0, '127.0.0.1', resolve));
    return fixture;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    let [from, to, pending]: [string, string[], string] = ['', [], ''];
    let isData = false;
    const answer = (line: string): void => void socket.write(`${line}\r\n`);
    const obey = (line: string): void => {
      const [, verb = '', address = ''] = /^(\S+)[^<]*(?:<([^>]*)>)?/.exec(line) ?? [];
      switch (verb.toUpperCase()) {
        case 'EHLO':
        case 'HELO':
          return answer('250 mail.test');
        case 'MAIL':
          [from, to] = [address, []];
          return answer('250 2.1.0 Ok');
        case 'RCPT':
          to.push(address);
          return answer(this.recipientAnswer);
        case 'DATA':
          isData = true;
          return answer('354 End data with <CR><LF>.<CR><LF>');
        case 'QUIT':
          answer('221 2.0.0 Bye');
          return void socket.end();
        default:
          return answer('502 5.5.1 Unknown');
      }
    };
    answer('220 mail.test ESMTP');
    socket.on('data', (chunk) => {
      pending += chunk.toString('utf8');
      for (;;) {
        const end = isData ? '\r\n.\r\n' : '\r\n';
        const at = pending.indexOf(end);
        if (at < 0) return;
        const text = pending.slice(0, at);
        pending = pending.slice(at + end.length);
        if (!isData) {
          obey(text);
          continue;
        }
        isData = false;
        this.mails.push({ from, to, data: text });
        answer('250 2.0.0 Taken');
      }
    });
  }
}
