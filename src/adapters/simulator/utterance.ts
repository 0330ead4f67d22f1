/**
 * What a simulated person says: a tone, a row of notes, syllables that sound like speech, silence, or a sound of the
 * host's own. Times in milliseconds.
 */
export type Utterance =
  /** Lasts until the next call state that silences it when `ms` is absent. */
  | { readonly say: 'tone'; readonly hz: number; readonly ms?: number }
  | { readonly say: 'melody'; readonly hz: readonly number[]; readonly noteMs?: number }
  | { readonly say: 'speech'; readonly text: string; readonly voice?: 'low' | 'high' }
  | { readonly say: 'silence'; readonly ms: number }
  /** Played as it is: an `AudioBuffer`, or the address of a file that the browser can decode. */
  | { readonly say: 'sound'; readonly sound: AudioBuffer | string; readonly ms: number };

const noteMs = 250;
const syllableMs = 190;
const pauseMs = 320;

/** How long it takes to say; `Infinity` for a tone without an end. */
export function durationOf(utterance: Utterance): number {
  switch (utterance.say) {
    case 'tone':
      return utterance.ms ?? Infinity;
    case 'melody':
      return utterance.hz.length * (utterance.noteMs ?? noteMs);
    case 'speech':
      return syllablesOf(utterance.text).reduce((sum, { ms }) => sum + ms, 0);
    case 'silence':
    case 'sound':
      return utterance.ms;
  }
}

export function noteMsOf({ noteMs: given }: { readonly noteMs?: number }): number {
  return given ?? noteMs;
}

/** One syllable of speech-like sound; `sign` 0 is a pause. */
export interface Syllable {
  readonly sign: number;
  readonly ms: number;
}

/** A Chinese character is a syllable, and so are every two or three letters of a word. */
export function syllablesOf(text: string): Syllable[] {
  const parts = text.match(/[\p{Script=Han}\d]|\p{L}{1,3}|[，。！？,.!?；;、]/gu) ?? [];
  const syllables = parts.map((part) =>
    /[\p{L}\d]/u.test(part) ? { sign: part.codePointAt(0) ?? 1, ms: syllableMs } : { sign: 0, ms: pauseMs },
  );
  return syllables.length > 0 ? syllables : [{ sign: 0, ms: pauseMs }];
}
