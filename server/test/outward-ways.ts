import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

/** Markup that makes an unprotected browser reach `host` (a name and a port), by a name each. */
export const outwardWays: Record<string, (host: string) => string> = {
  'an image': (host) => `<img src="http://${host}/">`,
  'an image for a denser screen': (host) => `<img srcset="http://${host}/ 1x, http://${host}/ 2x">`,
  'a source of a picture': (host) => `<picture><source srcset="http://${host}/"><img></picture>`,
  'an image that submits': (host) => `<input type="image" src="http://${host}/">`,
  'an address relative to a base': (host) => `<base href="http://${host}/"><img src="relative">`,
  'a style sheet': (host) => `<link rel="stylesheet" href="http://${host}/">`,
  'a style that is imported': (host) => `<style>@import url(http://${host}/);</style>`,
  'a background': (host) => `<p style="background: url(http://${host}/)">x</p>`,
  'a font': (host) =>
    `<style>@font-face { font-family: x; src: url(http://${host}/) } p { font-family: x }</style><p>x</p>`,
  'a preload': (host) => `<link rel="preload" as="image" href="http://${host}/">`,
  'a prefetch': (host) => `<link rel="prefetch" href="http://${host}/">`,
  'a mark of a list': (host) => `<ul style="list-style-image: url(http://${host}/)"><li>x</li></ul>`,
  'a module ahead of time': (host) => `<link rel="modulepreload" href="http://${host}/">`,
  'a frame': (host) => `<iframe src="http://${host}/"></iframe>`,
  'an image in a frame': (host) => `<iframe srcdoc="<img src='http://${host}/'>"></iframe>`,
  'an object': (host) => `<object data="http://${host}/"></object>`,
  'an embedded thing': (host) => `<embed src="http://${host}/">`,
  'a film': (host) => `<video src="http://${host}/" preload="auto" autoplay muted></video>`,
  'the picture of a film': (host) => `<video poster="http://${host}/"></video>`,
  'a sound': (host) => `<audio src="http://${host}/" preload="auto" autoplay></audio>`,
  'an image in a drawing': (host) => `<svg><image href="http://${host}/"/></svg>`,
  'a refresh': (host) => `<meta http-equiv="refresh" content="0;url=http://${host}/">`,
  'a script from elsewhere': (host) => `<script src="http://${host}/"></script>`,
  'a fetch': (host) => `<script>fetch('http://${host}/', { mode: 'no-cors' })</script>`,
  'a request of old': (host) =>
    `<script>const r = new XMLHttpRequest(); r.open('GET', 'http://${host}/'); r.send()</script>`,
  'a beacon': (host) => `<script>navigator.sendBeacon('http://${host}/', 'x')</script>`,
  'a stream of events': (host) => `<script>new EventSource('http://${host}/')</script>`,
  'a socket': (host) => `<script>new WebSocket('ws://${host}/')</script>`,
  'a worker': (host) =>
    `<script>new Worker(URL.createObjectURL(new Blob(["fetch('http://${host}/', { mode: 'no-cors' })"])))</script>`,
  'another window': (host) => `<script>window.open('http://${host}/')</script>`,
  'another address': (host) => `<script>location = 'http://${host}/'</script>`,
  'a form that is sent': (host) =>
    `<form id="f" method="post" action="http://${host}/"></form><script>document.getElementById('f').submit()</script>`,
  'an image that fails': (host) => `<img src="data:," onerror="new Image().src = 'http://${host}/'">`,
  'a call between browsers': (host) =>
    `<script>const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${host}' }] }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o))</script>`,
}

/** Markup that asks for a file of the machine, by a name each. */
export const waysToFiles: Record<string, (address: string) => string> = {
  'a frame': (file) => `<iframe src="${file}" width="600" height="200"></iframe>`,
  'an object': (file) => `<object data="${file}" type="text/plain" width="600" height="200"></object>`,
  'an embedded thing': (file) => `<embed src="${file}" type="text/plain" width="600" height="200">`,
  'a frame in a frame': (file) => `<iframe srcdoc="<iframe src='${file}'></iframe>" width="600"></iframe>`,
  'an image': (file) => `<img src="${file}" alt="">`,
  'an image in a drawing': (file) => `<svg width="600" height="200"><image href="${file}" width="600"/></svg>`,
  'a style sheet': (file) => `<link rel="stylesheet" href="${file}">`,
  'a refresh': (file) => `<meta http-equiv="refresh" content="0;url=${file}">`,
  'a script': (file) =>
    `<script>fetch('${file}').then((a) => a.text()).then((text) => document.body.append(text))</script>`,
  'a base': (file) => `<base href="${file}"><iframe src="${file}"></iframe>`,
}

export type Canary = { host: string; hits: () => number; close(): Promise<void> }

/** Listens on a port of its own for whatever comes over TCP or UDP, and counts it. */
export async function openCanary(): Promise<Canary> {
  let hits = 0
  const count = () => {
    hits += 1
  }
  const server = createServer((socket) => {
    count()
    socket.on('error', () => undefined)
    socket.end('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const datagrams = createSocket('udp4').on('message', count)
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve))
  const close = async () => {
    datagrams.close()
    await new Promise((resolve) => server.close(resolve))
  }
  return { host: `127.0.0.1:${port}`, hits: () => hits, close }
}
