import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the page of a CRM loads the cloud's script: by one address, as today, or by attributes, as until 2022. */
export type LoadingForm = 'sdk-url' | 'attributes';

/** What the page asks its own backend for. */
const page = (form: LoadingForm): string => `<!doctype html>
  <html lang="zh-CN">
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <title>A CRM written for the cloud</title>
    <h1>CRM</h1>
    <div id="phone" style="inline-size: 400px; block-size: 680px"></div>
    <script>${form === 'sdk-url' ? bySdkUrl : byAttributes}${listen}</script>
  </html>`;

/** As the quick start of the cloud's Web SDK shows it (679/84676). */
const bySdkUrl = `
  function inject({ SdkURL }) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.setAttribute('crossorigin', 'anonymous');
      script.src = SdkURL;
      document.body.appendChild(script);
      script.addEventListener('error', () => reject('not loaded'));
      script.addEventListener('load', () => {
        window.tccc.on(window.tccc.events.ready, () => resolve('ready'));
        window.tccc.on(window.tccc.events.tokenExpired, ({ message }) => reject(message));
        listen();
      });
    });
  }`;

/** As documents of 2021 and 2022 show it. */
const byAttributes = `
  function inject({ token, sdkAppId, userId, sdkUrl }) {
    return new Promise((resolve, reject) => {
      const scriptDom = document.createElement('script');
      scriptDom.setAttribute('crossorigin', 'anonymous');
      scriptDom.dataset.token = token;
      scriptDom.dataset.sdkAppId = sdkAppId;
      scriptDom.dataset.userid = userId;
      scriptDom.src = sdkUrl;
      scriptDom.onerror = () => reject('not loaded');
      scriptDom.onload = () => {
        tccc.on('ready', () => resolve('ready'));
        tccc.on('tokenExpired', () => reject('expired'));
        listen();
      };
      document.body.appendChild(scriptDom);
    });
  }`;

/** Everything the page is told, in its order; it asks its backend by itself. */
const listen = `
  window.tcccTold = [];
  function listen() {
    for (const name of ['callIn', 'userAccessed', 'callOuted', 'calloutAccepted', 'autoTransfer', 'sessionEnded', 'statusChanged'])
      window.tccc.on(name, (response) => window.tcccTold.push({ name, ...response.data }));
  }
  window.loading = fetch('/loginTCCC' + location.search, { method: 'POST' })
    .then((answer) => answer.json())
    .then(inject)
    .catch((reason) => 'refused: ' + reason);`;

/** A CRM of its own origin: pages in both forms, and a backend that asks the centre for login tokens with its API key. */
export class TencentCrm {
  readonly url: string;
  /** Where the centre is; known only after the CRM, because the centre must know the CRM's origin. */
  centreUrl = '';
  readonly #server: Server;
  readonly #tokens = new Map<string, string>();

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<TencentCrm> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const crm = new TencentCrm(server);
    server.on('request', (asked, answer) => {
      const { pathname, searchParams } = new URL(asked.url ?? '/', crm.url);
      if (pathname === '/loginTCCC') {
        crm.#login(searchParams).then(
          (login) => answer.setHeader('content-type', 'application/json').end(JSON.stringify(login)),
          (error: unknown) => answer.writeHead(502).end(String(error)),
        );
        return;
      }
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      answer.end(page(pathname === '/attributes' ? 'attributes' : 'sdk-url'));
    });
    return crm;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The page for an agent, with `again` the token that the same agent's page had before. */
  pageOf(
    agent: string,
    { form = 'sdk-url', again = false }: { form?: LoadingForm; again?: boolean } = {},
  ): string {
    return `${this.url}/${form === 'attributes' ? 'attributes' : ''}?agent=${agent}${again ? '&again' : ''}`;
  }

  async #login(asked: URLSearchParams): Promise<object> {
    const userId = `${asked.get('agent')}@centre.example`;
    const token = (asked.has('again') && this.#tokens.get(userId)) || (await this.#token(userId));
    this.#tokens.set(userId, token);
    const sdkUrl = `${this.centreUrl}/cdn/compat.js`;
    const SdkURL = `${sdkUrl}?${new URLSearchParams({ token, userId, sdkAppId: '1400000001' })}`;
    return { token, userId, sdkUrl, sdkAppId: 1400000001, SdkURL };
  }

  async #token(email: string): Promise<string> {
    const answer = await fetch(`${this.centreUrl}/api/v1/login-tokens`, {
      method: 'POST',
      headers: { authorization: `ApiKey ${'k'.repeat(40)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { token: string }).token;
  }
}
