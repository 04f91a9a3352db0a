import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { SegmenterChoice } from '../../model/segmenter/addSegmenter.ts';
import { namesIn } from '../../model/segmenter/classList.ts';
import { PICTURE_RANGES, type PictureRange } from '../../model/segmenter/pictureRange.ts';
import { useTexts } from '../TextsContext.tsx';

type SegmenterFormProps = {
  /** The file's name. */
  readonly name: string;
  /** How many classes it tells apart. */
  readonly classes: number;
  /** Told once what the file does not say; null gives it up. */
  readonly choose: (choice: SegmenterChoice | null) => void;
};

/** Asks for the names of a segmenter's classes, and for the values that it takes pictures in. */
export function SegmenterForm({ name, classes, choose }: SegmenterFormProps): ReactNode {
  const texts = useTexts();
  const words = texts.models.segmenter;
  const [titleId, hintId] = [useId(), useId()];
  const [text, setText] = useState('');
  const [range, setRange] = useState<PictureRange>('imagenet');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const names = namesIn(text);
  const complete = names.length === classes;
  return (
    <form
      className="cutting"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) choose({ range, names });
      }}
    >
      <h3 id={titleId}>{words.title(name)}</h3>
      <label className="class-names">
        {words.names(classes)}
        <textarea
          ref={field}
          rows={7}
          spellCheck={false}
          aria-describedby={hintId}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <p className="hint" id={hintId}>
        {words.namesHint}
      </p>
      <fieldset>
        <legend>{words.range}</legend>
        {PICTURE_RANGES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="range"
              checked={range === each}
              onChange={() => setRange(each)}
            />
            {words.ranges[each]}
          </label>
        ))}
        <p className="hint">{words.rangeHint}</p>
      </fieldset>
      <div className="cut-end">
        <p role="status">{complete ? '' : words.count(names.length, classes)}</p>
        <button type="button" onClick={() => choose(null)}>
          {texts.models.cancel}
        </button>
        <button type="submit" className="primary" disabled={!complete}>
          {words.confirm}
        </button>
      </div>
    </form>
  );
}
