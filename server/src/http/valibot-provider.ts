import { toJsonSchema } from '@valibot/to-json-schema';
import type { FastifySchema, FastifySchemaCompiler, FastifyTypeProvider } from 'fastify';
import * as v from 'valibot';

/** Gives handlers the types that the routes' valibot schemas make. */
export interface ValibotTypeProvider extends FastifyTypeProvider {
  readonly validator: this['schema'] extends v.GenericSchema ? v.InferOutput<this['schema']> : unknown;
  readonly serializer: this['schema'] extends v.GenericSchema ? v.InferOutput<this['schema']> : unknown;
}

/** What was wrong with a request, by field. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
  readonly fields: Readonly<Record<string, readonly string[]>>;

  constructor(part: string, issues: readonly v.BaseIssue<unknown>[]) {
    super(`The ${part} of the request is not what this address takes`);
    const fields: Record<string, string[]> = {};
    for (const issue of issues) (fields[v.getDotPath(issue) ?? '(all)'] ??= []).push(issue.message);
    this.fields = fields;
  }
}

/** Lets fastify check requests by valibot. */
export const validatorCompiler: FastifySchemaCompiler<v.GenericSchema> =
  ({ schema, httpPart }) =>
  (data) => {
    const result = v.safeParse(schema, data);
    return result.success
      ? { value: result.output }
      : { error: new InvalidRequestError(httpPart ?? 'body', result.issues) };
  };

/** Turns a route's valibot schemas into the JSON Schema of OpenAPI 3.1. */
export function describeRoute({
  schema,
  url,
}: {
  readonly schema: FastifySchema | undefined;
  readonly url: string;
}): {
  schema: FastifySchema;
  url: string;
} {
  const { body, querystring, params, headers, response, ...rest } = schema ?? {};
  const responses = Object.entries((response ?? {}) as Record<string, unknown>).map(([status, answer]) => [
    status,
    describe(answer),
  ]);
  return {
    url,
    schema: {
      ...rest,
      ...(body ? { body: describe(body) } : {}),
      ...(querystring ? { querystring: describe(querystring) } : {}),
      ...(params ? { params: describe(params) } : {}),
      ...(headers ? { headers: describe(headers) } : {}),
      ...(response ? { response: Object.fromEntries(responses) as Record<string, unknown> } : {}),
    },
  };
}

function describe(schema: unknown): unknown {
  if (!v.isOfKind('schema', schema as v.GenericSchema)) return schema;
  const { $schema: _, ...described } = toJsonSchema(schema as v.GenericSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
  });
  return described;
}
