/** Long enough for TalkBack to notice, short enough that nobody finds it twice when reading on. */
const HEARD_AFTER = 1500

/** Has a screen reader say something without moving the focus. The region stands in index.html from the start. */
export function announce(text: string): void {
  const region = document.getElementById('announcements')
  if (!region || !text) return
  const line = document.createElement('p')
  line.textContent = text
  region.append(line)
  setTimeout(() => line.remove(), HEARD_AFTER)
}
