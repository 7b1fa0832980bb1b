// @ts-check
import { configs as lit } from 'eslint-plugin-lit';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const namedExportsOnly = {
  selector: 'ExportDefaultDeclaration',
  message: 'Name the export: one name for one thing, wherever it is imported.',
};
const noFloatMoney = {
  selector:
    'CallExpression[callee.name="Number"], CallExpression[callee.object.name="Number"][callee.property.name=/^parse/]',
  message: 'Money is a decimal string or BigInt paise, never a float.',
};
const noWildcardTarget = {
  selector: 'CallExpression[callee.property.name="postMessage"] > Literal[value="*"]',
  message: 'Name the target origin: "*" hands the message to whoever is in that window.',
};
const noSleeping = {
  selector: 'CallExpression[callee.name=/^(setTimeout|aTimeout)$/]',
  message: 'Wait for what you expect, not for time.',
};
const noSkipping = {
  selector: 'MemberExpression[object.name=/^(it|describe|test|suite|context)$/][property.name=/^(only|skip|todo)$/]',
  message: 'Every test runs.',
};

export default defineConfig(
  { ignores: ['dist', 'coverage', 'logs', '.cache'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  tseslint.configs.strictTypeChecked,
  lit['flat/recommended'],
  wc['flat/recommended'],
  noUnsanitized.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A class with only static members is what the vendor's interface asks for in places.
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'parseFloat', message: noFloatMoney.message }],
      'no-restricted-syntax': ['error', namedExportsOnly, noWildcardTarget],
    },
  },
  {
    files: ['src/**/amount*.ts'],
    rules: {
      'no-restricted-syntax': ['error', namedExportsOnly, noWildcardTarget, noFloatMoney],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'src/cli.ts', 'demo/**', '.config/*.js'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // Tests import what they built.
      'no-unsanitized/method': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noSleeping, noSkipping, namedExportsOnly],
      // chai's assertions are property reads.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      // What a test reads from JSON it has written itself.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // A test says what it is sure of; a wrong `!` fails that test and nobody else.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite', 'before', 'after'], package: 'node:test' },
            // A plugin's types say that chai's equal() returns a promise, which it does for snapshots alone.
            { from: 'package', name: 'Equal', package: 'chai' },
          ],
        },
      ],
    },
  },
  {
    // Warnings for the developer of a page, each through one place of its room.
    files: ['src/element/warn.ts', 'src/simulator/hyper-services/**/*.ts'],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  {
    // The type service does not look into dot folders; tsc does.
    files: ['.config/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false } },
  },
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Scripts in JavaScript are type-checked by tsc through their JSDoc; these rules want annotations they cannot carry.
    files: ['**/*.js'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
