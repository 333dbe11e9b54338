import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

// Layout is the author's: only what can be wrong is checked.
const vueLayoutOff = Object.fromEntries(
  Object.entries(vue.rules)
    .filter(([, rule]) => rule.meta.type === 'layout')
    .map(([name]) => [`vue/${name}`, 'off']),
)

/*
 * One direction, no way back: domain ← content ← composables ← components / study / handout.
 * A border names the packages and folders that files may not import.
 */
const SLIDEV = { regex: '^(@slidev/client|#slidev)(/|$)', message: 'Slidev is reached through src/composables/useDeck.ts (printed slides: src/handout/PrintedSlide.vue) only.' }

function folders(names, message) {
  // A folder is named after `..`, `src` or an alias, so that a neighbour file called `./content` stays allowed.
  return { regex: `(^|/)(\\.\\.|src|@|~)/(src/)?(${names.join('|')})(/|$)`, message }
}

function packages(names, message) {
  return { regex: `^(${names.join('|')})(/|$)`, message }
}

function border(files, patterns, ignores = []) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      // `import()` is not seen by the rule above.
      'no-restricted-syntax': ['error', ...patterns.map(({ regex, message }) => ({
        selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`,
        message,
      }))],
    },
  }
}

const NO_VUE = packages(['vue', '@vue', '@vueuse', '@slidev', '#slidev'], 'Plain TypeScript here: no Vue, no Slidev.')
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
  border([`src/domain/${CODE}`], [NO_VUE, folders(['content', 'composables', 'components', 'study', 'handout'], 'The domain knows nothing above it.')]),
  border([`src/content/${CODE}`], [NO_VUE, folders(['composables', 'components', 'study', 'handout'], 'Content may use the domain only.')]),
  border([`src/composables/${CODE}`], [SLIDEV, folders(['components', 'study', 'handout'], 'Composables may use domain and content only.')], ['src/composables/useDeck.ts']),
  border(['src/composables/useDeck.ts'], [folders(['components', 'study', 'handout'], 'Composables may use domain and content only.')]),
  border([`components/${CODE}`], [SLIDEV, folders(['study', 'handout'], 'Components are used by the study page and the handout, not the other way round.')]),

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
