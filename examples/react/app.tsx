import { useState } from 'react';
import { maskNumber } from 'tccc-workbench/model';
import { TcccCallButton, TcccProvider, TcccWorkbench, useSnapshot } from 'tccc-workbench/react';
import type { Simulator } from 'tccc-workbench/adapters/simulator';
import type { Workbench } from 'tccc-workbench/headless';
import { customers, type Customer } from './customers.js';

interface AppProps {
  readonly workbench: Workbench;
  readonly simulator: Simulator;
}

/** A CRM record on the left, the agent's desk on the right; what the desk tells goes into the record's log. */
export function App({ workbench, simulator }: AppProps) {
  const [customer, setCustomer] = useState(customers[0]);
  const [log, setLog] = useState<readonly string[]>([]);
  const isOnline = useSnapshot(
    workbench,
    ({ presence }) => presence !== null && presence.state !== 'offline',
  );
  const tell = (line: string) => setLog((lines) => [line, ...lines]);

  /** The centre masks numbers, so both sides are compared as they are shown. */
  function openCaller(number: string) {
    const caller = customers.find((one) => [one.number, maskNumber(one.number)].includes(number));
    if (caller) setCustomer(caller);
  }

  return (
    <TcccProvider workbench={workbench}>
      <main className="crm">
        <header>
          <h1>Fairwind CRM</h1>
          <button disabled={!isOnline} onClick={() => simulator.call({ from: '13912345678' })}>
            Let a customer call
          </button>
        </header>
        {customer && <CustomerRecord customer={customer} />}
        <section aria-label="Log">
          <h3>Log</h3>
          <ol className="log" role="log">
            {log.map((line, index) => (
              <li key={log.length - index}>{line}</li>
            ))}
          </ol>
        </section>
      </main>
      <TcccWorkbench
        className="desk"
        workbench={workbench}
        onTcccScreenPop={({ detail }) => openCaller(detail.customerNumber)}
        onTcccCallAnswered={({ detail }) => tell(`Talking to ${detail.call.context.customerNumber}`)}
        onTcccCallEnded={({ detail }) => tell(`Call with ${detail.call.context.customerNumber} ended`)}
      />
    </TcccProvider>
  );
}

function CustomerRecord({ customer }: { readonly customer: Customer }) {
  return (
    <section className="record" aria-label="Customer">
      <h2>{customer.name}</h2>
      <p>{customer.company}</p>
      <TcccCallButton number={customer.number} />
      <h3>Orders</h3>
      <ul>
        {customer.orders.map((order) => (
          <li key={order}>{order}</li>
        ))}
        {customer.orders.length === 0 && <li>None yet</li>}
      </ul>
    </section>
  );
}
