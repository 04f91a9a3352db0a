import { numbersIn } from '../numbers.ts';
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

/** All texts in English, one section for each part of the page. */
export const english = {
  ...numbersIn('en-GB'),
  actions,
  /** The name of a concept. */
  concept,
  engine,
  files,
  history,
  keys,
  live,
  models,
  page,
  place,
  /** What was expected, what came, what to do: one sentence or two for each problem. */
  problem,
  scene,
  scenes,
  tools,
  units,
  view,
  webgpuGap,
  work,
};
