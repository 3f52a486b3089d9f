/**
 * What can go wrong with stored bytes.
 *
 * | code | meaning | who acts |
 * |---|---|---|
 * | `fenced` | somebody else owns the room now | the caller forgets the room, and loads it again when asked |
 * | `damaged` | stored bytes fail their checksum or do not parse | the operator restores a copy |
 * | `notWritable` | the folder or file cannot be written | the operator fixes owner or path |
 * | `badKey` | a room name or record key that cannot be stored | the programmer |
 * | `closed` | used after `close()` | the programmer |
 * | `failed` | the engine refused the write (disk full, input/output error) | the caller forgets what it did not store |
 */
export type StorageErrorCode = 'fenced' | 'damaged' | 'notWritable' | 'badKey' | 'closed' | 'failed'

/** An error of this package: a `code` for programs, a sentence with value and fix for people. */
export class StorageError extends Error {
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageError'
    this.code = code
  }
}
