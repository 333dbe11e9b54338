import { defineConfig } from 'vitest/config'
import { caseContent } from './build/content/plugin'

// Opens what `npm run handouts -- --out test-results/handouts` has made.
export default defineConfig({
  plugins: [caseContent()],
  test: { include: ['tests/pdf/**/*.test.ts'], environment: 'node', testTimeout: 120_000 },
})
