/** Strict types everywhere, the rules of hooks in the page, and imports that go one way. */
import js from '@eslint/js'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import linli from './scripts/lint/import-boundaries.js'

export default defineConfig(
  globalIgnores([
    'out/',
    'dist/',
    'native/',
    'coverage/',
    'node_modules/',
    'test-results/',
    'playwright-report/',
    '.cache/',
    'resources/',
    // Lives in src/features when it lives: tests/gate lints it there.
    'tests/fixtures/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { process: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A number in a message is what it looks like; anything else in one is a mistake.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `onClick={() => setOpen(true)}` says what it does.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // React's event handlers may start something without waiting for it.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, linli },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    rules: {
      'linli/import-boundaries': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      // What is imported is declared; almost everything is bundled, so that most of it counts as a tool of the build.
      'import-x/no-extraneous-dependencies': [
        'error',
        { peerDependencies: false, bundledDependencies: false },
      ],
    },
  },
  {
    files: ['src/**/*.tsx', 'src/app/**/*.ts', 'src/features/*/ui/**/*.ts', 'src/features/*/*/ui/**/*.ts'],
    extends: [reactHooks.configs.flat.recommended],
  },
  // What opens over the page takes the keyboard in one way.
  {
    files: ['src/**/*.tsx'],
    ignores: ['src/app/parts/Dialog.tsx', 'src/app/parts/DetailDrawer.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'antd',
              importNames: ['Modal', 'Drawer'],
              message: 'Take Dialog or DetailDrawer from #app/parts.',
            },
          ],
        },
      ],
    },
  },
  // One word for one thing: a look is a kind of procedure, and who reads or writes is said in one place.
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/desk/rpc/call.ts', 'src/desk/rpc/serve.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: ':matches(TSTypeAliasDeclaration, TSInterfaceDeclaration)[id.name=/^(Reader|Writer)$/]',
          message: 'Take Reader and Writer from #desk/rpc/call, and call what is narrower by its own name.',
        },
        {
          selector:
            'FunctionDeclaration[id.name="look"], VariableDeclarator[id.name="look"] > :function, MethodDefinition[key.name="look"], Property[key.name="look"] > :matches(:function, CallExpression), :matches(TSMethodSignature, TSPropertySignature)[key.name="look"]',
          message:
            'A look shows one record and is on record (looksAt, look); say what this does in a word of its own.',
        },
      ],
    },
  },
  // Scripts speak to whoever runs them.
  { files: ['scripts/**', 'tests/bench/**', 'tests/durability/**'], rules: { 'no-console': 'off' } },
)
