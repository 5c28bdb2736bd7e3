/** The key that signs in this browser. Its private half can be used here, and read by nobody, this page included. */
export type BrowserKey = {
  /** The passkey that releases it. */
  keyId: string
  pair: CryptoKeyPair
  /** DER. */
  certificate: Uint8Array<ArrayBuffer>
  /** ISO 8601. */
  validUntil: string
}

const STORE = 'keys'

/** The key of this account in this browser, if there is one. */
export const keptKey = (account: string): Promise<BrowserKey | undefined> =>
  withStore('readonly', (store) => store.get(account))

export const keepKey = (account: string, key: BrowserKey): Promise<unknown> =>
  withStore('readwrite', (store) => store.put(key, account))

export const forgetKey = (account: string): Promise<unknown> => withStore('readwrite', (store) => store.delete(account))

async function withStore<Value>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const opening = indexedDB.open('parley-signing', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  const database = await settled(opening)
  try {
    return await settled(act(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
