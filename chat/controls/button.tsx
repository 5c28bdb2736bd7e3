import type { ButtonHTMLAttributes, ReactNode } from 'react'

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** Pressing does nothing for now. Not `disabled`: the focus would be lost. */
  busy?: boolean | undefined
  icon?: ReactNode
}

export function Button({ look = 'secondary', busy, icon, onClick, className = '', children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${look} ${className}`.trimEnd()}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  )
}
