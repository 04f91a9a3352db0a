import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';
import { actions } from './actions.ts';
import { concept } from './concepts.ts';
import { engine } from './engine.ts';
import { files } from './files.ts';
import { history } from './history.ts';
import { keys } from './keys.ts';
import { live } from './live.ts';
import { models } from './models.ts';
import { page } from './page.ts';
import { place } from './place.ts';
import { problem, webgpuGap } from './problems.ts';
import { scene } from './scene.ts';
import { scenes } from './scenes.ts';
import { tools } from './tools.ts';
import { units } from './units.ts';
import { view } from './view.ts';
import { work } from './work.ts';

/** All texts in German, one section for each part of the page. */
export const german: Texts = {
  ...numbersIn('de-DE'),
  actions,
  concept,
  engine,
  files,
  history,
  keys,
  live,
  models,
  page,
  place,
  problem,
  scene,
  scenes,
  tools,
  units,
  view,
  webgpuGap,
  work,
};
