import { locateByPlan, type NumberLocation } from 'tccc-workbench/model';

/** Knows where telephone numbers are and who carries them. */
export interface NumberLocator {
  /** Never rejects: what can't be found out is `null`. */
  locate(number: string): Promise<NumberLocation>;
}

/** Looks numbers up in the public numbering plan, which ships with the server. */
export class PlanLocator implements NumberLocator {
  async locate(number: string): Promise<NumberLocation> {
    return locateByPlan(number);
  }
}
