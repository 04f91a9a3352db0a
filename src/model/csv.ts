/** One cell of a table. */
export type CsvCell = string | number | null | undefined;

/** Rows as a CSV file (RFC 4180, UTF-8): a decimal point, whatever the reader's language; null is empty. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: CsvCell): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
