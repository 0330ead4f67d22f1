export interface PackedPackage {
  /** A customer's project: `node_modules` and nothing else. */
  readonly folder: string;
  readonly packageFolder: string;
  readonly tarball: string;
  dispose(): void;
}
export function packForCustomer(packages?: readonly string[]): PackedPackage;
