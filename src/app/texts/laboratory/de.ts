import type { LaboratoryTexts } from './laboratoryTexts.ts';

/** Das Labor, auf Deutsch. */
export const laboratoryGerman: LaboratoryTexts = {
  title: 'Labor',
  close: 'Labor schließen',
  tabs: {
    effect: 'Wirkung',
    probe: 'Sonde',
    units: 'Einheiten',
    experiments: 'Versuche',
    lessons: 'Lektionen',
  },
  tablist: 'Instrumente',
  measuring: 'Wird gemessen',
  again: 'Noch einmal messen',
  effect: {
    intro:
      'Nach jedem Strich betrachtet der Segmentierer, ein zweites Netz, das Bild und sagt, was sich geändert hat.',
    empty: 'Nach einem Strich steht hier seine gemessene Wirkung.',
    of: 'Wirkung von',
    stroke: 'gewähltem oder letztem Strich',
    all: 'allen Strichen',
    inside: 'Wo gemalt wurde',
    outside: 'Das übrige Bild',
    size: (share) => `${share} des Bildes`,
    change: (name, before, after) => `${name}: ${before} → ${after}`,
    none: 'Nichts, was der Segmentierer unterscheiden kann, hat sich geändert.',
    concept: 'Konzept',
    before: 'Vorher',
    after: 'Nachher',
    difference: 'Änderung',
    points: (difference) => `${difference} Prozentpunkte`,
    more: (count) => `${count} weitere mit kleineren Änderungen`,
  },
  look: {
    labels: 'Segmentierung über das Bild legen',
    strength: 'Deckkraft',
    legend: 'Legende',
  },
  probe: {
    intro:
      'Zeige auf eine Stelle im Bild; ein Klick hält sie fest. Solange die Sonde offen ist, schaut der Zeiger und malt nicht.',
    across: 'Waagrecht',
    down: 'Senkrecht',
    follow: 'Wieder dem Zeiger folgen',
    sees: (name) => `Der Segmentierer sieht hier: ${name}.`,
    layer: 'Schicht',
    units: 'Einheiten, die hier am weitesten über ihrem üblichen Wert liegen',
    none: 'Keine Einheit dieser Schicht liegt hier über ihrem üblichen Wert.',
    unit: 'Einheit',
    value: 'Aktivierung',
    level: 'Stufe',
    concepts: 'Steht für',
    steps: {
      usual: 'üblich',
      q90: 'obere 10 %',
      q99: 'obere 1 %',
      q995: 'obere 0,5 %',
    },
    noConcept: 'kein Konzept',
  },
  units: {
    choose: (unit) => `Einheit ${unit} für einen Pinsel wählen`,
    chosen: (count) => (count === 1 ? '1 gewählte Einheit' : `${count} gewählte Einheiten`),
    brushName: 'Name des Pinsels',
    makeBrush: 'Pinsel machen',
    clearChosen: 'Keine wählen',
    units: 'Einheiten',
    layer: 'Schicht',
    layerOption: (side, units) => `${side}², ${units} Einheiten`,
    search: 'Nach Konzept oder Nummer suchen',
    order: 'Sortieren nach',
    orders: {
      concept: 'Konzept',
      iou: 'Übereinstimmung (IoU)',
      effect: 'gemessener Wirkung hier',
      here: 'Aktivierung hier',
      number: 'Nummer',
    },
    found: (count) => (count === 1 ? '1 Einheit' : `${count} Einheiten`),
    nothing:
      'Keine Einheit dieser Schicht passt. Eine Einheit passt zu einem Konzept ab einer IoU von 0,05.',
    more: (count) => `${count} weitere zeigen`,
    tile: (unit, concept, iou) =>
      concept === null
        ? `Einheit ${unit}, kein Konzept`
        : `Einheit ${unit}, ${concept}, IoU ${iou}`,
    noTable:
      'Dieses Modell hat keine Sektionstabelle, darum ist über seine Einheiten nichts bekannt.',
    working: 'Fortschritt',
    measureEffects: 'Messen, was jede Einheit hier tut',
    effectHint:
      'Schaltet in diesem Bild jede Einheit einzeln aus und zählt die Pixel, die der Segmentierer dann anders nennt.',
    stop: 'Anhalten',
    progress: (done, total) => `${done} von ${total}`,
  },
  unit: {
    title: (unit, side) => `Einheit ${unit} der Schicht ${side}²`,
    back: 'Alle Einheiten',
    stands: 'Womit sie übereinstimmt',
    iou: 'IoU',
    control: (iou) =>
      `Gegen die Segmentierung anderer Szenen, als Kontrolle, ist ihre beste IoU ${iou}.`,
    matches: 'Ab 0,05 gilt eine Einheit als passend (Bau et al., ICLR 2019).',
    levels: 'Ihre Werte in der Stichprobe',
    mean: 'Mittel',
    median: 'Median',
    level: 'Wert überall',
    levelFree: 'vom Netz bestimmt',
    place: (level) => `Auf ${level} setzen`,
    places: { last: 'wo der letzte Strich verlief', probe: 'um die Stelle der Sonde' },
    offPlace: 'Nur dort ausschalten',
    mute: 'Ausschalten',
    solo: 'Alle anderen ausschalten',
    release: 'Dem Netz überlassen',
    step: 'Jede dieser Änderungen ist ein Strich im Verlauf, lässt sich in einem Schritt rückgängig machen und wird mit dem Bild gespeichert.',
    showMap: 'Ihre Karte über dem Bild zeigen',
    effect: (share) => `Ohne sie wird ${share} des Bildes zu etwas anderem.`,
    topScenes: 'Szenen, auf die sie am stärksten anspricht',
    searchScenes: (count) => `${count} Szenen durchsuchen`,
    searched: (count) =>
      `Die besten aus ${count} Szenen. Umrandet: wo sie über ihrer Schwelle liegt.`,
    openScene: (scene, value) => `Szene ${scene} öffnen; sie erreicht dort ${value}`,
  },
  experiments: {
    intro:
      'Versuche laufen im Hintergrund über die ersten Szenen des Modells; Malen geht vor. Was vor dem Anhalten gemessen war, bleibt.',
    scenes: 'Szenen',
    run: (title) => `„${title}“ starten`,
    table: 'Zahlen',
    ablation: {
      title: 'Ausschalten',
      what: 'Schaltet immer mehr der besten Einheiten eines Konzepts überall aus und zählt, wie viel von dem Konzept verschwindet. Die Kontrolle schaltet ebenso viele zufällige Einheiten aus: Was auch sie bewirkt, beweist keine Ursache.',
      chart: (concept, layer, scenes) =>
        `Anteil von ${concept}, der ohne seine Einheiten bei ${layer}² verschwindet, ${scenes} ${scenes === 1 ? 'Szene' : 'Szenen'}`,
      values: 'Anteil des Konzepts, der verschwindet',
      axis: 'ausgeschaltete Einheiten',
      ranked: 'beste Einheiten',
      random: 'zufällige Einheiten',
      paper:
        'Bau et al. (PNAS 2020) schalteten in einem Netz für Kirchen 20 von 512 Einheiten für Bäume aus: 53,3 % der Baumpixel verschwanden (10 000 Szenen). In Konferenzräumen (ICLR 2019) nahmen 20 Einheiten 61 % der Personen, 57 % der Fenster und 55 % der Vorhänge weg, aber nur 29 % der Tische und 12 % der Stühle.',
    },
    context: {
      title: 'Derselbe Strich je nach Umgebung',
      what: 'Setzt denselben Tupfer eines Pinsels auf verschiedene Dinge und misst, was daraus wird. Das Netz lässt etwas wachsen, wo es hingehört, und weigert sich anderswo.',
      chart: (concept, strokes) =>
        `Zuwachs von ${concept} an der gemalten Stelle, je nach Untergrund, ${strokes} Tupfer`,
      values: 'Zuwachs am bemalten Ort',
      on: 'Auf',
      strokes: 'Tupfer',
      before: 'Vorher',
      after: 'Nachher',
      gain: 'Zuwachs',
      table: 'In der Tabelle',
      paper:
        'Bau et al. (ICLR 2019) setzten Türen in Kirchenbilder: An Gebäuden erschienen sie, im Himmel (Wirkung −0,02) und auf Bäumen (−0,00) nicht, so stark die Tür-Einheiten auch eingeschaltet waren.',
    },
    compare: {
      title: 'Zwei Modelle im Vergleich',
      what: (perAblation) =>
        `Seziert das Modell auf der Seite (A) und ein zweites (B) mit gleich vielen Szenen und zählt die Einheiten, die über den Zufall hinaus zu einem Konzept passen; dann wird ein Konzept in beiden ausgeschaltet, in je einer Szene auf ${perAblation}. Das zweite Modell bekommt einen eigenen Worker, der beim Malen wartet und danach geschlossen wird; bis dahin braucht es noch einmal so viel Speicher.`,
      second: 'Zweites Modell',
      matches:
        'Anteil der Einheiten, die über den Zufall hinaus zu einem gemeinsamen Konzept passen, nach Modell und Schicht',
      modelLayer: 'Modell und Schicht',
      common: (common, others) =>
        common === ''
          ? 'Die beiden Modelle haben kein gemeinsames Konzept, darum gibt es nichts zu vergleichen.'
          : `Verglichen werden die Konzepte, die beide Modelle kennen: ${common}. Ausgelassen: ${others}.`,
      noCurveOf: (model, concept) =>
        `Im Modell ${model} passen keine Einheiten über den Zufall hinaus zu ${concept}, darum hat es keine Kurve.`,
      noCurve: (concept) =>
        `In keinem der beiden Modelle passen Einheiten über den Zufall hinaus zu ${concept}, darum gibt es nichts auszuschalten.`,
      chart: (concept, scenes) =>
        `Anteil von ${concept}, der ohne seine Einheiten verschwindet, in beiden Modellen, ${scenes} Szenen`,
      axis: 'ausgeschalteter Anteil der Einheiten der Schicht',
      paper:
        'Bau et al. (ICLR 2019) vergleichen Generatoren danach, wie viele Einheiten einer Schicht zu einem Konzept passen. In einem Netz für Kirchen passen 24 von 512 Einheiten einer Schicht zu Bäumen, und ohne 20 Baum-Einheiten verschwinden 53,3 % der Baumpixel (PNAS 2020). Die Zahl der Treffer allein sagt nichts über Ursachen; dafür gibt es die Kurve. Verschiedene Segmentierer zählen verschieden.',
    },
    dissection: {
      title: 'Sektion',
      what: 'Hält über viele Szenen jede Einheit jeder Schicht Pixel für Pixel gegen das, was der Segmentierer sieht: So entsteht die Sektionstabelle selbst. Ein Viertel so viele weitere Szenen bestimmt die Schwelle jeder Einheit. Vorzeitig angehalten, gibt der Lauf die Tabelle des Gesehenen. Derselbe Lauf auf der Kommandozeile heißt „npm run dissect“.',
      speed: (perSecond) => `${perSecond} Szenen je Sekunde`,
      tableAs: (kind) => `Tabelle als ${kind}`,
      use: 'Diese Tabelle verwenden',
      useHint:
        'Die Seite zeigt dann Einheiten und Pinsel nach dieser Tabelle, und dieser Browser behält sie für dieses Modell. Gemessene Pinsel bleiben; jedes andere Konzept, zu dem Einheiten über den Zufall hinaus passen, erhält einen nach der veröffentlichten Regel: seine besten 20 von 512 Einheiten, gezeichnet mit ihrem 0,99-Quantil, gelöscht mit 0. Solche Pinsel sind nicht gemessen.',
      inUse: (samples) =>
        `In Gebrauch ist eine Tabelle aus ${samples} Szenen, die in diesem Browser entstand.`,
      back: 'Zurück zur eigenen Tabelle des Modells',
      noSegmenter:
        'Dieses Modell hat keinen Segmentierer, darum kann hier nichts sagen, was seine Bilder zeigen. „Pinsel lehren“ findet Einheiten aus wenigen selbst markierten Stellen. Wer einen Segmentierer hat, legt ihn in den Ordner des Modells, nennt ihn in manifest.json und öffnet den Ordner neu.',
      paper:
        'Bau et al. sezierten mit 10 000 Bildern (PNAS 2020): Eine Einheit passt zu einem Konzept nach der IoU zwischen den Orten, an denen sie aktiv ist, und denen, an denen der Segmentierer das Konzept sieht, ab mehr als 0,05 (ICLR 2019). Wenige Szenen machen seltene Konzepte und hohe Quantile unsicher.',
    },
    layers: {
      title: 'Schichten im Vergleich',
      what: 'Zählt in der Sektionstabelle, welcher Anteil der Einheiten jeder Schicht über den Zufall hinaus zu einem Konzept passt und welcher Art das Konzept ist. Die Kontrolle unter jedem Balken hält dieselben Einheiten gegen die Segmentierung anderer Szenen: Sie zeigt, wie viele eine IoU von 0,05 durch Zufall erreichen, denn Himmel und Boden liegen in den meisten Szenen gleich. Darum zählt eine Einheit nur, wenn ihre IoU die eigene Kontrolle um mehr als 0,05 übertrifft.',
      chart: (samples) =>
        `Anteil der Einheiten, die über den Zufall hinaus zu einem Konzept passen, ${samples} Szenen`,
      values: 'Anteil der Einheiten der Schicht',
      groups: { object: 'Gegenstände', part: 'Teile', material: 'Materialien' },
      matching: 'Passend',
      control: 'Kontrolle',
      concepts: 'Konzepte',
      best: 'Bestes Paar',
      paper:
        'Bau et al. (ICLR 2019, Abb. 5) fanden in der ersten Schicht so gut wie keine passenden Einheiten, in den mittleren die meisten Gegenstände und Teile und zu den letzten hin Materialien, Kanten und Farben.',
    },
  },
};
