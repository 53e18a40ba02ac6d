/** A client over which it is seen which procedure is called, and what comes of it. */

/** Told of each call by its name; what it returns is what the caller gets. */
export type Seen = (name: string, answer: () => Promise<unknown>, input: unknown) => Promise<unknown>

/** A stand-in for `client` on which every call goes through `seen`. */
export function seenClient<Client extends object>(client: Client, seen: Seen): Client {
  const at = (target: object, path: readonly string[]): object =>
    new Proxy(target, {
      get(branch, key): unknown {
        const inner: unknown = Reflect.get(branch, key)
        // A client answers every name with a branch; only those of the contract are meant.
        return typeof key === 'string' && key !== 'then' && inner !== undefined
          ? at(Object(inner) as object, [...path, key])
          : inner
      },
      apply(call, self, input: unknown[]): unknown {
        return seen(
          path.join('.'),
          () => Promise.resolve(Reflect.apply(call as (...given: unknown[]) => unknown, self, input)),
          input[0],
        )
      },
    })
  return at(client, []) as Client
}
