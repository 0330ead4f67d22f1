/** How the carrier of a test answers one number. */
export type FarEnd =
  | { readonly kind: 'refuses'; readonly status: string; readonly header?: string }
  /** Rings until the centre gives up. */
  | { readonly kind: 'rings' }
  /** Answers, and waits for the centre to hang up. */
  | { readonly kind: 'talks' };

const echoed = [
  '[last_Via:]',
  '[last_From:]',
  '[last_To:];tag=[pid]a[call_number]',
  '[last_Call-ID:]',
  '[last_CSeq:]',
];
const contact = 'Contact: <sip:carrier@[local_ip]:[local_port];transport=[transport]>';
const sound = [
  'Content-Type: application/sdp',
  'Content-Length: [len]',
  '',
  'v=0',
  'o=sipp 1 1 IN IP[local_ip_type] [local_ip]',
  's=-',
  'c=IN IP[media_ip_type] [media_ip]',
  't=0 0',
  'm=audio [media_port] RTP/AVP 8',
  'a=rtpmap:8 PCMA/8000',
];
const nothing = ['Content-Length: 0', ''];

/** A sipp scenario of a carrier that answers each number in its own way. */
export function manyAnswers(farEnds: Readonly<Record<string, FarEnd>>): string {
  const entries = Object.entries(farEnds);
  return [
    '<?xml version="1.0" encoding="ISO-8859-1" ?>',
    '<!DOCTYPE scenario SYSTEM "sipp.dtd">',
    '<scenario name="many answers">',
    '<recv request="INVITE"><action>',
    ...entries.map(
      ([number], at) => `<ereg regexp="INVITE sip:${number}@" search_in="msg" assign_to="is${at}"/>`,
    ),
    '<ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="cseq"/>',
    '<ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via"/>',
    '</action></recv>',
    send(['SIP/2.0 100 Trying', ...echoed, ...nothing]),
    ...entries.map((_, at) => `<nop test="is${at}" next="at${at}"/>`),
    ...entries.flatMap(([, farEnd], at) => [`<label id="at${at}"/>`, ...steps(farEnd)]),
    '<label id="end"/>',
    '<Reference variables="cseq,via"/>',
    '</scenario>',
  ].join('\n');
}

function steps(farEnd: FarEnd): string[] {
  const ringing = send(['SIP/2.0 180 Ringing', ...echoed, contact, ...nothing]);
  switch (farEnd.kind) {
    case 'refuses':
      return [
        send([`SIP/2.0 ${farEnd.status}`, ...echoed, ...(farEnd.header ? [farEnd.header] : []), ...nothing]),
        '<recv request="ACK" next="end"/>',
      ];
    case 'rings':
      return [
        ringing,
        '<recv request="CANCEL"/>',
        send(['SIP/2.0 200 OK', ...echoed, ...nothing]),
        send([
          'SIP/2.0 487 Request Terminated',
          'Via:[$via]',
          ...echoed.slice(1, 4),
          'CSeq:[$cseq]',
          ...nothing,
        ]),
        '<recv request="ACK" next="end"/>',
      ];
    case 'talks':
      return [
        ringing,
        send(['SIP/2.0 200 OK', ...echoed, contact, ...sound]),
        '<recv request="ACK"/>',
        '<recv request="BYE"/>',
        '<send next="end"><![CDATA[\n' +
          [
            'SIP/2.0 200 OK',
            '[last_Via:]',
            '[last_From:]',
            '[last_To:]',
            '[last_Call-ID:]',
            '[last_CSeq:]',
            ...nothing,
            '',
          ].join('\n') +
          ']]></send>',
      ];
  }
}

function send(lines: readonly string[]): string {
  return `<send><![CDATA[\n${lines.join('\n')}\n]]></send>`;
}
