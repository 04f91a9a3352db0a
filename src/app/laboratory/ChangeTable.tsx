import { useId, type CSSProperties, type ReactNode } from 'react';
import type { ShareChange } from '../../model/laboratory/shares.ts';
import { useTexts } from '../TextsContext.tsx';
import { useConcepts, useLaboratoryTexts } from './LaboratoryContext.tsx';

type ChangeTableProps = {
  readonly title: string;
  readonly note: string;
  readonly changes: readonly ShareChange[];
};

const MOST_ROWS = 6;
/** Rows that are “0 %” before and after say nothing. */
const LEAST_SHOWN = 0.005;

/** Shares of the classes before and after, as bars in a table. */
export function ChangeTable({ title, note, changes }: ChangeTableProps): ReactNode {
  const { effect: words } = useLaboratoryTexts();
  const { percent, number } = useTexts();
  const concepts = useConcepts();
  const id = useId();
  const shown = changes
    .filter(({ before, after }) => Math.max(before, after) >= LEAST_SHOWN)
    .slice(0, MOST_ROWS);
  const rest = changes.length - shown.length;
  return (
    <section className="changes">
      <h3 id={id}>
        {title} <span className="detail">{note}</span>
      </h3>
      <table className="bars" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{words.concept}</th>
            <th scope="col" className="bar-column">
              <span className="unseen">{words.difference}</span>
            </th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ concept, before, after }) => (
            <tr key={concept}>
              <th scope="row">
                <Swatch color={concepts[concept]?.color} />
                {concepts[concept]?.name}
              </th>
              <td className="bar-column">
                <span className="unseen">
                  {words.points(`${after > before ? '+' : ''}${number((after - before) * 100)}`)}
                </span>
                <span className="bar-pair" aria-hidden="true">
                  <span className="bar-before" style={bar(before)} />
                  <span className="bar-after" style={bar(after, concepts[concept]?.color)} />
                </span>
              </td>
              <td>{percent(before)}</td>
              <td>{percent(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="hint">{words.more(rest)}</p>}
    </section>
  );
}

/** A patch of a class's colour; for the eye only. */
export function Swatch({ color }: { readonly color: string | undefined }): ReactNode {
  return (
    <span
      className="swatch"
      aria-hidden="true"
      style={{ '--swatch': color ?? 'transparent' } as CSSProperties}
    />
  );
}

function bar(share: number, color?: string): CSSProperties {
  return { width: `${share * 100}%`, ...(color && { background: color }) };
}
