import { type RefObject, useEffect, useRef, useState } from 'react'
import { openReader } from './read-code.ts'

export type CameraState = 'starting' | 'on' | 'refused' | 'none' | 'failed'

const LOOK_MS = 150
/** Enough to read a code that fills a third of the picture, and quick on an old phone. */
const WIDTH = 640

/** Shows the camera in a video element and looks for a QR code until one is read or the element is gone. */
export function useCamera(onRead: (text: string) => void): {
  video: RefObject<HTMLVideoElement>
  state: CameraState
} {
  const video = useRef<HTMLVideoElement>(null)
  const read = useRef(onRead)
  read.current = onRead
  const [state, setState] = useState<CameraState>('starting')
  useEffect(() => {
    const stop = new AbortController()
    watch(video.current, stop.signal, (text) => read.current(text), setState).catch((error: unknown) => {
      if (!stop.signal.aborted) setState(stateAfter(error))
    })
    return () => stop.abort()
  }, [])
  return { video, state }
}

async function watch(
  video: HTMLVideoElement | null,
  stop: AbortSignal,
  onRead: (text: string) => void,
  tell: (state: CameraState) => void,
): Promise<void> {
  if (!video) return
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
  const close = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  if (stop.aborted) return close()
  stop.addEventListener('abort', close)
  video.srcObject = stream
  const [read] = await Promise.all([openReader(), video.play()])
  tell('on')
  const canvas = document.createElement('canvas')
  while (!stop.aborted) {
    const text = draw(video, canvas) ? await read(canvas) : undefined
    if (text && !stop.aborted) onRead(text)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

/** @returns false while the camera has no picture yet */
function draw(video: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  if (video.videoWidth === 0) return false
  canvas.width = Math.min(WIDTH, video.videoWidth)
  canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth)
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return true
}

/** By the names that `getUserMedia` rejects with. */
function stateAfter(error: unknown): CameraState {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'failed'
}
