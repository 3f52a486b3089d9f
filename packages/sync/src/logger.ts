/** The part of pino's interface that is used. Logs carry room names, peer ids and codes, never content. */
export interface Logger {
  debug(about: object, message: string): void
  info(about: object, message: string): void
  warn(about: object, message: string): void
  error(about: object, message: string): void
}

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} }
