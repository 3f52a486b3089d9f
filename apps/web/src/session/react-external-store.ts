/** What `wouter` takes from a package for older versions of React. */
export { useSyncExternalStore } from 'react'
