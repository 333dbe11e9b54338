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
 * Rooms, each with one name in `components/`, `src/` and `tests/` (CONTRIBUTING.md has the drawing). A room may use those before it
 * in this order, not those after it. `src/<room>/model/` is plain TypeScript, uses models only and may be used by all.
 */
const GROUND = ['base', 'i18n', 'store', 'deck', 'case']
const ROOMS = ['evidence', 'board', 'live', 'hands', 'quiz', 'review', 'pictures', 'frame', 'class', 'offline', 'lms']
/** Each is made of the rooms, and knows no other page. */
const PAGES = ['study', 'read', 'handout', 'cover']
/** Node's side, and what stands alone. */
const ALONE = ['build', 'scripts', 'server', 'tests']

const SLIDEV = { regex: '^(@slidev/client|#slidev)(/|$)', message: 'Slidev is reached through src/deck/useDeck.ts (printed slides: src/handout/PrintedSlide.vue) only.' }

/** @typedef {{ regex: string, message: string, importNames?: string[], allowTypeImports?: boolean }} Forbidden */

/**
 * A room by its alias (`#board/useSorter`, `#board/StageSorter.vue`) or by a path that leads out of one's own.
 * @param {string[]} names @param {string} message @returns {Forbidden}
 */
function rooms(names, message) {
  const any = names.join('|')
  return { regex: `^#(${any})/(?!model/)|(^|/)\\.\\./(?:(?:src|components)/)?(${any})/(?!model/)`, message }
}

/** @param {string[]} names @param {string} message @returns {Forbidden} */
function folders(names, message) {
  return { regex: `(^|/)\\.\\./(${names.join('|')})(/|$)`, message }
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
    // A test may look at what it tests from anywhere.
    ignores: [...ignores, '**/*.test.ts'],
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
/** Of what Node has, the deck knows types only. */
const BUILD = { ...folders(ALONE, 'The deck runs in a browser: of build/ it may use types.'), allowTypeImports: true }
const CODE = '**/*.{ts,vue}'
/** @param {string} room @returns {string[]} */
const of = room => [`src/${room}/${CODE}`, `components/${room}/${CODE}`]
const ORDER = 'A room may use those before it (eslint.config.js has the order).'
const SLIDEV_DOORS = ['src/deck/useDeck.ts', 'src/handout/PrintedSlide.vue', 'src/deck/slidev/*.d.ts']

/** Types are gone when Node runs a script. */
const SOURCES = {
  regex: '(^|/)\\.\\./(src|components|layouts|pages|setup|tests(?!/live/))(/|$)',
  message: 'The sources import each other without endings, which Node does not take: build/source.ts loads them.',
  allowTypeImports: true,
}
const INSTALLED = { regex: '^(?!node:|\\.)', message: 'A script begins before `npm ci`, so it imports a package by import(), where it needs it.', allowTypeImports: true }
/** What other scripts import only once the packages are there. */
const WITH_PACKAGES = ['scripts/bench.ts', 'scripts/bench/**/*.ts', 'build/handouts.ts', 'build/handoutPdf.ts']

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
  border([CODE], [SLIDEV], [...SLIDEV_DOORS, 'setup/**', 'tests/**']),
  ...GROUND.map(room => border(of(room), [SLIDEV, BUILD, rooms([...ROOMS, ...PAGES, 'diagrams'], 'The ground floor knows nothing above it.')], SLIDEV_DOORS)),
  border(['src/deck/useDeck.ts'], [BUILD, rooms([...ROOMS, ...PAGES, 'diagrams'], 'The ground floor knows nothing above it.')]),
  ...ROOMS.map((room, index) => border(of(room), [SLIDEV, BUILD, rooms([...ROOMS.slice(index + 1), ...PAGES, ...room === 'pictures' ? [] : ['diagrams']], ORDER)])),
  ...PAGES.map(room => border(of(room), [SLIDEV, BUILD, rooms(PAGES.filter(other => other !== room), 'Pages may use the rooms, not each other.')], SLIDEV_DOORS)),
  border(['src/handout/PrintedSlide.vue'], [BUILD, rooms(PAGES.filter(other => other !== 'handout'), 'Pages may use the rooms, not each other.')]),
  border([`src/store/${CODE}`], [NO_VUE, BUILD, rooms([...ROOMS, ...PAGES, 'diagrams'], 'The ground floor knows nothing above it.')], ['src/store/useStored.ts', 'src/store/useDeviceAnswers.ts']),
  border([`src/diagrams/${CODE}`], [NO_VUE, BUILD, rooms([...ROOMS, ...PAGES], 'A diagram is made of content alone.')]),
  border([`src/*/model/${CODE}`], [NO_VUE, BUILD, { regex: '^#[^/]+/(?!model/)|(^|/)\\.\\./(?!model/)(?!\\.\\./)[^/]+$', message: 'A model uses models only.' }]),
  border(['src/offline/worker.ts'], [NO_VUE, BUILD, { regex: '^#[^/]+/(?!model/)', message: 'The worker is a script of its own, and may use models only.' }]),
  border(['scripts/**/*.ts', 'build/*.ts'], [SOURCES, INSTALLED], WITH_PACKAGES, [SOURCES]),
  border(WITH_PACKAGES, [SOURCES]),
  // Node runs it as it is: of the sources it takes models, by their aliases, which name a file with its ending.
  border([`server/${CODE}`], [NO_VUE, { ...folders(['build'], 'The server knows types of build/ only.'), allowTypeImports: true }, { regex: '^#[^/]+/(?!model/)|(^|/)\\.\\./(src|components|layouts|pages|setup|tests)(/|$)', message: 'The server uses models, by their aliases.' }]),
  // Vite takes it in, so it may use models as they are.
  border([`build/content/${CODE}`], [NO_VUE, { regex: '(^|/)\\.\\./(src|components)/(?!\\w+/model/)', message: 'Content is described and checked with models only.', allowTypeImports: true }]),

  border(['tests/e2e/*/*.spec.ts'], [{ regex: '^playwright/test$', importNames: ['test', 'expect'], message: 'Take `test` and `expect` from support/test.ts, or window.ts for the board: what the server lets be kept must not hide what a copy for offline lacks.' }]),

  {
    files: [`src/*/model/${CODE}`],
    rules: {
      'no-restricted-globals': ['error', ...['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'history']
        .map(name => ({ name, message: 'A model has no DOM.' }))],
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
