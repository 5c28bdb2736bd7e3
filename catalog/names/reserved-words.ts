/** What a name may not say of itself: that is said by the badge, or by nobody. Words side by side, in small letters. */
export const reservedWords: Readonly<Record<string, readonly string[]>> = {
  en: ['parley', 'verified', 'verified account', 'official account', 'technical support', 'system administrator'],
  ru: [
    ...['парлей', 'проверено', 'подтверждено', 'верифицировано', 'проверенное ведомство'],
    ...['официальный аккаунт', 'техническая поддержка', 'служба поддержки', 'системный администратор'],
  ],
  de: ['verifiziert', 'geprüftes konto', 'offizielles konto', 'technischer support'],
  fr: ['vérifié', 'compte vérifié', 'compte officiel', 'assistance technique'],
  es: ['verificado', 'cuenta verificada', 'cuenta oficial', 'soporte técnico'],
}
