import type { SessionProblem, SessionSource } from '../../../model/session/sessionProblem.ts';

/** What was expected, what came and what to do, where a painting is opened, kept or handed on. */
export function sessionProblem(found: SessionProblem): string {
  switch (found.code) {
    case 'session-damaged':
      return `${named(found.source)} ließ sich nicht als gemaltes Bild lesen: ${found.detail}. ${remedy(found.source)}`;
    case 'session-newer':
      return `${named(found.source)} wurde von einer neueren Version dieser App gesichert (Format ${found.found}; diese liest bis ${found.newest}). Bitte die Seite neu laden, um sie zu bekommen, und es dann noch einmal öffnen.`;
    case 'session-invalid':
      return `${named(found.source)} ist bei „${found.path}“ nicht gültig: ${found.detail}. ${remedy(found.source)}`;
    case 'session-too-large':
      return `${named(found.source)} enthält mehr, als ein gemaltes Bild haben kann. ${remedy(found.source)}`;
    case 'session-other-model':
      return `${named(found.source)} wurde mit dem Modell „${found.model}“ gemalt, geöffnet ist aber „${found.open}“. Bitte „?model=${found.model}“ in die Adresse schreiben und es dann noch einmal öffnen.`;
    case 'session-other-weights':
      return `${named(found.source)} wurde mit anderen Gewichten des Modells „${found.model}“ gemalt als den hiesigen; in ihnen bedeuten die Units anderes. Bitte dort öffnen, wo das Modell die damaligen Gewichte hat.`;
    case 'link-too-long':
      return `Ein Link zu diesem Gemalten hätte ${found.length} Zeichen, mehr als Browser öffnen. Bitte als Datei sichern und diese verschicken.`;
    case 'picture-without-session':
      return `In ${found.name} steckt kein gemaltes Bild dieser App. Bitte ein PNG wählen, das diese App gesichert hat, und zwar unverändert: Viele Dienste entfernen alles außer den Bildpunkten.`;
    case 'storage-full':
      return 'In diesem Browser ist kein Platz mehr, um das Gemalte aufzuheben. Es bleibt auf der Seite, bis sie geschlossen wird: bitte als Datei sichern, oder Platz schaffen und weitermalen.';
    case 'storage-failed':
      return `Dieser Browser hebt das Gemalte nicht auf (${found.detail}). Es bleibt auf der Seite, bis sie geschlossen wird: bitte als Datei sichern.`;
    case 'file-not-written':
      return `Die Datei ließ sich nicht schreiben (${found.detail}). Das Gemalte ist unverändert; bitte einen anderen Ort versuchen.`;
    case 'file-not-read':
      return `${found.name} ließ sich nicht lesen (${found.detail}). Bitte noch einmal auswählen.`;
    case 'clipboard-refused':
      return found.what === 'link'
        ? 'Der Browser hat den Link nicht in die Zwischenablage gelassen. Er lässt sich aus dem Feld unten kopieren.'
        : 'Der Browser hat das Bild nicht in die Zwischenablage gelassen. Bitte es dieser Seite erlauben, oder „Bild speichern“ benutzen.';
    case 'no-picture':
      return 'Noch gibt es kein Bild. Bitte warten, bis die Szene gezeichnet ist, und es noch einmal versuchen.';
  }
}

function named(source: SessionSource): string {
  switch (source.kind) {
    case 'file':
    case 'picture':
      return source.name;
    case 'link':
      return 'Der Link';
    case 'browser':
      return 'Das Gemalte, das dieser Browser aufgehoben hat,';
  }
}

function remedy(source: SessionSource): string {
  switch (source.kind) {
    case 'file':
      return 'Bitte eine .ganpaint-Datei wählen, wie diese App sie gesichert hat.';
    case 'picture':
      return 'Bitte ein PNG wählen, wie diese App es gesichert hat.';
    case 'link':
      return 'Bitte den ganzen Link noch einmal kopieren, bis zum letzten Zeichen.';
    case 'browser':
      return 'Es wurde gelassen, wo es ist; weitermalen geht.';
  }
}
