/** All that Slidev's pages ask the parser of slides for; the rest of it would bring one of YAML. */
export { parseRangeString } from '@slidev/parser/utils'
