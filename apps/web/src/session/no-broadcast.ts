/**
 * What y-websocket uses of `lib0/broadcastchannel`, and never here: two tabs of one browser may be two people, who meet
 * on the server.
 */
export const publish = (): void => {}
export const subscribe = (): void => {}
export const unsubscribe = (): void => {}
