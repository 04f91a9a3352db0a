import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The layers (docs/architecture.md, "Layers"). A layer may import itself and those below it, types
 * included; a relative import that leaves a layer always names the folder that it enters.
 */
const LAYERS = ['app', 'editor', 'engine', 'model'];
const OTHERS = ['tools', 'e2e', 'serviceWorker'];

/** Folders that may use a package; everywhere else it is refused. */
const PACKAGE_HOMES = {
  'onnxruntime-web': ['engine'],
  'onnxruntime-node': ['tools', 'e2e'],
  konva: ['app/canvas'],
  react: ['app', 'e2e'],
  'react-dom': ['app', 'e2e'],
};

const mayImport = {
  app: ['editor', 'model'],
  editor: ['model'],
  engine: ['model'],
  model: [],
  tools: ['model'],
  // The tests' harness pages compose engine and page as the program's root does.
  e2e: ['app', 'editor', 'engine', 'model', 'tools'],
  serviceWorker: ['model'],
};

/** The import rule of one folder, given by its path below the layer's root. */
function importRule(layer, folder = layer) {
  const foreign = [...LAYERS, ...OTHERS].filter(
    (other) => other !== layer && !mayImport[layer].includes(other),
  );
  const packages = Object.entries(PACKAGE_HOMES)
    .filter(([, homes]) => !homes.some((home) => home === folder || home === layer))
    .flatMap(([name]) => [name, `${name}/*`]);
  const patterns = [
    {
      group: foreign.map((other) => `**/${other}/**`),
      message: `The ${layer} layer may not import that layer.`,
    },
    { group: packages, message: `${folder} may not import this package.` },
  ];
  return { 'no-restricted-imports': ['error', { patterns }] };
}

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
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
    },
  },
  { files: ['src/main.tsx', 'src/app/**'], extends: [reactHooks.configs.flat.recommended] },
  ...LAYERS.map((layer) => ({ files: [`src/${layer}/**`], rules: importRule(layer) })),
  { files: ['src/app/canvas/**'], rules: importRule('app', 'app/canvas') },
  { files: ['src/serviceWorker/**'], rules: importRule('serviceWorker') },
  { files: ['tools/**'], rules: importRule('tools') },
  { files: ['e2e/**'], rules: importRule('e2e') },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
);
