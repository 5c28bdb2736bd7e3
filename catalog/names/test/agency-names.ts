/** Verified names of a country, and names in the style of real public bodies, made from words of eight languages. */
export const verifiedNames = [
  ...['State Registry Office', 'Novozersk City Clinic', 'Education Department', 'City Transport Department'],
  ...['Citizen Participation Centre', 'Ministry of Justice', 'Tax Administration', 'Border Guard Service'],
  ...['Pension Fund', 'Land Registry', 'Passport Office', 'Labour Inspectorate', 'National Library', 'Post Office'],
  ...['Государственная регистрационная палата', 'Новозёрская городская поликлиника', 'Управление образования'],
  ...['Управление городского транспорта', 'Центр участия граждан', 'Министерство юстиции', 'Налоговая служба'],
  ...['Паспортный стол', 'Пенсионный фонд', 'Земельный кадастр', 'Инспекция труда', 'Школа № 15', 'Водоканал'],
  ...['Bundesamt für Justiz', 'Finanzamt Mitte', 'Mairie de Lyon', 'Préfecture de police', 'Caisse nationale'],
]

type Pattern = readonly (readonly string[])[]

const patterns: Pattern[] = [
  [
    ['Ministry of', 'Department for', 'State Committee on', 'National Agency for', 'Inspectorate of', 'Bureau of'],
    [
      'Health',
      'Agriculture',
      'Digital Development',
      'Sport and Tourism',
      'Energy',
      'Water Resources',
      'Housing',
      'Statistics',
      'Migration',
    ],
    ['', 'of the North Region', 'of the Capital', 'and Family Policy', '(Head Office)'],
  ],
  [
    [
      'Lakeside',
      'Riverside',
      'Old Town',
      'St. Mary’s',
      'Northern',
      'Greenhill',
      'Port Said',
      'Eastgate',
      'Meadow Park',
      'Cape York',
    ],
    [
      'Municipal Court',
      'District Hospital',
      'Public Library',
      'Fire & Rescue Service',
      'Job Centre',
      'Music School No. 3',
    ],
  ],
  [
    ['Министерство', 'Департамент', 'Управление', 'Комитет', 'Агентство'],
    [
      'здравоохранения',
      'сельского хозяйства',
      'социальной защиты',
      'цифрового развития',
      'культуры и спорта',
      'ЖКХ',
      'лесного хозяйства',
    ],
    ['', 'Северной области', 'города Озёрска', 'Зареченского района', 'по работе с молодёжью'],
  ],
  [
    ['Школа', 'Гимназия', 'Детский сад', 'Лицей', 'Поликлиника', 'Суд', 'МФЦ', 'Библиотека'],
    ['№ 7', '№ 42', '«Солнышко»', 'им. А. С. Пушкина', 'Заречного района', 'на Лесной'],
  ],
  [
    ['Amt für', 'Landesamt für', 'Behörde für', 'Referat'],
    [
      'Straßenbau',
      'Wohnungswesen',
      'Jugend und Familie',
      'Gewässerschutz',
      'Bürgerdienste',
      'Öffentliche Ordnung',
      'Denkmalpflege',
    ],
    ['', 'Köln', 'Thüringen', 'der Stadt Göttingen'],
  ],
  [
    ['Direction de', 'Agence nationale de', 'Service de', 'Office de'],
    ['l’enfance', 'la santé publique', 'l’eau potable', 'l’état civil', 'la forêt', 'l’emploi', 'l’agriculture'],
    ['', 'de l’Île-de-France', 'd’Aix', 'des Côtes-d’Armor'],
  ],
  [
    ['Ayuntamiento de', 'Diputación de', 'Consejería de', 'Instituto de'],
    ['Logroño', 'Cádiz', 'Educación', 'Vivienda', 'Igualdad', 'Turismo y Deporte'],
  ],
  [
    ['Управління', 'Міністерство', 'Служба', 'Центр'],
    ['освіти', 'соціального захисту', 'довкілля', 'зайнятості', 'об’єднаної громади'],
    ['', 'Київської області', 'міста Їжакове'],
  ],
  [
    ['Мамлекеттик', 'Шаардык', 'Райондук'],
    ['каттоо кызматы', 'салык инспекциясы', 'билим берүү бөлүмү', 'өрт өчүрүү кызматы', 'китепкана'],
  ],
  [
    ['Urząd', 'Wydział', 'Ośrodek', 'Zakład'],
    ['Skarbowy', 'Pomocy Społecznej', 'Gospodarki Wodnej', 'Ochrony Środowiska', 'Ubezpieczeń'],
    ['', 'w Łodzi', 'w Gdańsku', 'powiatu żywieckiego'],
  ],
  [
    ['İl', 'İlçe', 'Büyükşehir'],
    ['Sağlık Müdürlüğü', 'Nüfus Müdürlüğü', 'Belediyesi', 'Tapu Dairesi', 'Çevre Müdürlüğü'],
  ],
  [
    ['Υπουργείο', 'Δήμος', 'Υπηρεσία'],
    ['Υγείας', 'Αθηναίων', 'Παιδείας', 'Περιβάλλοντος'],
  ],
  [
    ['وزارة', 'هيئة', 'مديرية'],
    ['العدل', 'الصحة', 'التعليم العالي', 'النقل'],
  ],
  [
    ['東京都', '大阪市', '京都府'],
    ['教育委員会', '福祉センター', '水道局'],
  ],
]

/** Every way through every pattern: more than a thousand names. */
export const realisticNames: string[] = patterns.flatMap((pattern) =>
  pattern.reduce<string[]>(
    (begun, words) => begun.flatMap((start) => words.map((word) => `${start} ${word}`.trim())),
    [''],
  ),
)
