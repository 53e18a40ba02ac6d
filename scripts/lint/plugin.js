/** The house's own rules, for `.oxlintrc.json`. */
import { importBoundaries } from './import-boundaries.js'
import { oneWord } from './one-word.js'

export default {
  meta: { name: 'linli' },
  rules: { 'import-boundaries': importBoundaries, 'one-word': oneWord },
}
