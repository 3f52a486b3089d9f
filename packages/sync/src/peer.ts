/** Who is at the other end of a socket, and what the app lets them do. Asked again for every message. */
export interface SyncPeer {
  /**
   * Participant id, the same on every device and reconnect: a later socket of theirs may take over their cursor, their
   * Yjs client ids stay theirs, and what they may send is counted over all of it.
   */
  readonly id: string
  /** Network address, for `maxConnectionsPerAddress`; of IPv6 the network, since one phone owns a whole /64. */
  readonly address: string
  /** Whether they may see the document. Once `false`, the connection is closed `noAccess`. */
  mayRead(): boolean
  /** `null`: allowed; else the refusal code to send, `phaseClosed` for instance. */
  mayWrite(): string | null
  /** Whether their awareness (cursor, name) is shown to others; left out: yes. */
  mayAppear?(): boolean
}
