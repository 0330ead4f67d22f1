/** Longest SIP message taken from a carrier, headers and body. */
const longestMessage = 64 * 1024;
const longestStartLine = 4096;
const startLine = /^(?:SIP\/2\.0 \d{3} |[A-Z]{2,32} \S+ SIP\/2\.0)/;

/** Bytes that are no SIP: nothing after them can be understood, so the connection has to be closed. */
export class StreamError extends Error {
  override readonly name = 'StreamError';
}

export interface MessageSplitterEvents {
  readonly onMessage: (message: string) => void;
  /** The peer asks whether we are there (RFC 5626 §3.5.1): a double line end, to be answered by a single one. */
  readonly onPing: () => void;
}

/**
 * Cuts a stream of bytes into SIP messages by their `Content-Length` (RFC 3261 §18.3), however the network cut or joined
 * them.
 */
export class MessageSplitter {
  readonly #events: MessageSplitterEvents;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(events: MessageSplitterEvents) {
    this.#events = events;
  }

  /** @throws StreamError when the bytes are no SIP, too long, or don't say how long they are */
  push(chunk: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      this.#takeLineEnds();
      const length = this.#nextLength();
      if (length === null) return;
      const message = this.#bytes.toString('utf8', 0, length);
      this.#bytes = this.#bytes.subarray(length);
      this.#events.onMessage(message);
    }
  }

  /** Line ends between messages: two are a question, one is the answer to ours. */
  #takeLineEnds(): void {
    while (this.#bytes.length >= 4 && this.#bytes.toString('latin1', 0, 4) === '\r\n\r\n') {
      this.#bytes = this.#bytes.subarray(4);
      this.#events.onPing();
    }
    // The last two bytes may be half a question: they wait for what follows.
    const isLineEnd = this.#bytes.length > 2 && this.#bytes.toString('latin1', 0, 2) === '\r\n';
    if (isLineEnd && !/^\r\n\r?$/.test(this.#bytes.toString('latin1', 0, 4)))
      this.#bytes = this.#bytes.subarray(2);
  }

  /** Length in bytes of the message that is whole, or `null` while it isn't. */
  #nextLength(): number | null {
    if (this.#bytes.length === 0 || this.#bytes[0] === 0x0d) return null;
    this.#checkStart();
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end < 0 && this.#bytes.length > longestMessage) throw new StreamError('The headers are too long');
    if (end < 0) return null;
    const length = end + 4 + contentLength(this.#bytes.toString('latin1', 0, end));
    if (length > longestMessage) throw new StreamError('The message is too long');
    return this.#bytes.length < length ? null : length;
  }

  #checkStart(): void {
    const end = this.#bytes.indexOf('\r\n');
    if (end < 0) {
      const isOdd = !/^[A-Z]{1,32}(?: |$)|^SIP\//.test(this.#bytes.toString('latin1', 0, 33));
      if (isOdd || this.#bytes.length > longestStartLine) throw new StreamError('The bytes are no SIP');
    } else if (end > longestStartLine || !startLine.test(this.#bytes.toString('latin1', 0, end))) {
      throw new StreamError('The bytes are no SIP');
    }
  }
}

function contentLength(headers: string): number {
  const lengths = [...headers.matchAll(/^(?:content-length|l)[ \t]*:[ \t]*(\S*)[ \t]*\r?$/gim)].map(
    ([, value]) => value ?? '',
  );
  const [first] = lengths;
  if (first === undefined) throw new StreamError('A message does not say its length');
  if (!/^\d{1,6}$/.test(first) || lengths.some((length) => length !== first))
    throw new StreamError('A message says an impossible length');
  return Number(first);
}
