/** Who states that something existed at a time (RFC 3161). */
export type TimeStamper = {
  /** A time-stamp token (DER) over these bytes; only their SHA-256 leaves the house. */
  stamp(bytes: Uint8Array): Promise<Uint8Array>
}
