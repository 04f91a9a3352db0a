import { expect, it } from 'vitest';
import { chooseLanguage } from './languages.ts';

it.each([
  ['?lang=de', null, ['zh-CN'], 'de'],
  ['?lang=de-AT', 'zh', ['en'], 'de'],
  ['?lang=ZH_Hans', null, [], 'zh'],
  ['', 'zh', ['de'], 'zh'],
  ['', 'tlh', ['de'], 'de'],
  ['', null, ['fr-FR', 'de-CH', 'en'], 'de'],
  ['?scene=3', null, ['fr'], 'en'],
  ['', null, [], 'en'],
] as const)('%s, remembered %s, preferred %s: %s', (search, remembered, preferred, language) => {
  expect(chooseLanguage(search, remembered, preferred)).toEqual({ language, unknown: null });
});

it('falls back to English for a language that the page does not speak, and says which', () => {
  expect(chooseLanguage('?lang=tlh', 'de', ['zh'])).toEqual({ language: 'en', unknown: 'tlh' });
  expect(chooseLanguage('?lang=', null, ['de'])).toEqual({ language: 'en', unknown: '' });
});
