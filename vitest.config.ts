import { defineConfig } from 'vitest/config'
import { caseContent } from './src/content/plugin'

export default defineConfig({
  plugins: [caseContent()],
  test: { include: ['tests/unit/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
})
