// `npm start`: installs what is missing, builds the app and opens it.
import { ensurePackages, run } from './steps.mjs';

ensurePackages();
run('npx', ['vite', 'build', '--logLevel', 'warn']);
run('npx', ['vite', 'preview', '--open', ...process.argv.slice(2)]);
