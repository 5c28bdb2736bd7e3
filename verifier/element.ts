/** An element with its properties and children; texts become text and nothing else. */
export function element(name: string, properties: object, ...children: (Node | string)[]): HTMLElement {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
