import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What the compiler cannot see. A rule stands here only with the story of what it prevents; formatting is Prettier's. */

const ENUMS = {
  selector: 'TSEnumDeclaration',
  message: 'A union of literals instead of an enum: it is what the database, the plan file and the API carry.',
};
const FORWARD_REF = {
  selector: 'ImportSpecifier[imported.name="forwardRef"]',
  message: 'forwardRef hides a circle between rooms; cut the circle instead.',
};
const CHANCE = {
  selector: 'MemberExpression[object.name="Math"][property.name="random"]',
  message: 'Chance comes from a seed that is printed, so that what happened once can happen again.',
};
const CLOCK_READ = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time comes from the injected Clock: a decision that reads the wall clock cannot be replayed.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'Time comes from the injected Clock: a decision that reads the wall clock cannot be replayed.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Time comes from the injected Clock: a decision that reads the wall clock cannot be replayed.',
  },
];
const STOP_WATCH = {
  selector: 'MemberExpression[object.name="performance"][property.name="now"]',
  message: 'Durations for metrics are taken in src/platform; nothing else needs a stop-watch.',
};
const DATE_ARITHMETIC = {
  selector: 'NewExpression[callee.name="Date"][arguments.length>0]',
  message:
    'Days and instants are turned into each other in src/calendar and src/platform, where the time zone is known.',
};

const forbid = (...entries) => ({ 'no-restricted-syntax': ['error', ...entries] });

export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'docs/', 'test/architecture/offenders/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A value of type any switches the compiler off for everything it touches.
      '@typescript-eslint/no-explicit-any': 'error',
      // A new state or kind must be a compile-time question to every place that decides by it.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A forgotten await is a transaction that commits without the work.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      // Imports of types vanish at run time, so they can make no circle there. Files with decorators are left alone by
      // the rule itself: Nest reads constructor types at run time (emitDecoratorMetadata).
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // `_name` marks what a signature demands and the body does not need.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A module of Nest is an empty class by nature; the rest of the story is told by its decorator.
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      ...forbid(ENUMS, FORWARD_REF),
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'workflows/**/*.ts'],
    rules: forbid(ENUMS, FORWARD_REF, CHANCE, STOP_WATCH, ...CLOCK_READ, DATE_ARITHMETIC),
  },
  {
    // Where text becomes a day or an instant: a Date made from a value reads no clock.
    files: ['src/calendar/**/*.ts'],
    rules: forbid(ENUMS, FORWARD_REF, CHANCE, STOP_WATCH, ...CLOCK_READ),
  },
  {
    files: ['src/platform/**/*.ts'],
    rules: forbid(ENUMS, FORWARD_REF, CHANCE, ...CLOCK_READ),
  },
  {
    // The one place that reads the wall clock; everything else is given a Clock.
    files: ['src/platform/**/system-clock.service.ts'],
    rules: forbid(ENUMS, FORWARD_REF, CHANCE),
  },
  {
    // The command line and the two entry points speak to a person's terminal.
    files: ['src/cli/**/*.ts', 'src/main.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // A workflow longer than this holds two ideas. `*.table.ts` is a plain list and may be as long as what it lists.
    files: ['workflows/**/*.ts'],
    ignores: ['workflows/**/*.table.ts'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }] },
  },
  {
    // A mock of a callback is handed over where nothing awaits it, and a test may say so.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-misused-promises': 'off' },
  },
);
