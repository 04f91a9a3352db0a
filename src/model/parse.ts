import * as v from 'valibot';
import { ProblemError } from './problem.ts';

/**
 * Reads a versioned JSON document from outside. The version is looked at first, so that a file of a
 * later program is called just that and not "invalid".
 * @throws ProblemError `not-json`, `format-newer` or `format-invalid`.
 */
export function parseVersioned<Schema extends v.GenericSchema>(
  schema: Schema,
  newest: number,
  text: string,
  url: string,
): v.InferOutput<Schema> {
  const data = parseJson(text, url);
  const found = versionOf(data);
  if (found !== undefined && found > newest) {
    throw new ProblemError({ code: 'format-newer', url, found, newest });
  }
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new ProblemError({
    code: 'format-invalid',
    url,
    path: v.getDotPath(issue) ?? '(top)',
    detail: issue.message,
  });
}

/** @throws ProblemError `not-json`. */
export function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ProblemError({ code: 'not-json', url, detail: String(error) });
  }
}

function versionOf(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('version' in data)) return undefined;
  return typeof data.version === 'number' ? data.version : undefined;
}
