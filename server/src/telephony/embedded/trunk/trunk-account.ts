/** A carrier's line into the public telephone network: SIP over TCP or TLS (RFC 3261), sound as plain RTP with G.711. */
export interface TrunkAccount {
  readonly id: string;
  readonly transport: 'tcp' | 'tls';
  readonly host: string;
  readonly port: number;
  /** Addresses and networks (`203.0.113.0/24`) that may connect to us. @defaultValue `host`, when it is an address */
  readonly peers?: readonly string[] | undefined;
  /** Where the carrier connects to us; without it calls come in over the connection we make. */
  readonly listenPort?: number | undefined;
  readonly listenHost?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Whether the carrier wants us registered before it sends or takes calls. */
  readonly register?: boolean | undefined;
  /** The centre's numbers this trunk may show; without them it takes them all. */
  readonly callerNumbers?: readonly string[] | undefined;
  /** The name on the carrier's certificate. @defaultValue `host` */
  readonly serverName?: string | undefined;
  /** PEM: who signed the carrier's certificate, if not a public authority. */
  readonly ca?: string | undefined;
  /** PEM: our certificate and its key, for carriers that connect to us over TLS. */
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
  /** The IPv4 address told for sound. @defaultValue the one the carrier's connection has */
  readonly mediaAddress?: string | undefined;
  /** The header in which the carrier says why a call ended. @defaultValue `X-End-Status` */
  readonly causeHeader?: string | undefined;
}
