import { WorkbenchError } from '../base/index.js';
import { parsePhoneNumber, type AgentCommand, type ServiceRecord } from '../model/index.js';
import type { CentreConfig } from './centre-config.js';

/**
 * The command that calls who is in a record again: from the number of the centre that the call was on, where the centre
 * still has it. @throws `call/number-invalid` without the number: the error of the command itself would tell it
 */
export function redialOf(record: ServiceRecord, { numbers }: CentreConfig): AgentCommand {
  if (record.colleague !== null)
    return { type: 'call.internal', agentId: record.colleague.id, useMobile: false };
  const [customer, own] =
    record.direction === 'inbound'
      ? [record.callerNumber, record.calledNumber]
      : [record.calledNumber, record.callerNumber];
  if (parsePhoneNumber(customer) === null) throw new WorkbenchError('call/number-invalid');
  const isStillOwn = numbers.some(({ number }) => number === own);
  return { type: 'call.place', to: customer, ...(isStillOwn ? { callerNumber: own } : {}) };
}
