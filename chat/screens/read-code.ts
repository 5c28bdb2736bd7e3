type Detector = { detect(source: HTMLCanvasElement): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** Reads the QR code in a picture; undefined where there is none. */
export type ReadCode = (canvas: HTMLCanvasElement) => Promise<string | undefined>

/** What reads QR codes here: the browser itself where it can, else our own reader, which is fetched only then. */
export async function openReader(): Promise<ReadCode> {
  const { BarcodeDetector: own } = globalThis as { BarcodeDetector?: DetectorClass }
  const formats = await own?.getSupportedFormats().catch((): string[] => [])
  if (own && formats?.includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] })
    return async (canvas) => (await detector.detect(canvas))[0]?.rawValue
  }
  const { default: decode } = await import('qr/decode.js')
  return async (canvas) => {
    const picture = canvas.getContext('2d', { willReadFrequently: true })
    if (!picture) return undefined
    const { width, height } = canvas
    try {
      return decode({ width, height, data: picture.getImageData(0, 0, width, height).data })
    } catch {
      // It throws where it sees no code.
      return undefined
    }
  }
}
