import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { SegmenterChoice } from '../../model/segmenter/addSegmenter.ts';
import { namesIn } from '../../model/segmenter/classList.ts';
import { PICTURE_RANGES, type PictureRange } from '../../model/segmenter/pictureRange.ts';
import { useTexts } from '../TextsContext.tsx';
import { FormEnd, OneOf } from './FormParts.tsx';

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
  const words = useTexts().models.segmenter;
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
      <OneOf
        legend={words.range}
        hint={words.rangeHint}
        values={PICTURE_RANGES}
        names={words.ranges}
        chosen={range}
        choose={setRange}
      />
      <FormEnd
        missing={complete ? '' : words.count(names.length, classes)}
        confirm={words.confirm}
        cancel={() => choose(null)}
      />
    </form>
  );
}
