/** How people ask for it. Searched, not shown. */
export const asked = {
  en: [
    'I need a parking permit',
    'resident parking',
    'where can I park near my home',
    'park my car on my street',
    'parking for my business',
    'delivery van parking permit',
    'disabled parking',
    'disabled badge parking permit',
    'renew my parking permit',
    'add a car to my parking permit',
  ],
  ru: [
    'разрешение на парковку',
    'нужно разрешение на парковку',
    'резидентское парковочное разрешение',
    'парковка для жителей',
    'парковка у дома',
    'где поставить машину',
    'бесплатная парковка для инвалидов',
    'парковка для инвалида',
    'парковка для предприятия',
    'продлить парковочное разрешение',
    'парковочный абонемент',
  ],
}
