// Not in TypeScript: ESLint would want a package more to read that (jiti), or a flag that is called unstable.
// @ts-check
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

// Layout is the author's: only what can be wrong is checked.
const vueLayoutOff = Object.fromEntries(
  Object.entries(vue.rules)
    .filter(([, rule]) => rule.meta.type === 'layout')
    .map(([name]) => [`vue/${name}`, 'off']),
)

/*
 * One direction, no way back: domain ← content ← composables ← components ← study / handout / cover, and beside it what
 * stands alone: diagrams, the worker, the scripts. A border names the packages and folders that files may not import.
 */
const SLIDEV = { regex: '^(@slidev/client|#slidev)(/|$)', message: 'Slidev is reached through src/composables/useDeck.ts (printed slides: src/handout/PrintedSlide.vue) only.' }

/** @typedef {{ regex: string, message: string, allowTypeImports?: boolean }} Forbidden */

/** @param {string[]} names @param {string} message @returns {Forbidden} */
function folders(names, message) {
  // A folder is named after `..`, `src` or an alias, so that a neighbour file called `./content` stays allowed.
  return { regex: `(^|/)(\\.\\.|src|@|~)/(src/)?(${names.join('|')})(/|$)`, message }
}

/** @param {string[]} names @param {string} message @returns {Forbidden} */
function packages(names, message) {
  return { regex: `^(${names.join('|')})(/|$)`, message }
}

/**
 * @param {string[]} files
 * @param {Forbidden[]} patterns
 * @param {string[]} [ignores]
 * @param {Forbidden[]} [inTime] of these also by `import()`, which the rule for imports does not see; all of them unless told
 * @returns {import('eslint').Linter.Config}
 */
function border(files, patterns, ignores = [], inTime = patterns) {
  return {
    files,
    ignores,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
      'no-restricted-syntax': ['error', ...inTime.map(({ regex, message }) => ({
        selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`,
        message,
      }))],
    },
  }
}

const NO_VUE = packages(['vue', '@vue', '@vueuse', '@slidev', '#slidev'], 'Plain TypeScript here: no Vue, no Slidev.')
/** Each is made of components, or of what they are made of, and knows no other. */
const PAGES = ['study', 'handout', 'cover']
/** What the rest of the deck does not import, but for components that draw diagrams. */
const ALONE = ['diagrams', 'worker', 'scripts', 'tests']
const BELOW_COMPONENTS = folders(['components', ...PAGES, ...ALONE], 'Composables may use domain and content only.')
/** @param {string} own */
const beside = own => folders([...PAGES.filter(name => name !== own), ...ALONE], 'Study page, handout and cover may use components and what is below them, not each other.')

/** Types are gone when Node runs a script. */
const SOURCES = {
  regex: '(^|/)\\.\\./(src|components|layouts|pages|setup|tests)(/|$)',
  message: 'The sources import each other without endings, which Node does not take: scripts/lib/source.ts loads them.',
  allowTypeImports: true,
}
const INSTALLED = { regex: '^(?!node:|\\.)', message: 'A script begins before `npm ci`, so it imports a package by import(), where it needs it.', allowTypeImports: true }
/** What other scripts import only once the packages are there. */
const WITH_PACKAGES = ['scripts/bench.ts', 'scripts/lib/bench/*.ts', 'scripts/lib/handouts.ts', 'scripts/lib/handoutPdf.ts']
const CODE = '**/*.{ts,vue}'

export default tseslint.config(
  {
    ignores: [
      'node_modules/', 'dist/', '.bench/', 'test-results/', 'playwright-report/', 'coverage/',
      'styles/generated*/', '.vite/', '.slidev/', '**/*.local.*',
    ],
  },

  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],

  {
    files: [CODE, '**/*.{js,mjs}'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, sourceType: 'module', extraFileExtensions: ['.vue'] },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-dynamic-delete': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports', disallowTypeAnnotations: false }],
      'eqeqeq': ['error', 'smart'],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    ignores: ['scripts/**', 'tests/**', '*.config.ts'],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },

  {
    files: ['**/*.vue'],
    rules: {
      ...vueLayoutOff,
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      // Slidev finds components and layouts by short names: Zh, En, Quiz, cover.
      'vue/multi-word-component-names': 'off',
      'vue/attributes-order': 'off',
      // An optional prop without a default is undefined: TypeScript says so already.
      'vue/require-default-prop': 'off',
      // A browser's translator puts an element of its own in the place of each text. Vue finds a text again by its element only
      // where nothing stands beside it; elsewhere it goes on changing the text that is no longer there.
      'vue/no-restricted-syntax': ['error', ...[
        'VElement:has(> VElement) > VExpressionContainer[expression.type!="Literal"]',
        'VElement[name=/^(template|component)$/] > VExpressionContainer[expression.type!="Literal"]',
        'VElement[rawName=/^[A-Z]/] > VExpressionContainer[expression.type!="Literal"]',
      ].map(selector => ({ selector, message: 'Give {{ }} an element of its own: on a translated page it would keep its old value.' }))],
    },
  },

  // Slidev is known in one place.
  border([CODE], [SLIDEV], ['src/composables/useDeck.ts', 'src/handout/PrintedSlide.vue', 'src/*.d.ts', 'setup/**', 'tests/**']),
  border([`src/domain/${CODE}`], [NO_VUE, folders(['content', 'composables', 'components', ...PAGES, ...ALONE], 'The domain knows nothing above it.')]),
  border([`src/content/${CODE}`], [NO_VUE, folders(['composables', 'components', ...PAGES, ...ALONE], 'Content may use the domain only.')]),
  border([`src/composables/${CODE}`], [SLIDEV, BELOW_COMPONENTS], ['src/composables/useDeck.ts']),
  border(['src/composables/useDeck.ts'], [BELOW_COMPONENTS]),
  border([`components/${CODE}`], [SLIDEV, folders([...PAGES, ...ALONE.filter(name => name !== 'diagrams')], 'Components are used by the study page, the handout and the cover, not the other way round.')]),
  border([`src/study/${CODE}`], [SLIDEV, beside('study')]),
  border([`src/handout/${CODE}`], [SLIDEV, beside('handout')], ['src/handout/PrintedSlide.vue']),
  border(['src/handout/PrintedSlide.vue'], [beside('handout')]),
  border([`src/cover/${CODE}`], [SLIDEV, beside('cover')]),
  border([`src/diagrams/${CODE}`], [NO_VUE, folders(['composables', 'components', ...PAGES, ...ALONE.filter(name => name !== 'diagrams')], 'A diagram is made of content alone.')]),
  border([`src/worker/${CODE}`], [NO_VUE, folders(['content', 'composables', 'components', ...PAGES, ...ALONE], 'The worker is a script of its own, and may use the domain only.')]),
  border(['scripts/**/*.ts'], [SOURCES, INSTALLED], WITH_PACKAGES, [SOURCES]),
  border(WITH_PACKAGES, [SOURCES]),

  {
    files: [`src/domain/${CODE}`],
    rules: {
      'no-restricted-globals': ['error', ...['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'history']
        .map(name => ({ name, message: 'The domain has no DOM.' }))],
    },
  },
  {
    // Slidev reads every file in components/, so code that is no component belongs in src/.
    files: ['components/**/*.{ts,tsx,mts,js,mjs}'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'Program', message: 'Only .vue files in components/; code goes to src/.' }],
    },
  },
)
