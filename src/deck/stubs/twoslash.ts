/**
 * In place of Slidev's code-hover plugin. The deck shows no code; the plugin is loaded even with `twoslash: false`
 * (52.20.1), costs 79 kB gzip, and its production build logs an error.
 */
export default { install() {} }
