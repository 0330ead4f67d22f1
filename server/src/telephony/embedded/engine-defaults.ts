import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';

export const usualSilenceLimitMs = 20_000;
export const usualPingMs = 15_000;
export const usualPortRange = [40_000, 49_000] as const;
const packagedMusic = fileURLToPath(new URL('../../../assets/music/', import.meta.url));

/** The music of a folder, or of the package. */
export function musicFiles(directory = packagedMusic): { queue: string; hold: string } {
  return { queue: `${directory}/queue.wav`, hold: `${directory}/hold.wav` };
}

/** Loopback for the same machine, and the host's addresses for others. */
export function ownAddresses(): string[] {
  const found = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const outer = found
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  return ['127.0.0.1', ...outer];
}
