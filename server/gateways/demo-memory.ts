import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { payload: AdapterPayload; expires: number }

/**
 * Where the demo's identity provider keeps sign-ins under way: in this process, and no longer than they are valid.
 * Parley's own sessions are in the database, so that a restart signs nobody out.
 */
export class DemoMemory implements Adapter {
  static readonly #all = new Map<string, Kept>()
  readonly #model: string

  constructor(model: string) {
    this.#model = model
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    for (const [key, { expires }] of DemoMemory.#all) if (expires < Date.now()) DemoMemory.#all.delete(key)
    DemoMemory.#all.set(this.#key(id), { payload, expires: Date.now() + (expiresIn || 86_400) * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const kept = DemoMemory.#all.get(this.#key(id))
    return kept && kept.expires > Date.now() ? kept.payload : undefined
  }

  findByUid = (uid: string) => this.#findBy((payload) => payload.uid === uid)
  findByUserCode = (userCode: string) => this.#findBy((payload) => payload.userCode === userCode)

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    DemoMemory.#all.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of DemoMemory.#all) if (payload.grantId === grantId) DemoMemory.#all.delete(key)
  }

  async #findBy(isIt: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
    for (const [key, { payload, expires }] of DemoMemory.#all) {
      if (key.startsWith(`${this.#model}:`) && expires > Date.now() && isIt(payload)) return payload
    }
    return undefined
  }

  #key = (id: string) => `${this.#model}:${id}`
}
