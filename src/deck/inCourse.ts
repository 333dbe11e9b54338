/** Whether this build is a package for a course platform: nothing lies around it, and what is done goes to the platform. */
export const inCourse: boolean = typeof __STUDY_PAGE__ !== 'undefined' && __STUDY_PAGE__ === 'course'
