/** What Yjs and y-websocket ask `lib0/environment` about where they run: in a browser, with no settings of its own. */
export const isNode = false
export const getVariable = (): null => null
export const isBrowser = true
