/** What `v-drag` shows round an element; no slide has one. */
export default () => null
