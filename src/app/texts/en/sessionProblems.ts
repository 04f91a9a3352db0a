import type { SessionProblem, SessionSource } from '../../../model/session/sessionProblem.ts';

/** What was expected, what came and what to do, where a painting is opened, kept or handed on. */
export function sessionProblem(found: SessionProblem): string {
  switch (found.code) {
    case 'session-damaged':
      return `${named(found.source)} could not be read as a painting: ${found.detail}. ${remedy(found.source)}`;
    case 'session-newer':
      return `${named(found.source)} was saved by a later version of this app (format ${found.found}; this one reads up to ${found.newest}). Load the page anew to get it, then open the painting again.`;
    case 'session-invalid':
      return `${named(found.source)} is not a valid painting at “${found.path}”: ${found.detail}. ${remedy(found.source)}`;
    case 'session-too-large':
      return `${named(found.source)} holds more than a painting can. ${remedy(found.source)}`;
    case 'session-other-model':
      return `${named(found.source)} was painted with the model “${found.model}”, but “${found.open}” is open. Put “?model=${found.model}” into the address, then open the painting again.`;
    case 'session-other-weights':
      return `${named(found.source)} was painted with other weights of the model “${found.model}” than those here, in which the units mean other things. Open it where the model has the weights it was painted with.`;
    case 'link-too-long':
      return `A link to this painting would have ${found.length} characters, more than browsers open. Save it to a file and send that.`;
    case 'picture-without-session':
      return `${found.name} is a picture without a painting in it. Choose a PNG that this app saved, as it was saved: many services take everything but the pixels away.`;
    case 'storage-full':
      return 'This browser has no room left to keep your painting. It stays on the page until you close it: save it as a file, or make room and paint on.';
    case 'storage-failed':
      return `This browser does not keep your painting (${found.detail}). It stays on the page until you close it: save it as a file.`;
    case 'file-not-written':
      return `The file could not be written (${found.detail}). Your painting is as it was; try another place.`;
    case 'file-not-read':
      return `${found.name} could not be read (${found.detail}). Choose it again.`;
    case 'clipboard-refused':
      return found.what === 'link'
        ? 'The browser did not let the link into the clipboard. Copy it from the field below.'
        : 'The browser did not let the picture into the clipboard. Allow it for this page, or use “Save image”.';
    case 'no-picture':
      return 'There is no picture yet. Wait until the scene is drawn, then try again.';
  }
}

function named(source: SessionSource): string {
  switch (source.kind) {
    case 'file':
    case 'picture':
      return source.name;
    case 'link':
      return 'The link';
    case 'browser':
      return 'The painting that this browser kept';
  }
}

function remedy(source: SessionSource): string {
  switch (source.kind) {
    case 'file':
      return 'Choose a .ganpaint file as this app saved it.';
    case 'picture':
      return 'Choose a PNG as this app saved it.';
    case 'link':
      return 'Copy the whole link again, to its last character.';
    case 'browser':
      return 'It was left where it is; paint on.';
  }
}
