/** What belongs to the page as a whole. */
export const page = {
  title: 'GANPaint',
  subtitle: 'Paint with the units of a network',
  language: 'Language',
  languageUnknown: (asked: string): string =>
    `There is no “${asked}” here; the page is in English.`,
  languageMissing: (name: string): string =>
    `${name} could not be fetched. Check the connection, then choose it again.`,
  laboratory: 'Laboratory',
  laboratoryMissing:
    'The laboratory could not be downloaded. Check the connection, then try again.',
  offline: 'What is kept on this device',
  offlineKept: (size: string): string =>
    `Works without a network: ${size} are kept on this device.`,
  newVersion: 'A newer version is there.',
  loadNewVersion: 'Load it',
};
