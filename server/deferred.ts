/** A promise that is kept from outside: Promise.withResolvers, which the oldest browsers that the deck's types speak of lack. */
export interface Deferred<T> { promise: Promise<T>, resolve: (value: T) => void, reject: (error: Error) => void }

export function deferred<T = void>(): Deferred<T> {
  let resolve!: Deferred<T>['resolve']
  let reject!: Deferred<T>['reject']
  const promise = new Promise<T>((done, failed) => {
    resolve = done
    reject = failed
  })
  return { promise, resolve, reject }
}
