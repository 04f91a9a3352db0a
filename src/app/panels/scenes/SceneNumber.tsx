import { useId, useState, type ReactNode } from 'react';
import { sceneCount } from '../../../model/sceneCount.ts';
import { useEditorState } from '../../EditorContext.tsx';
import { useTexts } from '../../TextsContext.tsx';

/** A field for the number of any scene; what the model has no scene for is answered with its range. */
export function SceneNumber({
  onChoose,
}: {
  readonly onChoose: (scene: number) => void;
}): ReactNode {
  const { scenes: words } = useTexts();
  const manifest = useEditorState((state) => state.model?.manifest);
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState(false);
  const [fieldId, errorId] = [useId(), useId()];
  if (!manifest) return null;
  const last = sceneCount(manifest) - 1;
  return (
    <form
      className="scene-number"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const scene = /^\s*\d+\s*$/.test(value) ? Number(value) : NaN;
        if (scene <= last) onChoose(scene);
        else setWrong(true);
      }}
    >
      <label htmlFor={fieldId}>{words.goTo}</label>
      <input
        id={fieldId}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        size={10}
        value={value}
        aria-invalid={wrong}
        aria-describedby={errorId}
        onChange={({ target }) => {
          setValue(target.value);
          setWrong(false);
        }}
      />
      <button type="submit">{words.go}</button>
      <p id={errorId} className="hint" role="alert">
        {wrong && words.range(value.trim(), last)}
      </p>
    </form>
  );
}
