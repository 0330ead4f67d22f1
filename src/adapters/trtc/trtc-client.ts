/** Who enters which room, as the centre signed it. */
export interface TrtcCredentials {
  readonly sdkAppId: number;
  readonly userId: string;
  /** Signed by the centre for this user; good until it expires. */
  readonly userSig: string;
}

/** A call's room: TRTC knows rooms by a number or by a text, and the two are never the same room. */
export type TrtcRoom = { readonly roomId: number } | { readonly strRoomId: string };

/** As whom to enter where. */
export type TrtcEntry = TrtcCredentials & TrtcRoom;

/** What TRTC's clients tell that a line uses. */
export interface TrtcEvents {
  'kicked-out': { readonly reason: 'kick' | 'banned' | 'room_disband' };
  'connection-state-changed': {
    readonly state: 'DISCONNECTED' | 'CONNECTING' | 'CONNECTED';
    readonly isReconnecting?: boolean;
  };
  'remote-audio-available': { readonly userId: string };
  'network-quality': {
    readonly uplinkRTT: number;
    readonly downlinkRTT: number;
    readonly downlinkLoss: number;
  };
  statistics: object;
  'autoplay-failed': object;
  error: object;
}

interface LocalAudio {
  readonly mute?: boolean;
  readonly option?: { readonly audioTrack: MediaStreamTrack };
}

/** What a line uses of `TRTC`, version 5. */
export interface TrtcClient {
  enterRoom(room: TrtcEntry & { readonly scene: 'rtc' }): Promise<void>;
  exitRoom(): Promise<void>;
  startLocalAudio(config: LocalAudio): Promise<void>;
  updateLocalAudio(config: LocalAudio): Promise<void>;
  stopLocalAudio(): Promise<void>;
  destroy(): void;
  on<Type extends keyof TrtcEvents>(type: Type, handler: (event: TrtcEvents[Type]) => void): unknown;
}

/** Makes clients and chooses where they play. */
export interface TrtcFactory {
  create(): TrtcClient;
  setCurrentSpeaker(speakerId: string): Promise<unknown>;
}
