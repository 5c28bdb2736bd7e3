/** How people ask for it. Searched, not shown. */
export const asked = {
  en: [
    'I got a parking fine and it is wrong',
    'appeal a parking ticket',
    'contest a fine',
    'I did pay for parking',
    'the fine is for a car I have sold',
    'cancel my parking fine',
  ],
  ru: [
    'обжаловать штраф за парковку',
    'мне пришёл штраф по ошибке',
    'не согласен со штрафом',
    'отменить штраф',
    'штраф за проданную машину',
    'парковка была оплачена, а пришёл штраф',
  ],
}
