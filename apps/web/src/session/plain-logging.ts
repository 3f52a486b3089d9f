/** What Yjs uses of `lib0/logging`, without colours. */
export const print = (...args: unknown[]): void => console.info(...args.filter((arg) => !isStyle(arg)))
export const warn = (...args: unknown[]): void => console.warn(...args.filter((arg) => !isStyle(arg)))

/** Marks of bold and colour, which stand between the words. */
export const ORANGE = Symbol('orange')
export const RED = Symbol('red')
export const BOLD = Symbol('bold')
export const UNBOLD = Symbol('unbold')

const isStyle = (arg: unknown): boolean => typeof arg === 'symbol'
