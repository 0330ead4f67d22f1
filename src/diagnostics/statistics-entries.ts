type Entry = Readonly<Record<string, unknown>>;

const kept = new Set([
  'inbound-rtp',
  'outbound-rtp',
  'remote-inbound-rtp',
  'remote-outbound-rtp',
  'media-source',
  'media-playout',
  'transport',
]);

/**
 * Picks what tells why a call sounds as it does: streams, the pair of addresses in use and its ends. Certificates, codecs
 * and pairs that are not used make most of a report and tell nothing new.
 */
export function pickEntries(entries: readonly Entry[]): Entry[] {
  const pairs = entries.filter(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
  const ends = new Set(pairs.flatMap((pair) => [pair['localCandidateId'], pair['remoteCandidateId']]));
  return entries.filter(
    (entry) => kept.has(String(entry['type'])) || pairs.includes(entry) || ends.has(entry['id']),
  );
}
