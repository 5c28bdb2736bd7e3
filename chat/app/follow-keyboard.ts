/**
 * Writes how much of the page the on-screen keyboard covers into `--keyboard`. Chrome and Firefox shrink the page
 * themselves (`interactive-widget` in the viewport), Safari lays the keyboard over it.
 */
export function followKeyboard(): void {
  const viewport = window.visualViewport
  if (!viewport) return
  const measure = () => {
    // A pinch zoom also shrinks the visual viewport, and covers nothing.
    const covered = viewport.scale > 1.01 ? 0 : Math.max(0, innerHeight - viewport.height - viewport.offsetTop)
    document.documentElement.style.setProperty('--keyboard', `${Math.round(covered)}px`)
  }
  viewport.addEventListener('resize', measure)
  viewport.addEventListener('scroll', measure)
}
