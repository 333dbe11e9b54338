/** No slide has a `v-motion`: what moves it is not in the build. */
export const MotionDirective = () => ({})
