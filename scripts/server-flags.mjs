/**
 * What Node is started with for the server, beyond what it asks of V8 itself once it runs: this is settled before that.
 *
 * A message lives until its turn, some hundredths of a second. With V8's own 16 MB many are copied from the young
 * generation into the old one on their way, and with a thousand people at work that takes a tenth of all processor
 * time and makes the longest pauses. Where little happens the young generation stays small as before.
 */
export const SERVER_FLAGS = ['--max-semi-space-size=32']
