import * as v from 'valibot';
import { callSnapshotSchema } from './call.js';
import { centreSettingsViewSchema, mobileLineSchema, queueStatusSchema } from './centre-view.js';
import { colleagueSchema, groupStatusSchema } from './directory.js';
import { presenceSchema } from './presence.js';
import { serviceRecordSchema } from './service-record.js';

const fact = <const Type extends string, Data extends v.GenericSchema>(type: Type, data: Data) =>
  v.object({
    /** Grows by at least one a fact; a page hears only its own, so its numbers have gaps. */
    seq: v.number(),
    /** When it happened, milliseconds since the epoch. */
    at: v.number(),
    type: v.literal(type),
    data,
  });

/**
 * What happened, in order, as the authority tells it. A fact carries the whole new truth of its subject, so that hearing
 * one twice does no harm.
 */
export const factSchema = v.variant('type', [
  fact('presence.changed', presenceSchema),
  fact('call.changed', callSnapshotSchema),
  /** The task left the list (全部完成), or the call went to another agent. */
  fact(
    'call.removed',
    v.object({ callId: v.string(), reason: v.picklist(['completed', 'missed', 'withdrawn']) }),
  ),
  fact('queue.changed', v.array(queueStatusSchema)),
  fact('record.written', serviceRecordSchema),
  fact('settings.changed', centreSettingsViewSchema),
  fact('mobile.changed', mobileLineSchema),
  /** Only to pages that watch the directory (`directory.watch`). */
  fact('colleague.changed', colleagueSchema),
  fact('groups.changed', v.array(groupStatusSchema)),
  /** The sign-in ended elsewhere; the page must stop. */
  fact('session.ended', v.object({ reason: v.picklist(['signed-out', 'revoked', 'replaced']) })),
]);
export type Fact = v.InferOutput<typeof factSchema>;
export type FactType = Fact['type'];
export type FactData<Type extends FactType> = Extract<Fact, { type: Type }>['data'];
