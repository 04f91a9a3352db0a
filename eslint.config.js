import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The layers, upmost first; each may import itself and what `mayImport` lists (types included). */
const mayImport = {
  root: ['root', 'app', 'editor', 'engine', 'model'],
  app: ['app', 'editor', 'model'],
  editor: ['editor', 'model'],
  engine: ['engine', 'model'],
  model: ['model'],
  tools: ['tools', 'model'],
  e2e: ['e2e', 'model', 'tools'],
};

const onlyHere = (what, folder) => ({
  group: what,
  message: `Only ${folder} imports this package (docs/architecture.md, "Layers").`,
});
const ort = onlyHere(['onnxruntime-web', 'onnxruntime-web/*'], 'src/engine');
const konva = onlyHere(['konva', 'konva/*'], 'src/app/canvas');
const react = onlyHere(['react', 'react-dom', 'react-dom/*', 'react/*'], 'src/app');

const restrict = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});

export default defineConfig(
  {
    ignores: [
      'dist',
      'models',
      'training',
      'public',
      'test-results',
      'playwright-report',
      'node_modules',
      '.cache',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'tools/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx'] } },
      'boundaries/elements': [
        { type: 'root', pattern: 'src/main.tsx', mode: 'file' },
        { type: 'app', pattern: 'src/app' },
        { type: 'editor', pattern: 'src/editor' },
        { type: 'engine', pattern: 'src/engine' },
        { type: 'model', pattern: 'src/model' },
        { type: 'tools', pattern: 'tools' },
        { type: 'e2e', pattern: 'e2e' },
      ],
    },
    rules: {
      'boundaries/element-types': [
        'error',
        {
          default: 'disallow',
          rules: Object.entries(mayImport).map(([from, allow]) => ({ from, allow })),
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
    },
  },
  { files: ['src/main.tsx', 'src/app/**'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['src/app/**'], ignores: ['src/app/canvas/**'], rules: restrict(ort, konva) },
  { files: ['src/app/canvas/**'], rules: restrict(ort) },
  { files: ['src/engine/**'], rules: restrict(konva, react) },
  { files: ['src/editor/**', 'src/model/**', 'tools/**'], rules: restrict(ort, konva, react) },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
