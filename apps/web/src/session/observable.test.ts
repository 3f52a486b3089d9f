import { expect, it, vi } from 'vitest'
import { reading, unlessSame, Value } from './observable.ts'

it('tells listeners of a new value and not of one that reads the same', () => {
  const value = new Value({ waiting: 0, loaded: false })
  const listener = vi.fn()
  const stop = value.subscribe(listener)
  value.set({ waiting: 0, loaded: false })
  expect(listener).not.toHaveBeenCalled()
  value.set({ waiting: 1, loaded: false })
  expect(listener).toHaveBeenCalledOnce()
  stop()
  value.set({ waiting: 2, loaded: false })
  expect(listener).toHaveBeenCalledOnce()
})

it('reads again only after a change, and only when asked', () => {
  let change = () => {}
  const read = vi.fn(() => ({ at: 1 }))
  const observable = reading(
    (listener) => {
      change = listener
    },
    (last) => unlessSame(last, read()),
  )
  const first = observable.get()
  expect(observable.get()).toBe(first)
  expect(read).toHaveBeenCalledOnce()
  change()
  change()
  expect(observable.get()).toBe(first)
  expect(read).toHaveBeenCalledTimes(2)
})
