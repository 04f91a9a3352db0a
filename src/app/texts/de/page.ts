import type { Texts } from '../texts.ts';

export const page: Texts['page'] = {
  title: 'GANPaint',
  subtitle: 'Malen mit den Einheiten eines Netzes',
  language: 'Sprache',
  languageUnknown: (asked) => `„${asked}“ gibt es hier nicht; die Seite ist auf Englisch.`,
  languageMissing: (name) =>
    `${name} ließ sich nicht laden. Bitte die Verbindung prüfen und noch einmal wählen.`,
  laboratory: 'Labor',
  laboratoryMissing:
    'Das Labor konnte nicht geladen werden. Bitte die Verbindung prüfen und noch einmal versuchen.',
  offline: 'Was auf diesem Gerät liegt',
  offlineKept: (size) => `Läuft auch ohne Netz: ${size} liegen auf diesem Gerät.`,
  newVersion: 'Eine neuere Version ist da.',
  loadNewVersion: 'Laden',
};
