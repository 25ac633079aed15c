import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports point one way: app > features > components > lib > api. A feature never imports another one. */
function mayNotImport(files, groups) {
  return {
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: groups.map(([group, message]) => ({ group, message })) }] },
  };
}

const UP = [['../*'], 'Within a folder import by ./, from elsewhere by @/.'];
const APP = [['@/app', '@/app/*'], 'Only main.tsx imports the application.'];
const FEATURES = [['@/features/*'], 'Features are put together in src/app only.'];
const COMPONENTS = [['@/components/*'], 'lib and api know no components.'];
const LIB = [['@/lib/*'], 'The client knows nothing of the page.'];

export default tseslint.config(
  { ignores: ['node_modules', 'src/api/schema.d.ts'] },
  ...tseslint.configs.strictTypeChecked,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A handler may start a promise whose errors are held by the query or mutation that made it.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', name: 'Redirect', package: '@tanstack/router-core' }] },
      ],
      'max-lines': ['error', 350],
    },
  },
  { files: ['*.js'], ...tseslint.configs.disableTypeChecked },
  // Lists of texts, not code: one file to a language is what translators expect.
  { files: ['src/i18n/*.ts'], rules: { 'max-lines': 'off' } },
  mayNotImport(['src/app/**'], [UP]),
  mayNotImport(['src/features/**'], [UP, APP, FEATURES]),
  mayNotImport(['src/components/**'], [UP, APP, FEATURES]),
  mayNotImport(['src/lib/**', 'src/i18n/**'], [UP, APP, FEATURES, COMPONENTS]),
  mayNotImport(['src/api/**'], [UP, APP, FEATURES, COMPONENTS, LIB]),
);
