import type { ReactNode } from 'react';
import type { SceneRef } from '../../../model/scene.ts';
import { useEditor } from '../../EditorContext.tsx';
import { useTexts } from '../../TextsContext.tsx';
import { Slider } from '../Slider.tsx';

type BlendControlProps = {
  readonly scene: SceneRef;
  /** The scene that is blended in. */
  readonly partner: number;
};

/** How much of a second scene is blended in; the picture follows the slider, and the strokes stay. */
export function BlendControl({ scene, partner }: BlendControlProps): ReactNode {
  const texts = useTexts();
  const { scenes } = useEditor();
  const percent = typeof scene === 'number' ? 0 : Math.round(scene.t * 100);
  return (
    <div className="blend">
      <Slider
        label={texts.scenes.blend}
        min={0}
        max={100}
        value={percent}
        text={`${texts.percent(percent / 100)} ${texts.scenes.blendWith(partner)}`}
        disabled={false}
        onChange={(value) => scenes.blend(partner, value / 100)}
        onBegin={() => scenes.beginBlend()}
        onEnd={() => scenes.endBlend()}
      />
    </div>
  );
}
